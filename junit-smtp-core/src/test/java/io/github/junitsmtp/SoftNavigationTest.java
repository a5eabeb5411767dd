package io.github.junitsmtp;

import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
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
import io.github.junitsmtp.server.AttemptsAssert;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServerAssert;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.SmtpSessionAssert;
import io.github.junitsmtp.transcript.Transcript;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
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
                .withMessageContaining("a header field Subject")
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
                TranscriptAssert.class
            })
    void whatever_navigates_is_final_as_soft_assertions_return_null_from_what_they_override(Class<?> assertions) {
        assertThat(Stream.of(assertions.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                        .filter(method -> AbstractAssert.class.isAssignableFrom(method.getReturnType()))
                        .filter(method -> method.getReturnType() != assertions)
                        .filter(method -> !Modifier.isFinal(method.getModifiers())))
                .extracting(Method::getName)
                .isEmpty();
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
}
