package io.github.junitsmtp;

import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.HtmlAssert;
import io.github.junitsmtp.mail.HtmlElementAssert;
import io.github.junitsmtp.mail.ListUnsubscribeAssert;
import io.github.junitsmtp.mail.MailPart;
import io.github.junitsmtp.mail.MailPartAssert;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.protocol.SmtpReplyAssert;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.server.AttemptsAssert;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServerAssert;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.SmtpSessionAssert;
import io.github.junitsmtp.transcript.SmtpSessionsAssert;
import io.github.junitsmtp.transcript.Transcript;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer
class SoftNavigationTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    static Stream<Consumer<SmtpSoftAssertions>> navigationsOfMails() {
        ReceivedMail mail = mailOf("From: shop@example.com\n\n");
        ReceivedMail html = mailOf("Content-Type: text/html\n\n<p>Hello");
        return Stream.of(
                softly -> softly.assertThat(mail).subject().isEqualTo("Welcome").startsWith("W"),
                softly -> softly.assertThat(mail)
                        .hasListUnsubscribe()
                        .oneClick()
                        .hasTarget("https://example.com/")
                        .oneClick(),
                softly -> softly.assertThat(html)
                        .textBody()
                        .contains("Ada")
                        .asBase64Decoded()
                        .isEmpty(),
                softly -> softly.assertThat(mail)
                        .htmlBody()
                        .contains("Ada")
                        .hasElement("a")
                        .link("Confirm")
                        .hasScheme("https"),
                softly -> softly.assertThat(mail)
                        .htmlBody()
                        .select("a")
                        .hasSize(1)
                        .first()
                        .isNotNull(),
                softly -> softly.assertThat(mail)
                        .htmlBody()
                        .selectFirst("a")
                        .text()
                        .isEqualTo("x"),
                softly -> softly.assertThat(mail).htmlBody().visibleText().isEqualTo("x"),
                softly -> softly.assertThat(html)
                        .htmlBody()
                        .link("Confirm")
                        .hasScheme("https")
                        .hasParameter("t", "1"),
                softly -> softly.assertThat(html)
                        .htmlBody()
                        .selectFirst("a")
                        .hasText("Confirm")
                        .hasAttribute("href", "x")
                        .text()
                        .isEqualTo("x"),
                softly -> softly.assertThat(mail)
                        .attachment("x.pdf")
                        .hasSize(3)
                        .hasContentType("application/pdf")
                        .content()
                        .hasSize(3)
                        .asString()
                        .isEqualTo("x"),
                softly -> softly.assertThat(mail)
                        .attachment("x.pdf")
                        .text()
                        .asInt()
                        .isEqualTo(3),
                softly -> softly.assertThat(mail).inlinePart("logo").isInline().hasSize(3),
                softly -> softly.assertThat(mail)
                        .calendar()
                        .hasParameter("method", "REQUEST")
                        .text()
                        .contains("VEVENT"));
    }

    @ParameterizedTest
    @MethodSource("navigationsOfMails")
    void a_navigation_of_a_mail_that_fails_records_that_and_nothing_more(Consumer<SmtpSoftAssertions> navigation) {
        assertOneFailure(navigation);
    }

    static Stream<Consumer<SmtpSoftAssertions>> navigationsOfNull() {
        return Stream.of(
                softly -> softly.assertThat((ReceivedMail) null).mimeTree().isEqualTo("x"),
                softly -> softly.assertThat((ReceivedMail) null).attachments().hasSize(1),
                softly -> softly.assertThat((ReceivedMail) null)
                        .attachment("x.pdf")
                        .hasSize(1),
                softly -> softly.assertThat((ReceivedMail) null)
                        .htmlBody()
                        .link("x")
                        .hasNoPort(),
                softly -> softly.assertThat((ReceivedMails) null)
                        .to("ada@example.org")
                        .hasSize(1),
                softly -> softly.assertThat((ReceivedMails) null).first().isFrom("ada@example.org"),
                softly -> softly.assertThat((MailPart) null).content().hasSize(1),
                softly -> softly.assertThat((MailPart) null).text().hasSize(1),
                softly -> softly.assertThat((SmtpReply) null).text().isEqualTo("x"),
                softly -> softly.assertThat((SmtpReply) null).lines().first().isEqualTo("x"),
                softly -> softly.assertThat((SmtpSession) null).greeting().isServiceReady(),
                softly -> softly.assertThat((SmtpSession) null).mails().first().isFrom("ada@example.org"),
                softly ->
                        softly.assertThat((Transcript) null).sessions().first().isNotNull(),
                softly -> softly.assertThat(mailOf("\n"))
                        .attachments()
                        .first(MailPartAssert.MAIL_PART)
                        .hasSize(3)
                        .content()
                        .isEmpty(),
                softly -> softly.assertThat(mailOf("\n"))
                        .attachments()
                        .filteredOn(MailPart::isInline)
                        .singleElement()
                        .isNotNull(),
                softly -> softly.assertThat(SmtpReply.of(250, "OK"))
                        .lines()
                        .element(1)
                        .isEqualTo("x"),
                softly -> softly.assertThat(ReceivedMails.of(List.of()))
                        .last(ReceivedMailAssert.RECEIVED_MAIL)
                        .isFrom("eve@example.org")
                        .htmlBody()
                        .link("x")
                        .hasNoPort(),
                softly -> softly.assertThat((Transcript) null).mails().hasSize(1),
                softly -> softly.assertThat((Transcript) null).singleSession().endedWithQuit(),
                softly -> softly.assertThat((RecordingSmtpServer) null)
                        .transcript()
                        .session(1)
                        .endedWithQuit(),
                softly -> softly.assertThat((RecordingSmtpServer) null)
                        .attempts(anyCommand())
                        .spacedAtLeast(SHORT)
                        .hasSize(3),
                softly -> softly.assertThat((RecordingSmtpServer) null)
                        .receivesMail()
                        .isFrom("ada@example.org"),
                softly -> softly.assertThat((RecordingSmtpServer) null)
                        .fallsSilentFor(SHORT)
                        .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("navigationsOfNull")
    void a_navigation_from_null_records_that_and_nothing_more(Consumer<SmtpSoftAssertions> navigation) {
        assertOneFailure(navigation);
    }

    @Test
    void navigations_of_a_transcript_that_fail_record_that_and_nothing_more(
            RecordingSmtpServer smtp, SmtpClient client) {
        client.noop();

        assertOneFailure(softly -> softly.assertThat(smtp.transcript())
                .session(2)
                .endedWithQuit()
                .replyTo("RCPT")
                .isOk()
                .lines()
                .first()
                .isEqualTo("OK"));
        assertOneFailure(softly -> softly.assertThat(smtp.transcript())
                .session(2)
                .mails()
                .to("ada@example.org")
                .first()
                .isFrom("eve@example.org")
                .attachment("x.pdf")
                .hasSize(3));
        assertOneFailure(softly ->
                softly.assertThat(client.session()).replyTo("RCPT").isOk().isRetryable());
        assertOneFailure(
                softly -> softly.assertThat(client.session()).replyToMessage().isOk());
        assertOneFailure(softly -> softly.assertThat(smtp.mails())
                .first()
                .isFrom("eve@example.org")
                .isEncrypted());
        assertOneFailure(softly -> softly.assertThat(smtp.mails()).last().isEncrypted());
        assertOneFailure(softly -> softly.assertThat(smtp.mails()).element(2).isEncrypted());
        assertOneFailure(
                softly -> softly.assertThat(smtp.mails()).singleElement().isEncrypted());

        try (SmtpClient second = SmtpClient.connect(smtp.host(), smtp.port())) {
            second.noop();
            assertOneFailure(softly ->
                    softly.assertThat(smtp.transcript()).singleSession().endedWithQuit());
        }
    }

    @Test
    void navigations_of_a_server_that_fail_record_that_and_nothing_more(RecordingSmtpServer smtp, SmtpClient client) {
        client.noop();

        assertOneFailure(
                softly -> softly.assertThat(smtp).within(SHORT).receivesMail().isFrom("eve@example.org"));
        assertOneFailure(softly -> softly.assertThat(smtp)
                .within(SHORT)
                .receivesMailTo("ada@example.org")
                .isFrom("eve@example.org")
                .hasSubject("Welcome")
                .attachment("x.pdf")
                .hasSize(3));
        assertOneFailure(softly -> softly.assertThat(smtp)
                .within(SHORT)
                .receivesMailsTo("ada@example.org")
                .hasSize(7)
                .last()
                .isEncrypted());
        assertOneFailure(softly ->
                softly.assertThat(smtp).within(SHORT).receivesExactly(2, SHORT).hasSize(2));
        assertOneFailure(softly -> softly.assertThat(smtp).hasReceivedMail(2).isEncrypted());
        assertOneFailure(softly -> softly.assertThat(smtp)
                .hasReceivedMailsInOrderTo("ada@example.org", "bob@example.org")
                .hasSize(2));
        assertOneFailure(softly -> softly.assertThat(smtp)
                .within(SHORT)
                .allSessionsEnd()
                .allSessionsEndedWithQuit()
                .session(3)
                .isEncrypted());
    }

    @Test
    void failures_that_were_collected_are_told_with_whatever_is_thrown_after_them() {
        IllegalStateException thrown = new IllegalStateException("no order");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SmtpSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(mailOf("\n")).hasSubject("Welcome");
                    throw thrown;
                }))
                .withMessageContaining("the Subject header field")
                .satisfies(failure -> assertThat(failure.getSuppressed()).containsExactly(thrown));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SmtpSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(mailOf("\n")).doesNotHaveHeader("Subject");
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AttemptsAssert.class,
                HtmlAssert.class,
                HtmlElementAssert.class,
                ListUnsubscribeAssert.class,
                MailPartAssert.class,
                ReceivedMailAssert.class,
                ReceivedMailsAssert.class,
                RecordingSmtpServerAssert.class,
                SmtpReplyAssert.class,
                SmtpSessionAssert.class,
                SmtpSessionsAssert.class,
                TranscriptAssert.class
            })
    void whatever_navigates_is_final_as_soft_assertions_return_null_from_what_they_override(Class<?> assertions) {
        assertThat(Stream.of(assertions.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                        .filter(method -> AbstractAssert.class.isAssignableFrom(method.getReturnType()))
                        .filter(method -> method.getReturnType() != assertions)
                        .filter(method -> !Modifier.isFinal(method.getModifiers()))
                        .filter(method -> !method.getName().equals("toAssert"))) // AssertJ wraps its result
                .extracting(Method::getName)
                .isEmpty();
    }

    /** Follows every navigation, and those from its target, with arguments that match nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_navigation_throws_or_records_more_than_its_first_failure(boolean withSubjects, RecordingSmtpServer smtp) {
        smtp.assertionTimeout(SHORT);
        SmtpSession session;
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            session = client.session();
        }
        ReceivedMail mail = mailOf("Content-Type: text/html\n\n<p>Hello");
        SmtpReply reply = SmtpReply.of(250, "OK");
        SmtpSoftAssertions softly = new SmtpSoftAssertions();
        List<Supplier<AbstractAssert<?, ?>>> starts = withSubjects
                ? List.of(
                        () -> softly.assertThat(reply),
                        () -> softly.assertThat(mail),
                        () -> softly.assertThat(ReceivedMails.of(List.of())),
                        () -> softly.assertThat(ReceivedMails.of(List.of(mail))),
                        () -> softly.assertThat(session),
                        () -> softly.assertThat(smtp.transcript()),
                        () -> softly.assertThat(smtp))
                : List.of(
                        () -> softly.assertThat((SmtpReply) null),
                        () -> softly.assertThat((ReceivedMail) null),
                        () -> softly.assertThat((ReceivedMails) null),
                        () -> softly.assertThat((MailPart) null),
                        () -> softly.assertThat((SmtpSession) null),
                        () -> softly.assertThat((Transcript) null),
                        () -> softly.assertThat((RecordingSmtpServer) null));

        Set<Method> gone = new LinkedHashSet<>();
        starts.forEach(start -> followAll(start.get(), softly, false, 3, gone));

        assertThat(gone)
                .hasSizeGreaterThan(30)
                .extracting(Method::getName)
                .contains("first", "replyTo", "receivesMail");
    }

    private static void followAll(
            AbstractAssert<?, ?> from, SmtpSoftAssertions softly, boolean failed, int steps, Set<Method> gone) {
        for (Method way : steps == 0 ? List.<Method>of() : waysFrom(from.getClass())) {
            int before = softly.assertionErrorsCollected().size();
            AbstractAssert<?, ?> next = follow(from, way);
            int failures = softly.assertionErrorsCollected().size() - before;
            assertThat(next).as("%s", way).isNotNull();
            assertThat(failures).as("failures of %s", way).isLessThanOrEqualTo(failed ? 0 : 1);
            if (gone.add(way)) {
                followAll(next, softly, failed || failures > 0, steps - 1, gone);
            }
        }
    }

    /** Returns our navigations, and AssertJ's own to an element of a list. */
    private static List<Method> waysFrom(Class<?> assertions) {
        return Stream.of(assertions.getMethods())
                .filter(method -> AbstractAssert.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getReturnType().isAssignableFrom(assertions))
                .filter(method -> isOurs(method.getDeclaringClass())
                        || Set.of("first", "last", "element", "singleElement").contains(method.getName()))
                .filter(method -> !Set.of("toAssert", "within").contains(method.getName()))
                .toList();
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("io.github.junitsmtp")
                && !type.getSimpleName().contains("ByteBuddy");
    }

    private static AbstractAssert<?, ?> follow(AbstractAssert<?, ?> from, Method way) {
        try {
            return (AbstractAssert<?, ?>) way.invoke(
                    from,
                    Stream.of(way.getParameterTypes())
                            .map(SoftNavigationTest::argument)
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(way + " ends the chain", e);
        }
    }

    private static Object argument(Class<?> type) {
        Map<Class<?>, Object> arguments = Map.of(
                String.class,
                "nobody",
                String[].class,
                new String[] {"nobody"},
                Collection.class,
                List.of("nobody"),
                List.class,
                List.of("nobody"),
                int.class,
                7,
                Duration.class,
                SHORT,
                CommandPattern.class,
                anyCommand(),
                Consumer.class,
                (Consumer<Object>) SoftNavigationTest::fail,
                Consumer[].class,
                new Consumer<?>[] {(Consumer<Object>) SoftNavigationTest::fail},
                InstanceOfAssertFactory.class,
                new InstanceOfAssertFactory<>(Object.class, Assertions::assertThat));
        return Objects.requireNonNull(arguments.get(type), type::toString);
    }

    private static void fail(Object subject) {
        throw new AssertionError("not " + subject);
    }

    private static void assertOneFailure(Consumer<SmtpSoftAssertions> navigation) {
        SmtpSoftAssertions softly = new SmtpSoftAssertions();
        navigation.accept(softly);
        assertThat(softly.assertionErrorsCollected()).hasSize(1);
    }

    private static ReceivedMail mailOf(String message) {
        Envelope envelope = new Envelope(
                SmtpCommand.parse("MAIL FROM:<shop@example.com>"),
                List.of(SmtpCommand.parse("RCPT TO:<ada@example.org>")));
        return new ReceivedMail(
                envelope,
                Octets.of((message + "\n.\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)),
                new Arrival(1, "shop", false, Instant.EPOCH));
    }

    @Test
    void silent_assertions_of_one_type_are_of_one_class() {
        assertThat(Navigation.nowhere(InstanceOfAssertFactories.STRING))
                .hasSameClassAs(Navigation.nowhere(InstanceOfAssertFactories.STRING));
    }
}
