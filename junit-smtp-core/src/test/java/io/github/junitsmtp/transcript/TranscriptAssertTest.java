package io.github.junitsmtp.transcript;

import static io.github.junitsmtp.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.transcript.Exchange.Kind;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranscriptAssertTest {

    private final TranscriptRecorder recorder = new TranscriptRecorder(() -> {});
    private final Transcript transcript = recorder;
    private final SessionRecorder writer = recorder.open("127.0.0.1:50412");
    private final SmtpSession session = writer;

    private void say(Kind kind, String sent, String reply) {
        say(writer, kind, sent, reply);
    }

    private static void say(SessionRecorder recorder, Kind kind, String sent, String reply) {
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        recorder.sent(kind, bytes, bytes.length, true);
        recorder.replied(reply.getBytes(StandardCharsets.UTF_8), false);
    }

    private void sayAll() {
        writer.replied("220 mx.example.org ready\r\n".getBytes(StandardCharsets.UTF_8), false);
        say(Kind.COMMAND, "EHLO client\r\n", "250-mx.example.org\r\n250 HELP\r\n");
        say(Kind.COMMAND, "MAIL FROM:<shop@example.com>\r\n", "250 OK\r\n");
        say(Kind.COMMAND, "RCPT TO:<ada@example.org>\r\n", "550 5.1.1 No such user\r\n");
        say(Kind.COMMAND, "QUIT\r\n", "221 Bye\r\n");
        writer.ended(Ending.CLOSED_BY_SERVER);
    }

    @Test
    void assertions_on_a_session_pass() {
        sayAll();

        assertThat(session)
                .hasCommands("EHLO", "mail from:<shop@example.com>", "RCPT TO:<ada@example.org>", "QUIT")
                .hasCommandsInOrder("EHLO", "RCPT")
                .doesNotHaveCommand("DATA")
                .endedWithQuit()
                .hasEnding(Ending.CLOSED_BY_SERVER);
        assertThat(session).greeting().isServiceReady();
        assertThat(session).replyTo("RCPT").isMailboxUnavailable();
        assertThat(session).mails().isEmpty();
        assertThat(transcript)
                .hasSessions(1)
                .allSessionsEndedWithQuit()
                .singleSession()
                .endedWithQuit();
        assertThat(transcript).sessions().containsExactly(session);
        assertThat(transcript).mails().isEmpty();
    }

    @Test
    void a_message_without_a_sender_is_no_discarded_mail() {
        writer.replied("220 mx\r\n".getBytes(StandardCharsets.UTF_8), false);
        say(Kind.COMMAND, "MAIL FROM:<shop@example.com>\r\n", "550 No\r\n");
        say(Kind.COMMAND, "DATA\r\n", "354 Go\r\n");
        say(Kind.MESSAGE, "Hi\r\n.\r\n", "250 OK\r\n");
        assertThat(session.outcome())
                .isEqualTo("session 1, open: MAIL FROM:<shop@example.com> was answered with 550 No");

        say(Kind.COMMAND, "MAIL FROM:<shop@example.org>\r\n", "250 OK\r\n");
        say(Kind.MESSAGE, "Hi\r\n.\r\n", "250 OK\r\n");
        assertThat(session.outcome()).isEqualTo("session 1, open: its mails were discarded");
    }

    @Test
    void failures_on_one_of_several_sessions_say_which() {
        sayAll();
        recorder.open("127.0.0.1:2");

        assertThat(transcript).sessions().first().endedWithQuit();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).sessions().last().endedWithQuit())
                .withMessageStartingWith("[session 2 of 2] \n");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript)
                        .sessions()
                        .as("deliveries")
                        .element(0, SmtpSessionAssert.SMTP_SESSION)
                        .hasCommands("QUIT"))
                .withMessageStartingWith("[deliveries, session 1 of 2] \n");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript)
                        .sessions()
                        .filteredOn(one -> one.number() == 1)
                        .singleElement()
                        .hasCommands("QUIT"))
                .withMessageStartingWith("\nExpecting actual:\n  session 1, ");
    }

    @Test
    void missing_sessions_are_counted() {
        assertFailure(
                () -> assertThat(transcript)
                        .sessions()
                        .filteredOn(one -> false)
                        .last()
                        .endedWithQuit(),
                """
                Expecting actual:
                  []
                to have at least 1 session but there are none""");

        sayAll();

        assertFailure(() -> assertThat(transcript).sessions().element(1).endedWithQuit(), """
                        Expecting actual:
                          [session 1, closed by the server after QUIT
                            S: 220 mx.example.org ready
                            ... (7 more lines)
                            S: 221 Bye]
                        to have at least 2 sessions but there is 1 session:
                            session 1, ended with QUIT: RCPT TO:<ada@example.org> was answered with 550 5.1.1 No such user""");
    }

    @Test
    void words_are_matched_whole() {
        sayAll();

        assertThat(session).doesNotHaveCommand("QUI").doesNotHaveCommand("EHLO clien");
        assertThat(session).replyTo("EHLO client").isOk();
    }

    @Test
    void a_line_that_no_client_can_send_is_refused() {
        sayAll();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(session).doesNotHaveCommand("QUIT\r\n"))
                .withMessage("command must not contain a line break but was \"QUIT\\r\\n\"");
        assertThatNullPointerException().isThrownBy(() -> assertThat(session).doesNotHaveCommand(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(session).hasCommandsInOrder())
                .withMessage("commands must not be empty");
    }

    private static final String DIALOGUE = """
            Expecting actual:
              session 1, closed by the server after QUIT
                S: 220 mx.example.org ready
                C: EHLO client
                S: 250 mx.example.org / HELP
                C: MAIL FROM:<shop@example.com>
                S: 250 OK
                C: RCPT TO:<ada@example.org>
                S: 550 5.1.1 No such user
                C: QUIT
                S: 221 Bye
            """;

    @Test
    void failures_on_a_session_show_its_dialogue() {
        sayAll();
        String commands = """
                the commands were
                    EHLO client
                    MAIL FROM:<shop@example.com>
                    RCPT TO:<ada@example.org>
                    QUIT""";

        assertFailure(
                () -> assertThat(session).as("first").hasCommands("EHLO", "QUIT"),
                "[first] \n" + DIALOGUE + "to have exactly the commands [EHLO, QUIT] but " + commands);
        assertFailure(
                () -> assertThat(session).hasCommandsInOrder("RCPT", "MAIL"),
                DIALOGUE
                        + "to have the commands [RCPT, MAIL] in this order but \"MAIL\" was not found in that position: "
                        + commands);
        assertFailure(
                () -> assertThat(session).doesNotHaveCommand("RCPT"),
                DIALOGUE + "to have no command \"RCPT\" but there was RCPT TO:<ada@example.org>");
        assertFailure(
                () -> assertThat(session).replyTo("DATA").isStartMailInput(),
                DIALOGUE + "to have a reply to \"DATA\" but " + commands);
        assertFailure(
                () -> assertThat(session).noCommandWasRejected(),
                DIALOGUE
                        + "to have no rejected command but RCPT TO:<ada@example.org> was answered with 550 5.1.1 No such user");
        assertFailure(
                () -> assertThat(session).hasEnding(Ending.TIMED_OUT),
                DIALOGUE + "to have the ending \"timed out\" but the connection was closed by the server");
    }

    @Test
    void failures_on_a_reply_point_at_it() {
        sayAll();

        assertFailure(() -> assertThat(session).replyTo("RCPT").isOk(), """
                Expecting actual:
                  550 5.1.1 No such user
                to have reply code 250 (requested mail action completed) but it is 550 (mailbox unavailable)
                  expected 250: the command succeeded. 250 is sent in reply to EHLO, HELO, MAIL, RCPT, BDAT, RSET, NOOP, VRFY, EXPN and the final dot.
                  actual 550: the mailbox does not exist or is unavailable, or a policy refuses the mail. 550 is usually \
                sent in reply to RCPT, and sometimes to EHLO, MAIL, VRFY, EXPN, DATA or the final dot.
                  with 5.1.1: bad destination mailbox address. The destination has no such user.
                  difference: 2xx means that the command succeeded; 5xx means that the command failed, and \
                would fail again if retried unchanged.
                  to fix: Check the part before the @ for a typo, or remove the recipient.
                in the dialogue
                    S: 220 mx.example.org ready
                    C: EHLO client
                    S: 250 mx.example.org / HELP
                    C: MAIL FROM:<shop@example.com>
                    S: 250 OK
                    C: RCPT TO:<ada@example.org>
                 -> S: 550 5.1.1 No such user
                    C: QUIT
                    S: 221 Bye""");
    }

    @Test
    void a_reply_deep_in_a_dialogue_shows_only_what_is_around_it() {
        writer.replied("220 ready\r\n".getBytes(StandardCharsets.UTF_8), false);
        IntStream.range(0, 20).forEach(i -> say(Kind.COMMAND, "NOOP " + i + "\r\n", "250 " + i + "\r\n"));

        assertFailure(() -> assertThat(session).replyTo("NOOP 9").isServiceReady(), """
                Expecting actual:
                  250 9
                to have reply code 220 (service ready) but it is 250 (requested mail action completed)
                  expected 220: the server is ready. 220 is both the greeting (the first line on a connection to \
                port 25, 465 or 587) and the go-ahead after STARTTLS.
                  actual 250: the command succeeded. 250 is sent in reply to EHLO, HELO, MAIL, RCPT, BDAT, RSET, NOOP, VRFY, EXPN and the final dot.
                  difference: 220 concerns the connection; 250 means that a command succeeded. The greeting is 220, and the reply to EHLO is 250.
                  likely mistake: this is the reply to NOOP 9. The greeting is 220; assert on that reply.
                in the dialogue
                    ...
                    C: NOOP 6
                    S: 250 6
                    C: NOOP 7
                    S: 250 7
                    C: NOOP 8
                    S: 250 8
                    C: NOOP 9
                 -> S: 250 9
                    C: NOOP 10
                    S: 250 10
                    C: NOOP 11
                    S: 250 11
                    C: NOOP 12
                    S: 250 12
                    ...""");
    }

    @Test
    void failures_on_a_transcript_name_the_session() {
        sayAll();
        recorder.open("127.0.0.1:50413").ended(Ending.BROKEN);
        String overview = """
                it has 2 sessions:
                    session 1, ended with QUIT: RCPT TO:<ada@example.org> was answered with 550 5.1.1 No such user
                    session 2, broken: the client sent no MAIL command (last step: the connection)""";

        assertFailure(
                () -> assertThat(transcript).hasSessions(1),
                DIALOGUE + "\nsession 2, broken\nto have 1 session but " + overview);
        assertFailure(
                () -> assertThat(transcript).session(3).endedWithQuit(),
                DIALOGUE + "\nsession 2, broken\nto have a session with the number 3 but " + overview);
        assertFailure(
                () -> assertThat(transcript).noCommandWasRejected(),
                DIALOGUE
                        + "\nsession 2, broken\nto have no rejected command but in session 1 RCPT TO:<ada@example.org> was"
                        + " answered with 550 5.1.1 No such user");
        assertFailure(
                () -> assertThat(transcript).allSessionsEndedWithQuit(),
                DIALOGUE
                        + "\nsession 2, broken\nto have QUIT at the end of each session but in session 2 the connection was broken after"
                        + " the connection");
        assertFailure(
                () -> assertThat(transcript).session(2).greeting().isServiceReady(),
                "Expecting actual:\n  session 2, broken\nto have a greeting but the server sent nothing");
    }

    @Test
    void what_a_session_lacks_is_shown_where_another_has_it() {
        writer.replied("220 mx.example.org ready\r\n".getBytes(StandardCharsets.UTF_8), false);
        say(Kind.COMMAND, "EHLO client\r\n", "250 mx.example.org\r\n");
        say(Kind.COMMAND, "QUIT\r\n", "221 Bye\r\n");
        writer.ended(Ending.CLOSED_BY_SERVER);
        SessionRecorder second = recorder.open("127.0.0.1:50413");
        second.replied("220 mx.example.org ready\r\n".getBytes(StandardCharsets.UTF_8), false);
        say(second, Kind.COMMAND, "MAIL FROM:<shop@example.com>\r\n", "250 OK\r\n");
        say(second, Kind.COMMAND, "RCPT TO:<ada@example.org>\r\n", "250 2.1.5 OK\r\n");
        say(second, Kind.MESSAGE, "Subject: x\r\n\r\n.\r\n", "250 2.0.0 Stored\r\n");
        String dialogue = """
                Expecting actual:
                  session 1, closed by the server after QUIT
                    S: 220 mx.example.org ready
                    C: EHLO client
                    S: 250 mx.example.org
                    C: QUIT
                    S: 221 Bye
                """;
        String commands = """

                the commands of session 1 were
                    EHLO client
                    QUIT""";

        assertFailure(
                () -> assertThat(transcript).session(1).replyTo("RCPT").isOk(),
                dialogue + "to have a reply to \"RCPT\" but that is in session 2, not in session 1:"
                        + " RCPT TO:<ada@example.org> was answered with 250 2.1.5 OK" + commands);
        assertFailure(
                () -> assertThat(transcript).session(1).replyToMessage().isOk(),
                dialogue + "to have a reply to a message but that is in session 2, not in session 1:"
                        + " the message was answered with 250 2.0.0 Stored" + commands);
        assertFailure(
                () -> assertThat(session).hasCommands("MAIL", "RCPT"),
                dialogue + "to have exactly the commands [MAIL, RCPT] but that is in session 2, not in session 1:"
                        + " MAIL FROM:<shop@example.com>, RCPT TO:<ada@example.org>" + commands);
        assertFailure(
                () -> assertThat(session).hasCommandsInOrder("RCPT"),
                dialogue + "to have the commands [RCPT] in this order but that is in session 2, not in session 1:"
                        + " MAIL FROM:<shop@example.com>, RCPT TO:<ada@example.org>" + commands);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).singleSession())
                .withMessageEndingWith("""
                        to have 1 session but it has 2 sessions:
                            session 1, ended with QUIT: the client sent no MAIL command (last step: QUIT)
                            session 2, open: its mails were discarded""");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).sessions().hasSize(1))
                .withMessageEndingWith("""
                        to have 1 session but there are 2 sessions:
                            session 1, ended with QUIT: the client sent no MAIL command (last step: QUIT)
                            session 2, open: its mails were discarded""");
        assertThat(transcript).sessions().hasSize(2);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(transcript).sessions().hasSizeGreaterThan(Integer.MAX_VALUE))
                .withMessageContaining("to have at least 2147483648 sessions but there are 2 sessions:");
        assertFailure(() -> assertThat(transcript).session(1).mails().hasSize(1), """
                Expecting actual:
                  []
                to have 1 mail but this is session 1, ended with QUIT: the client sent no MAIL command \
                (last step: QUIT)""");
    }

    @Test
    void the_reply_to_a_message_says_whether_it_was_accepted() {
        sayAll();
        assertFailure(() -> assertThat(session).replyToMessage().isOk(), DIALOGUE + """
                        to have a reply to a message but no message received a reply: the commands were
                            EHLO client
                            MAIL FROM:<shop@example.com>
                            RCPT TO:<ada@example.org>
                            QUIT""");
        say(Kind.MESSAGE, "Subject: x\r\n\r\n.\r\n", "554 5.7.1 Spam\r\n");

        assertThat(session).replyToMessage().isTransactionFailed();
    }

    @Test
    void what_has_no_words_of_its_own_is_named() {
        SessionRecorder quiet = SessionRecorder.alone("127.0.0.1:50000");
        quiet.replied("220 mx\r\n".getBytes(StandardCharsets.UTF_8), false);
        quiet.sent(Kind.COMMAND, "\r\n".getBytes(StandardCharsets.UTF_8), 2, true);
        quiet.replied("500 What?\r\n".getBytes(StandardCharsets.UTF_8), false);
        quiet.replied("421 Idle\r\n".getBytes(StandardCharsets.UTF_8), false);
        quiet.ended(Ending.TIMED_OUT);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(quiet).noCommandWasRejected())
                .withMessageEndingWith(
                        "but an empty line was answered with 500 What?\nan unsolicited reply was 421 Idle");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(quiet).endedWithQuit())
                .withMessageEndingWith("but the connection timed out after an unsolicited reply");
    }

    @Test
    void without_sessions_nothing_went_well() {
        Transcript empty = new TranscriptRecorder(() -> {});

        assertFailure(() -> assertThat(empty).noCommandWasRejected(), """
                Expecting actual:
                  no sessions
                to have no rejected command but nobody connected; to allow this, call sessions().allSatisfy(..)""");
        assertFailure(() -> assertThat(empty).allSessionsEndedWithQuit(), """
                Expecting actual:
                  no sessions
                to have QUIT at the end of each session but nobody connected; to allow this, call sessions().allSatisfy(..)""");
    }

    @Test
    void replies_are_matched_to_pipelined_commands_in_order() {
        writer.replied("220 ready\r\n".getBytes(StandardCharsets.UTF_8), false);
        for (String line : new String[] {"NOOP 1\r\n", "NOOP 2\r\n"}) {
            writer.sent(Kind.COMMAND, line.getBytes(StandardCharsets.UTF_8), line.length(), true);
        }
        writer.replied("250 one\r\n".getBytes(StandardCharsets.UTF_8), false);
        writer.replied("250 two\r\n".getBytes(StandardCharsets.UTF_8), true);
        writer.replied("421 unasked\r\n".getBytes(StandardCharsets.UTF_8), false);

        assertThat(session).hasToString("""
                session 1, open
                    S: 220 ready
                    C: NOOP 1
                    S: 250 one
                    C: NOOP 2
                    S: 250 two   (scripted)
                    S: 421 unasked""");
    }

    @Test
    void malformed_replies_are_kept_as_bytes() {
        writer.replied("what?\r\n".getBytes(StandardCharsets.UTF_8), false);

        assertThat(session.exchanges().get(0).reply()).isEmpty();
        assertThat(session.exchanges().get(0).replyBytes()).asString().isEqualTo("what?\r\n");
        assertThat(session).hasToString("session 1, open\n    S: what?");
    }

    @Test
    void sloppy_replies_are_recorded_as_replies_to_the_byte() {
        writer.replied("220 ready\n".getBytes(StandardCharsets.UTF_8), false);

        assertThat(session).greeting().isServiceReady();
        assertThat(session.replies().get(0).deviations()).hasSize(1);
        assertThat(session).hasToString("session 1, open\n    S: 220 ready\\n");
    }

    @Test
    void long_messages_and_lines_are_cut_when_shown() {
        writer.replied("220 ready\r\n".getBytes(StandardCharsets.UTF_8), false);
        String message =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i + "\r\n").reduce("", String::concat);
        say(Kind.MESSAGE, message + ".\r\n", "250 OK\r\n");
        say(Kind.COMMAND, "NOOP " + "x".repeat(300) + "\r\n", "250 OK\r\n");

        assertThat(session.exchanges().get(1).toString())
                .startsWith("C: line 1\nC: line 2\n")
                .endsWith("C: line 12\nC: ... (174 bytes in all)\nC: .\nS: 250 OK");
        assertThat(session.exchanges().get(2).toString())
                .isEqualTo("C: NOOP " + "x".repeat(195) + "... (105 more characters)\nS: 250 OK");
    }

    @Test
    void rendering_tells_times_and_peer() {
        sayAll();

        assertThat(transcript.render())
                .startsWith("session 1, closed by the server after QUIT, from 127.0.0.1:50412, ")
                .containsPattern(
                        "\n +\\d+\\.\\d ms  C: EHLO client\n +\\d+\\.\\d ms  S: 250-mx.example.org\n +S: 250 HELP\n");
        assertThat(new TranscriptRecorder(() -> {})).hasToString("no sessions");
    }
}
