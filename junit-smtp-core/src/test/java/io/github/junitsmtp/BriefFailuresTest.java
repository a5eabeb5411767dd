package io.github.junitsmtp;

import static io.github.junitsmtp.script.Answers.replyWith;
import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.html.EmailClient;
import io.github.junitsmtp.html.EmailClients;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.DnsRecords;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.AccessibilityRule;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.ServerRule;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Transcript;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AbstractUriAssert;
import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;
import org.jsoup.select.Selector;
import org.junit.jupiter.api.Test;

/** A failure has at most 25 lines and 4 KB, however large the subject and the expected value are. */
class BriefFailuresTest {

    private static final int LINES = 25;
    private static final int CHARS = 4096;

    /** Methods that only configure something or write a file. */
    private static final Set<String> NO_ASSERTIONS = Set.of("has", "within", "matchesApproved", "toAssert");

    /** Values that exist, for assertions that they do not. */
    private static final Map<String, String> WORDS = Map.of(
            "doesNotHaveHeader", "Subject",
            "doesNotHaveElement", "td",
            "doesNotHaveCommand", "EHLO",
            "hasEnhancedStatusCode", "5.1.1");

    private static final String LINE = "x".repeat(900);
    private static final String HUGE = (LINE + "\n").repeat(110);

    private final Map<String, String> tooLong = new LinkedHashMap<>();
    private final Set<Method> failed = new LinkedHashSet<>();
    private final Set<Method> seen = new LinkedHashSet<>();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String[] addresses(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "user" + i + "@example.org")
                .toArray(String[]::new);
    }

    /** Returns a mail in which everything is large. */
    private static ReceivedMail hugeMail() {
        String rows = IntStream.range(0, 800)
                .mapToObj(row -> "<tr><td style='border-radius: 4px; display: flex'>row " + row
                        + "</td><td><a href='http://example.com/" + row + "'>link " + row + "</a></td></tr>\r\n")
                .collect(Collectors.joining());
        String fields = IntStream.range(0, 300)
                .mapToObj(i -> "X-Field-" + i + ": x\r\n")
                .collect(Collectors.joining());
        String message = "Subject: " + "y".repeat(100_000) + "\r\nTo: " + String.join(", ", addresses(10_000))
                + "\r\nReply-To: " + String.join(", ", addresses(10_000))
                + "\r\nBcc: " + String.join(", ", addresses(10_000))
                + "\r\nList-Unsubscribe: <https://example.com/" + "z".repeat(10_000) + ">\r\n" + fields
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\n" + HUGE.replace("\n", "\r\n")
                + "\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>" + "w".repeat(10_000) + "</p><table>" + rows
                + "</table>\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\n"
                + "Content-Disposition: attachment; filename=\"a.pdf\"\r\n\r\n" + "p".repeat(5_000_000)
                + "\r\n--b\r\nContent-Type: text/calendar; method=REQUEST\r\n"
                + "Content-Disposition: attachment; filename=\"" + "n".repeat(3000) + ".ics\"\r\n\r\n"
                + "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:" + "s".repeat(20_000) + "\r\n"
                + Stream.of(addresses(5000))
                        .map(address -> "ATTENDEE:mailto:" + address + "\r\n")
                        .collect(Collectors.joining())
                + "END:VEVENT\r\nEND:VCALENDAR\r\n"
                + "--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment\r\n\r\nz\r\n".repeat(200)
                + "--b--\r\n.\r\n";
        return mail(message, addresses(10_000));
    }

    private static ReceivedMail mail(String data, String... recipients) {
        List<SmtpCommand> commands = Stream.of(recipients)
                .map(recipient -> SmtpCommand.parse("RCPT TO:<" + recipient + "> NOTIFY=NEVER"))
                .toList();
        return new ReceivedMail(
                new Envelope(SmtpCommand.parse("MAIL FROM:<shop@example.com> SIZE=10"), commands),
                Octets.of(bytes(data)),
                new Arrival(1, "u".repeat(5000), false, Instant.EPOCH));
    }

    private static ReceivedMail hugeReport() {
        String recipients = Stream.of(addresses(2000))
                .map(address -> "\r\nFinal-Recipient: rfc822; " + address + "\r\nAction: delayed\r\n")
                .collect(Collectors.joining());
        return mail("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n" + recipients
                + "\r\n--b--\r\n.\r\n");
    }

    /** Returns a thousand sessions, the first of which is long. */
    private static Transcript hugeTranscript() {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        for (int i = 0; i < 1000; i++) {
            SessionRecorder session = transcript.open("127.0.0.1:" + (10_000 + i));
            say(session, null, "220 localhost ready");
            say(session, "EHLO client.example.org", "250-localhost\r\n250-SIZE\r\n250 HELP");
            for (int line = 0; i == 0 && line < 100; line++) {
                say(session, "NOOP " + "n".repeat(1000), "500-" + "r".repeat(1000) + "\r\n500 too long");
            }
            say(session, "MAIL FROM:<shop@example.com>", "250 OK");
            for (String recipient : addresses(i == 0 ? 2000 : 1)) {
                say(session, "RCPT TO:<" + recipient + ">", "550 no such user");
            }
            session.ended(Ending.CLOSED_BY_CLIENT);
        }
        return transcript;
    }

    private static void say(SessionRecorder session, String command, String reply) {
        if (command != null) {
            byte[] line = bytes(command + "\r\n");
            session.sent(Exchange.Kind.COMMAND, line, line.length, true);
        }
        session.replied(bytes(reply + "\r\n"), false);
    }

    private static SmtpReply hugeReply() {
        return SmtpReply.of(
                250, Stream.generate(() -> LINE.substring(400)).limit(500).toArray(String[]::new));
    }

    @Test
    void of_mails() {
        ReceivedMail mail = hugeMail();

        tryAll(mail);
        tryAll(hugeReport());
        tryAll(ReceivedMails.of(IntStream.range(0, 1000)
                .mapToObj(i -> mail("\r\n.\r\n", addresses(30)))
                .toList()));
        tryAll(ReceivedMails.of(List.of()));
        tryAll(mail.attachments().get(0));
        tryAll(mail.root().parts().get(0));
        tryFrom(mail.assertThat().calendar());
        tryFrom(mail.assertThat().htmlBody());
        tryFrom(mail.assertThat().htmlBody().selectFirst("table"));
        tryFrom(mail.assertThat().hasListUnsubscribe());

        assertBrief(
                "attachments",
                "content",
                "from",
                "headers",
                "inlineParts",
                "links",
                "mimeTree",
                "select",
                "text",
                "to",
                "visibleText",
                "withSubject");
    }

    @Test
    void of_dialogues() {
        Transcript transcript = hugeTranscript();

        tryAll(transcript);
        tryAll(transcript.sessions().get(0));
        tryAll(hugeReply());
        tryAll(transcript.sessions().get(0).exchanges().get(1).reply().orElseThrow());
        tryAll(SmtpReply.parse("550 5.7.1 " + LINE.substring(450) + "\r\n"));

        assertBrief("greeting", "hasNoLogins", "isNotEncrypted", "lines", "mails", "sessions", "text");
    }

    @Test
    void of_servers(@SmtpServer RecordingSmtpServer smtp) {
        smtp.assertionTimeout(Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                client.mailFrom("shop@example.com");
                client.rcptTo("user" + i + "@example.org");
                client.rcptTo("other" + i + "@example.org");
                client.data();
                client.message("Subject: " + LINE + "\n\nHello");
                client.send("NOOP " + LINE);
            }
        }

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.noop();
            tryAll(smtp);
            tryFrom(smtp.assertThat().attempts(anyCommand()));
        }
        IntStream.range(0, 100)
                .forEach(i -> smtp.on(rcptTo("nobody" + i + "@example.org")).reply(550, LINE.substring(450)));
        check("unused stubs", () -> smtp.assertThat().hasNoUnusedStubs());
        smtp.reset();
        tryAll(smtp);
        tryFrom(smtp.assertThat().attempts(anyCommand()));
        smtp.on(noop()).answer(replyWith(incoming -> {
            throw new IllegalStateException(HUGE);
        }));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.noop();
            tryAll(smtp);
        }
        smtp.reset();

        assertBrief("transcript");
    }

    /** Checks the messages, and that all assertions failed except those that cannot fail on such a subject. */
    private void assertBrief(String... passing) {
        assertThat(tooLong).isEmpty();
        seen.removeAll(failed);
        assertThat(seen).extracting(Method::getName).containsOnly(passing);
    }

    private void tryAll(AssertProvider<? extends AbstractAssert<?, ?>> subject) {
        tryFrom(subject.assertThat());
    }

    private void tryFrom(AbstractAssert<?, ?> assertions) {
        for (Method method : assertions.getClass().getMethods()) {
            if (isAssertion(method)) {
                seen.add(method);
                for (int variant = 0; variant < 4; variant++) {
                    invoke(assertions, method, variant);
                }
            }
        }
    }

    private static boolean isAssertion(Method method) {
        return method.getDeclaringClass().getName().startsWith("io.github.junitsmtp.")
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && !NO_ASSERTIONS.contains(method.getName());
    }

    /** By the type of the parameter. */
    private static final Map<String, Set<?>> RULES = Map.of(
            "java.util.Set<" + BulkSenderRule.class.getName() + ">",
            BulkSenderRule.standard(),
            "java.util.Set<" + AccessibilityRule.class.getName() + ">",
            AccessibilityRule.standard(),
            "java.util.Set<" + ServerRule.class.getName() + ">",
            ServerRule.standard());

    private void invoke(AbstractAssert<?, ?> assertions, Method method, int variant) {
        try {
            Object result = method.invoke(
                    assertions,
                    Stream.of(method.getParameters())
                            .map(parameter -> RULES.containsKey(
                                            parameter.getParameterizedType().getTypeName())
                                    ? RULES.get(parameter.getParameterizedType().getTypeName())
                                    : argument(parameter.getType(), variant, WORDS.getOrDefault(method.getName(), "x")))
                            .toArray());
            if (variant == 0 && result != assertions) {
                goOn(method, result);
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError failure) {
                failed.add(method);
                check(method.toString(), failure);
            } else { // a different argument type
                assertThat(e.getCause())
                        .as("%s", method)
                        .isInstanceOfAny(IllegalArgumentException.class, Selector.SelectorParseException.class);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Continues with AssertJ's own assertions. */
    private void goOn(Method way, Object next) {
        if (next instanceof AbstractStringAssert<?> text) {
            check(way + " isEqualTo", () -> text.isEqualTo(HUGE));
            check(way + " isEqualTo", () -> text.isEqualTo("x"));
            check(way + " contains", () -> text.contains("nobody", "x"));
            check(way + " contains", () -> text.contains(HUGE + "y"));
            check(way + " startsWith", () -> text.startsWith("nobody"));
            check(way + " isEmpty", text::isEmpty);
        }
        if (next instanceof AbstractByteArrayAssert<?> octets) {
            check(way + " isEqualTo", () -> octets.isEqualTo(bytes(HUGE)));
            check(way + " isEmpty", octets::isEmpty);
            check(way + " startsWith", () -> octets.startsWith(bytes(HUGE)));
        }
        if (next instanceof ListAssert<?> list) {
            check(way + " isEmpty", list::isEmpty);
            check(way + " hasSize", () -> list.hasSize(7));
            check(
                    way + " contains",
                    () -> list.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                            .containsExactly(HUGE, "x"));
        }
        if (next instanceof AbstractUriAssert<?> uri) {
            check(way + " hasHost", () -> uri.hasHost("nobody"));
        }
    }

    private void check(String title, org.assertj.core.api.ThrowableAssert.ThrowingCallable assertion) {
        Throwable thrown = Assertions.catchThrowable(assertion);
        if (thrown != null) {
            check(title, thrown);
        }
    }

    private void check(String title, Throwable failure) {
        String message = failure.getMessage().strip();
        if (message.lines().count() > LINES || message.length() > CHARS) {
            tooLong.putIfAbsent(
                    title + " " + message.lines().count() + " lines, " + message.length() + " chars",
                    message.substring(0, Math.min(message.length(), 3000)));
        }
    }

    private static Object argument(Class<?> type, int variant, String word) {
        Map<Class<?>, Object> arguments = new LinkedHashMap<>();
        arguments.put(
                String.class,
                List.of("nobody", "nobody@example.org", HUGE, word).get(variant));
        arguments.put(String[].class, variant == 1 ? new String[] {"nobody@example.org"} : addresses(5000));
        arguments.put(Collection.class, variant == 1 ? List.of("nobody@example.org") : List.of(addresses(5000)));
        arguments.put(List.class, variant == 1 ? List.of("nobody@example.org") : List.of(addresses(5000)));
        arguments.put(Set.class, variant == 1 ? EnumSet.allOf(ClientRule.class) : EnumSet.allOf(MessageRule.class));
        arguments.put(int.class, List.of(7, 0, 551, 250).get(variant));
        arguments.put(int[].class, new int[] {551, 552});
        arguments.put(
                Duration.class,
                List.of(Duration.ofMillis(1), Duration.ofNanos(1), Duration.ofDays(1))
                        .get(0));
        arguments.put(CommandPattern.class, variant == 1 ? rcptTo("nobody@example.org") : anyCommand());
        arguments.put(Consumer.class, (Consumer<Object>) BriefFailuresTest::fail);
        arguments.put(Consumer[].class, new Consumer<?>[] {(Consumer<Object>) BriefFailuresTest::fail});
        arguments.put(
                InstanceOfAssertFactory.class, new InstanceOfAssertFactory<>(Object.class, Assertions::assertThat));
        arguments.put(
                ReplyCode.class,
                List.of(ReplyCode.HELP_MESSAGE, ReplyCode.OK, ReplyCode.SERVICE_READY)
                        .get(variant % 3));
        arguments.put(ReplyCode[].class, new ReplyCode[] {ReplyCode.HELP_MESSAGE});
        arguments.put(EnhancedStatusCode.class, EnhancedStatusCode.parse("5.1.1"));
        arguments.put(Ending.class, Ending.OPEN);
        arguments.put(Temporal.class, Instant.EPOCH);
        arguments.put(MessageRule[].class, new MessageRule[0]);
        arguments.put(ClientRule[].class, new ClientRule[0]);
        arguments.put(ServerRule[].class, new ServerRule[0]);
        arguments.put(Pattern[].class, new Pattern[0]);
        arguments.put(EmailClient.class, EmailClient.OUTLOOK_WINDOWS);
        arguments.put(EmailClient[].class, EmailClient.values());
        arguments.put(EmailClients.class, EmailClients.all().inFull());
        arguments.put(AccessibilityRule[].class, new AccessibilityRule[0]);
        arguments.put(DnsRecords.class, DnsRecords.of("mail._domainkey.example.com", "v=DKIM1; p="));
        arguments.put(X509Certificate.class, TestCertificates.ofThisJvm().authority());
        arguments.put(Object.class, HUGE);
        arguments.put(CharSequence[].class, new CharSequence[] {HUGE, "nobody"});
        arguments.put(Comparator.class, Comparator.naturalOrder());
        return Objects.requireNonNull(arguments.get(type), type::toString);
    }

    private static void fail(Object subject) {
        throw new AssertionError(HUGE);
    }
}
