package io.github.junitsmtp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.Allocations;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking at ten times as much recorded data takes ten times the work, in every way. */
class GrowthOfAnswersTest {

    private static final int FEW = 200;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String[] addresses(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "user" + i + "@example.org")
                .toArray(String[]::new);
    }

    /** Returns a mail to many recipients, whose header names none of them. */
    private static ReceivedMail mailTo(String... recipients) {
        List<SmtpCommand> commands = Stream.of(recipients)
                .map(recipient -> SmtpCommand.parse("RCPT TO:<" + recipient + ">"))
                .toList();
        return new ReceivedMail(
                new Envelope(SmtpCommand.parse("MAIL FROM:<shop@example.com>"), commands),
                Octets.of(bytes("Subject: x\r\n\r\nHello\r\n.\r\n")),
                new Arrival(1, null, false, Instant.EPOCH));
    }

    /** Returns sessions with many mails, each to many recipients. */
    private static Transcript transcriptOf(int recipients) {
        TranscriptRecorder transcript = new TranscriptRecorder(() -> {});
        SessionRecorder session = transcript.open("127.0.0.1:50412");
        say(session, null, "220 localhost ready");
        say(session, "EHLO client.example.org", "250 localhost");
        say(session, "MAIL FROM:<shop@example.com>", "250 OK");
        for (String recipient : addresses(recipients)) {
            say(session, "RCPT TO:<" + recipient + ">", "250 OK");
        }
        for (int i = 0; i < recipients; i++) {
            session.accepted(mailTo("ada@example.org", "user" + i + "@example.org"));
        }
        say(session, "QUIT", "221 Bye");
        session.ended(Ending.CLOSED_BY_SERVER);
        return transcript;
    }

    private static void say(SessionRecorder session, String command, String reply) {
        if (command != null) {
            byte[] line = bytes(command + "\r\n");
            session.sent(Exchange.Kind.COMMAND, line, line.length, true);
        }
        session.replied(bytes(reply + "\r\n"), false);
    }

    private static Stream<Method> questions(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() == type && !method.isBridge())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getReturnType() != void.class);
    }

    private static void ask(Method question, Object subject) {
        try {
            question.invoke(subject);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Method> questionsOfTranscripts() {
        return questions(Transcript.class);
    }

    private static Stream<Method> questionsOfSessions() {
        return questions(SmtpSession.class);
    }

    private static Stream<Method> questionsOfMails() {
        return questions(ReceivedMails.class);
    }

    private static Stream<Method> questionsOfAMail() {
        return questions(ReceivedMail.class);
    }

    @ParameterizedTest
    @MethodSource("questionsOfTranscripts")
    void transcripts(Method question) {
        Allocations.growWithInput(FEW, GrowthOfAnswersTest::transcriptOf, transcript -> ask(question, transcript));
    }

    @ParameterizedTest
    @MethodSource("questionsOfSessions")
    void sessions(Method question) {
        Allocations.growWithInput(FEW, size -> transcriptOf(size).sessions().get(0), session -> ask(question, session));
    }

    @ParameterizedTest
    @MethodSource("questionsOfMails")
    void mails(Method question) {
        Allocations.growWithInput(FEW, size -> transcriptOf(size).mails(), mails -> ask(question, mails));
    }

    @ParameterizedTest
    @MethodSource("questionsOfAMail")
    void a_mail(Method question) {
        Allocations.growWithInput(FEW, size -> mailTo(addresses(size)), mail -> ask(question, mail));
    }

    @Test
    void the_rules_of_clients() {
        Allocations.growWithInput(
                FEW,
                size -> transcriptOf(size).sessions().get(0),
                session -> session.violations(ClientRule.standard()));
    }

    /** Comparing allocates no objects to count, but comparing all pairs would take ten times as long as the test may. */
    @Test
    @Timeout(600)
    void the_recipients_of_a_mail() {
        String[] recipients = addresses(100_000);

        assertThat(mailTo(recipients)).hasOnlyRecipients(recipients).isTo(recipients);
    }
}
