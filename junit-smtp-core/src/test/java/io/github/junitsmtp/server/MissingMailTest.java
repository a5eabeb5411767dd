package io.github.junitsmtp.server;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.TestMailer.send;
import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.Answers.replyUnchecked;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.SmtpAssertions;
import io.github.junitsmtp.SmtpSoftAssertions;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A failure explains why a mail is missing, as far as the server knows, and guesses only where it knows nothing. */
class MissingMailTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private static final String NOBODY = """
            and nobody connected to %s
                usual causes: an exception before connecting, a mocked mail sender, a task that never ran or was canceled,
                a transaction that was not committed, or the wrong host or port, such as those of an earlier server""";

    private static final String DOES_NOT_WAIT = doesNotWait("receivesMailTo(..)");

    private static String doesNotWait(String method) {
        return "\nThis assertion does not wait: if the mail is sent in the background, call " + method + " instead";
    }

    @SmtpServer
    private RecordingSmtpServer smtp;

    private String server() {
        return "Expecting actual:\n  " + smtp + "\n";
    }

    private String nobody() {
        return NOBODY.formatted(smtp.host() + ":" + smtp.port());
    }

    private String nobodySince() {
        return nobody().lines().findFirst().orElseThrow();
    }

    private SmtpClient client() {
        SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());
        client.ehlo("client.example.org");
        return client;
    }

    private static void begin(SmtpClient client, String... recipients) {
        client.mailFrom("shop@example.com");
        for (String recipient : recipients) {
            client.rcptTo(recipient);
        }
    }

    private static void deliver(SmtpClient client, String... recipients) {
        begin(client, recipients);
        client.data();
        client.message("Subject: Welcome\n\n");
    }

    @Test
    void when_nobody_connected_the_usual_causes_are_told_and_to_wait_if_the_assertion_does_not() {
        assertFailure(
                () -> assertThat(smtp).within(SHORT).hasReceivedMailTo("ada@example.org"),
                server() + "to have received a mail to <ada@example.org> within 1 ms but it received no mail\n"
                        + nobody());
        assertFailure(
                () -> assertThat(smtp).hasReceivedMailTo("ada@example.org"),
                server() + "to have received a mail to <ada@example.org> but it received no mail\n" + nobody()
                        + DOES_NOT_WAIT);
        assertFailure(
                () -> assertThat(smtp).hasReceivedMailsTo("ada@example.org"),
                server() + "to have received mails to <ada@example.org> but no mail arrived for <ada@example.org>;"
                        + " it received no mail\n" + nobody() + doesNotWait("receivesMailsTo(..)"));
        assertFailure(
                () -> assertThat(smtp).hasReceivedExactly(1),
                server() + "to have received exactly 1 mail but it received no mail\n" + nobody()
                        + doesNotWait("receivesExactly(1)"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .withMessageEndingWith(doesNotWait("receivesMail()"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailSatisfying(mail -> {}))
                .withMessageEndingWith(doesNotWait("receivesMailSatisfying(..)"));
        assertFailure(
                () -> assertThat(smtp).hasReceivedMail(2),
                server() + "to have received 2 mails but it received no mail\n" + nobody()
                        + doesNotWait("receivesMail(2)"));
    }

    @Test
    void a_mail_to_each_is_told_where_one_to_all_is_missing() {
        SmtpClient client = client();
        deliver(client, "ada@example.org");
        deliver(client, "bob@example.org");
        client.quit();

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org", "bob@example.org"), server() + """
                to have received a mail to <ada@example.org>, <bob@example.org> but it received 2 mails:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome"
                    2. from <shop@example.com> to <bob@example.org>: "Welcome"
                no single mail went to all of them, but each received one: to verify that, call hasReceivedMailsTo(..)""");
        client.close();
    }

    @Test
    void a_mail_that_was_sent_twice_is_told_where_there_are_too_many() {
        SmtpClient client = client();
        for (String id : List.of("<1@example.com>", "<2@example.com>", "<1@example.com>")) {
            begin(client, "ada@example.org");
            client.data();
            client.message("Subject: Welcome\nMessage-ID: " + id + "\n\n");
        }

        assertFailure(() -> assertThat(smtp).hasReceivedExactly(1), server() + """
                to have received exactly 1 mail but it received 3 mails:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome"
                    2. from <shop@example.com> to <ada@example.org>: "Welcome"
                    3. from <shop@example.com> to <ada@example.org>: "Welcome"
                       the same message as 1: they have the same Message-ID""");
        client.close();
    }

    @Test
    void what_was_not_asked_may_be_asked_later() {
        assertFailure(
                () -> assertThat(smtp).wasAsked(quit()),
                server() + "to have received quit() at least once but it never did; no client connected\n"
                        + "This assertion does not wait: if the mail is sent in the background, call within(..) before");
    }

    @Test
    void a_client_that_is_still_connected_may_be_about_to_send() {
        SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port());

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"), server() + """
                to have received a mail to <ada@example.org> but it received no mail
                and 1 session delivered nothing:
                    session 1, open: the client is still connected (last step: the connection)""" + DOES_NOT_WAIT);
        client.ehlo("client.example.org");
        client.quit();
        assertThat(smtp).allSessionsEnd();
        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"), server() + """
                to have received a mail to <ada@example.org> but it received no mail
                and 1 session delivered nothing:
                    session 1, ended with QUIT: the client sent no MAIL command (last step: QUIT)""");
    }

    @Test
    void what_a_reset_forgot_is_told() {
        send(smtp, "ada@example.org", "Welcome");
        send(smtp, "bob@example.org", "Welcome");
        smtp.reset();

        assertFailure(
                () -> assertThat(smtp).hasReceivedMailTo("bob@example.org"),
                server() + """
                to have received a mail to <bob@example.org> but it received no mail
                and 2 mails arrived before smtp.reset(): to <bob@example.org>, <ada@example.org>
                    reset() discards mails, sessions and stubs
                """ + nobodySince() + DOES_NOT_WAIT);
        assertFailure(
                () -> assertThat(smtp).within(SHORT).receivesMailTo("eve@example.org"),
                server() + "to have received a mail to <eve@example.org> within 1 ms but it received no mail\n"
                        + nobody());
    }

    @Test
    void what_came_before_the_first_test_is_of_no_concern_to_another_class() {
        send(smtp, "ada@example.org", "Welcome");
        smtp.resetForNextTest("OneTest");
        smtp.resetForNextTest("OneTest");
        String beforeFirst =
                "and 1 mail arrived before the first test, for example in @BeforeAll: to <ada@example.org>";
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"))
                .withMessageContaining(beforeFirst);

        smtp.resetForNextTest("AnotherTest");
        assertFailure(
                () -> assertThat(smtp).hasReceivedMailTo("ada@example.org"),
                server() + "to have received a mail to <ada@example.org> but it received no mail\n" + nobody()
                        + DOES_NOT_WAIT);
    }

    @Test
    void what_was_refused_before_a_reset_is_told_if_nothing_came() {
        smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());
        send(smtp, "ada@example.org", "Welcome");
        assertThat(smtp).allSessionsEnd();
        smtp.reset();

        assertFailure(
                () -> assertThat(smtp).hasReceivedMailTo("ada@example.org"),
                server() + """
                to have received a mail to <ada@example.org> but it received no mail
                and a client connected before smtp.reset(): session 1, ended with QUIT: RCPT TO:<ada@example.org> was \
                answered with 552 5.2.2 Mailbox full (scripted)
                    reset() discards mails, sessions and stubs
                """ + nobodySince() + DOES_NOT_WAIT);
    }

    @Test
    void what_was_cleared_is_told() {
        send(smtp, "ada@example.org", "Welcome");
        smtp.clearMails();
        assertThat(smtp).allSessionsEnd();

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"), server() + """
                to have received a mail to <ada@example.org> but it received no mail
                and 1 mail arrived before smtp.clearMails(): to <ada@example.org>""");
        assertThat(smtp.transcript().sessions().get(0).outcome())
                .isEqualTo("session 1, ended with QUIT: its mails were discarded");
    }

    @Test
    void a_session_whose_mails_are_no_longer_kept_delivered_something() {
        try (RecordingSmtpServer keepsTwo =
                        RecordingSmtpServer.builder().keepLast(2).start();
                SmtpClient client = SmtpClient.connect(keepsTwo.host(), keepsTwo.port())) {
            send(keepsTwo, "ada@example.org", "Welcome");
            client.ehlo("client.example.org");
            deliver(client, "bob@example.org");
            deliver(client, "zoe@example.org");
            client.quit();
            assertThat(keepsTwo).allSessionsEnd();

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(keepsTwo).hasReceivedMailTo("ada@example.org"))
                    .withMessageEndingWith("""
                            but it received 3 mails, of which it keeps the last 2:
                                2. from <shop@example.com> to <bob@example.org>: "Welcome"
                                3. from <shop@example.com> to <zoe@example.org>: "Welcome\"""");
        }
    }

    @Test
    void mails_that_were_not_kept_before_they_were_cleared_are_counted() {
        try (RecordingSmtpServer keepsOne =
                RecordingSmtpServer.builder().keepLast(1).start()) {
            send(keepsOne, "ada@example.org", "One");
            send(keepsOne, "ada@example.org", "Two");
            keepsOne.clearMails();

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(keepsOne).hasReceivedMail())
                    .withMessageContaining("and 2 mails arrived before smtp.clearMails(): to <ada@example.org>");
        }
    }

    @Test
    void what_was_refused_is_told_of_sessions_that_delivered_others() {
        smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
        send(smtp, "eve@example.org", "Welcome");
        SmtpClient bulk = client();
        deliver(bulk, "ada@example.org");
        begin(bulk, "bob@example.org");
        bulk.rset();
        deliver(bulk, "zoe@example.org");
        bulk.quit();
        assertThat(smtp).allSessionsEnd();
        String mails = """
                 it received 3 mails:
                    1. from <shop@example.com> to <eve@example.org>: "Welcome"
                    2. from <shop@example.com> to <ada@example.org>: "Welcome"
                    3. from <shop@example.com> to <zoe@example.org>: "Welcome"
                and 1 session did not deliver everything:
                    session 2, ended with QUIT: RCPT TO:<bob@example.org> was answered with 552 5.2.2 Mailbox full (scripted)""";

        assertFailure(
                () -> assertThat(smtp).hasReceivedMailTo("bob@example.org"),
                server() + "to have received a mail to <bob@example.org> but" + mails);
        assertFailure(
                () -> assertThat(smtp).within(SHORT).receivesMailsTo("ada@example.org", "bob@example.org"),
                server() + "to have received mails to <ada@example.org>, <bob@example.org> within 1 ms but"
                        + " no mail arrived for <bob@example.org>;" + mails);
        assertFailure(
                () -> assertThat(smtp).hasReceivedExactly(4),
                server() + "to have received exactly 4 mails but" + mails);
        assertFailure(
                () -> assertThat(smtp).hasReceivedExactly(2),
                server() + "to have received exactly 2 mails but"
                        + mails.substring(0, mails.indexOf("\nand 1 session")));
    }

    @Test
    void who_is_refused_among_the_recipients_of_a_mail_is_told() {
        smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
        SmtpClient client = client();
        deliver(client, "ada@example.org", "bob@example.org");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("bob@example.org"), server() + """
                to have received a mail to <bob@example.org> but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome"
                and 1 session did not deliver everything:
                    session 1, ended with QUIT: RCPT TO:<bob@example.org> was answered with 552 5.2.2 Mailbox full (scripted)""");
    }

    @Test
    void a_message_that_was_refused_is_told_with_its_recipient() {
        SmtpClient client = client();
        deliver(client, "ada@example.org");
        smtp.on(message()).reply(554, "5.7.1", "Spam");
        deliver(client, "bob@example.org");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("bob@example.org"), server() + """
                to have received a mail to <bob@example.org> but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome"
                and 1 session did not deliver everything:
                    session 1, ended with QUIT: the message was answered with 554 5.7.1 Spam (scripted) after \
                RCPT TO:<bob@example.org> was accepted""");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("eve@example.org"))
                .withMessageEndingWith("to <ada@example.org>: \"Welcome\"");
    }

    @Test
    void a_recipient_whose_mail_was_given_up_for_another_is_told_why() {
        smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
        SmtpClient client = client();
        begin(client, "ada@example.org", "bob@example.org");
        client.rset();
        deliver(client, "zoe@example.org");
        begin(client, "eve@example.org");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("ada@example.org"))
                .withMessageEndingWith(
                        "RCPT TO:<bob@example.org> was answered with 552 5.2.2 Mailbox full (scripted) after"
                                + " RCPT TO:<ada@example.org> was accepted");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("eve@example.org"))
                .withMessageEndingWith("RCPT TO:<eve@example.org> was accepted, but no message followed");
    }

    private void assertMissing(String recipient, String reason) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo(recipient))
                .withMessageContaining(reason);
    }

    @Test
    void a_message_that_was_not_completed_is_told() {
        try (SmtpClient client = client()) {
            begin(client, "ada@example.org");
            client.data();
            client.sendRaw("Subject: Hel".getBytes(StandardCharsets.US_ASCII));
        }
        try (SmtpClient client = client()) {
            begin(client, "bob@example.org");
            client.bdat("Subject: Hello\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(smtp).allSessionsEnd();

        assertMissing("ada@example.org", "RCPT TO:<ada@example.org> was accepted, but the message was not completed");
        assertMissing("bob@example.org", "RCPT TO:<bob@example.org> was accepted, but the message was not completed");
    }

    @Test
    void a_message_that_is_still_being_sent_is_not_completed() {
        SmtpClient client = client();
        begin(client, "ada@example.org");
        client.data();
        client.sendRaw("Subject: Hello\n\nbare line feeds\n.\n".getBytes(StandardCharsets.US_ASCII));

        assertMissing(
                "ada@example.org",
                "session 1, open: RCPT TO:<ada@example.org> was accepted, but the message was not completed"
                        + DOES_NOT_WAIT);
        client.close();
    }

    @Test
    void a_client_that_a_stub_keeps_waiting_may_be_gone() {
        smtp.on(message()).answer(passThrough().after(Duration.ofSeconds(600)));
        SmtpClient client = client();
        begin(client, "ada@example.org");
        client.data();
        client.sendRaw("Subject: Hello\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
        client.close();
        smtp.await().until(() -> smtp.transcript().toString().contains("a stub delays"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .withMessageContaining("session 1, open: a stub delays the reply by 600 s (last step: the message)");
    }

    @Test
    void a_message_with_a_reply_that_does_not_accept_it_is_told() {
        smtp.on(message()).answer(replyUnchecked(SmtpReply.of(354, "Go on")));
        SmtpClient client = client();
        begin(client, "ada@example.org");
        client.data();
        client.message("Subject: Hello\n\n");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        assertMissing(
                "ada@example.org",
                "the message was answered with 354 Go on (scripted) after RCPT TO:<ada@example.org> was accepted");
    }

    @Test
    void of_refusals_that_follow_from_another_the_first_is_told() {
        smtp.on(rcptTo("bob@example.org")).reply(501, "5.1.3", "Bad address");
        smtp.on(command("DATA")).reply(554, "5.5.1", "No valid recipients");
        SmtpClient client = client();
        begin(client, "bob@example.org");
        client.data();
        client.send(".");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        String reason = "RCPT TO:<bob@example.org> was answered with 501 5.1.3 Bad address (scripted)";
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("bob@example.org"))
                .withMessageEndingWith(reason);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .withMessageEndingWith(reason);
    }

    @Test
    void a_pipelined_recipient_was_refused_because_the_sender_was() {
        smtp.on(mailFrom("shop@example.com")).reply(550, "5.7.1", "Sender not allowed");
        smtp.on(rcptTo("bob@example.org")).reply(503, "5.5.1", "Bad sequence of commands");
        SmtpClient client = client();
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<bob@example.org>");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("bob@example.org"))
                .withMessageEndingWith(
                        "MAIL FROM:<shop@example.com> was answered with 550 5.7.1 Sender not allowed (scripted)");
    }

    @Test
    void a_refusal_that_the_client_overcame_explains_nothing() {
        smtp.on(auth()).once().reply(535, "5.7.8", "Bad credentials");
        smtp.on(message()).reply(554, "5.7.1", "Spam");
        SmtpClient client = client();
        client.authPlain("shop", "wrong");
        deliver(client, "ada@example.org");
        client.vrfy("ada");
        client.quit();
        assertThat(smtp).allSessionsEnd();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMail())
                .withMessageEndingWith("the message was answered with 554 5.7.1 Spam (scripted)");
    }

    @Test
    void a_refusal_that_another_session_overcame_is_told_with_that() {
        smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted");
        send(smtp, "ada@example.org", "Welcome");
        send(smtp, "ada@example.org", "Welcome");
        assertThat(smtp).allSessionsEnd();
        String refused = """
                1. from <shop@example.com> to <ada@example.org>: "Welcome"
                and 1 session delivered nothing:
                    session 1, ended with QUIT: RCPT TO:<ada@example.org> was answered with 451 4.7.1 Greylisted (scripted); \
                a later session delivered a mail to <ada@example.org>""";

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedMailTo("bob@example.org"))
                .withMessageEndingWith(refused);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp).hasReceivedExactly(2))
                .withMessageEndingWith(refused);
    }

    @Test
    void a_recipient_that_differs_in_case_only_is_told_as_that() {
        send(smtp, "ada@example.org", "Welcome");
        assertThat(smtp).allSessionsEnd();

        assertFailure(() -> assertThat(smtp).hasReceivedMailTo("Ada@example.org"), server() + """
                to have received a mail to <Ada@example.org> but it received 1 mail:
                    1. from <shop@example.com> to <ada@example.org>: "Welcome"
                       <ada@example.org> differs only in case""");
    }

    @Test
    void a_refused_login_is_told_with_what_was_wrong_with_it() {
        String token = "auth=Bearer other";
        try (RecordingSmtpServer shop =
                        RecordingSmtpServer.builder().user("shop", "secret").start();
                SmtpClient client = SmtpClient.connect(shop.host(), shop.port())) {
            client.ehlo("client.example.org");
            client.authLogin("shop", "secret\n");
            client.quit();
            try (SmtpClient another = SmtpClient.connect(shop.host(), shop.port())) {
                another.ehlo("client.example.org");
                another.auth("XOAUTH2", base64("user=shop\1" + token + "\1\1"));
            }
            assertThat(shop).allSessionsEnd();

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(shop).hasReceivedMail())
                    .withMessageContaining("session 1, ended with QUIT: the AUTH response was answered with 535 5.7.8"
                            + " Authentication credentials invalid (shop via LOGIN, refused: the password has 7"
                            + " characters instead of 6 and ends with a line feed)\n")
                    .withMessageContaining(
                            "session 2, closed by the client: AUTH XOAUTH2 ******** was answered with 334 ")
                    .withMessageEndingWith(" (shop via XOAUTH2, refused: the token has 5 characters instead of 6)");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_client_that_waits_for_plain_text_from_a_server_that_waits_for_TLS_is_told_as_that() throws IOException {
        try (RecordingSmtpServer smtps =
                        RecordingSmtpServer.builder().tls(Tls.IMPLICIT).start();
                Socket client = new Socket(smtps.host(), smtps.port())) {
            smtps.await()
                    .untilAsserted(() -> assertThatExceptionOfType(AssertionError.class)
                            .isThrownBy(() -> assertThat(smtps).hasReceivedMail())
                            .withMessageContaining(
                                    "session 1, open: the server is waiting for the client to start or complete the"
                                            + " TLS handshake\n"));
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void lists_of_mails_keep_the_diagnosis() {
        smtp.on(rcptTo("ada@example.org")).answer(mailboxFull());
        send(smtp, "ada@example.org", "Welcome");
        assertThat(smtp).allSessionsEnd();
        String reason = """
                the server received no mail
                and 1 session delivered nothing:
                    session 1, ended with QUIT: RCPT TO:<ada@example.org> was answered with 552 5.2.2 Mailbox full (scripted)""";

        assertFailure(
                () -> assertThat(smtp.mails()).first().isTo("ada@example.org"),
                "Expecting actual:\n  []\nto have at least 1 mail but " + reason);
        assertFailure(
                () -> assertThat(smtp.mails()).hasSize(2), "Expecting actual:\n  []\nto have 2 mails but " + reason);
        assertFailure(
                () -> assertThat(smtp.mails()).singleElement(),
                "Expecting actual:\n  []\nto have 1 mail but " + reason);
        assertFailure(
                () -> assertThat(smtp.mails()).element(2),
                "Expecting actual:\n  []\nto have at least 3 mails but " + reason);
        assertFailure(
                () -> assertThat(smtp.mails()).as("welcome").isNotEmpty(),
                "[welcome] \nExpecting actual:\n  []\nto have at least 1 mail but " + reason);
        assertFailure(
                () -> assertThat(smtp).transcript().mails().hasSizeGreaterThanOrEqualTo(1),
                "Expecting actual:\n  []\nto have at least 1 mail but " + reason);
        assertFailure(
                () -> assertThat(smtp.mails()).to("ada@example.org").last(),
                "[mails to <ada@example.org> out of []] \nExpecting actual:\n  []\nto have at least 1 mail but "
                        + reason);
        assertFailure(
                () -> assertThat(smtp.mails().to("<ada@example.org>"))
                        .from("<shop@example.com>")
                        .last(),
                "[mails to <ada@example.org> from <shop@example.com> out of []] \nExpecting actual:\n  []\n"
                        + "to have at least 1 mail but " + reason);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> smtp.mails().get(0))
                .withMessage("no mail at index 0: " + reason);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> smtp.mails().list().get(0));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> smtp.mails().first())
                .withMessage("no first mail: expected at least one mail but " + reason);
    }

    @Test
    void filtered_mails_say_so_and_keep_the_diagnosis() {
        send(smtp, "ada@example.org", "Welcome");
        assertThat(smtp).allSessionsEnd();
        ReceivedMails mails = smtp.mails().to("bob@example.org").withSubject("Welcome");
        String reason = "none matches; the server received 1 mail in total";
        String all = " out of [mail from <shop@example.com> to <ada@example.org>: \"Welcome\"]";

        String message = "[mails to <bob@example.org> with subject \"Welcome\" out of"
                + " [mail from <shop@example.com> to <ada@example.org>: \"Welcome\"]] \n"
                + "Expecting actual:\n  []\nto have 1 mail but " + reason;
        assertFailure(() -> assertThat(mails).singleElement(), message);
        assertFailure(() -> SmtpAssertions.assertThat(mails).singleElement(), message);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SmtpSoftAssertions.assertSoftly(
                        softly -> softly.assertThat(mails).singleElement().hasSubject("Welcome")))
                .withMessageContaining(message);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> mails.get(0))
                .withMessage("no mail to <bob@example.org> with subject \"Welcome\" at index 0" + all + ": " + reason);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(mails::last)
                .withMessage("no last mail to <bob@example.org> with subject \"Welcome\"" + all + ":"
                        + " expected at least one mail but " + reason);
    }

    @Test
    void mails_that_a_filter_keeps_are_told_from_those_that_arrived() {
        send(smtp, "ada@example.org", "Welcome");
        send(smtp, "bob@example.org", "Welcome");
        assertThat(smtp).allSessionsEnd();

        assertFailure(
                () -> assertThat(smtp.mails())
                        .filteredOn(mail -> mail.subject().equals("welcome"))
                        .hasSize(1),
                "Expecting actual:\n  []\nto have 1 mail but none matches; the server received 2 mails in total");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(smtp.mails())
                        .withSubject("Welcome")
                        .to("bob@example.org")
                        .hasSize(2))
                .withMessageEndingWith("to have 2 mails but 1 mail matches; the server received 2 mails in total");
    }

    @Test
    void lists_of_mails_do_not_grow() {
        String advice =
                "\nmails() does not wait: if a mail is sent in the background, wait first, for example with assertThat(smtp).receivesMail()";
        assertFailure(
                () -> assertThat(smtp.mails()).hasSize(1),
                "Expecting actual:\n  []\nto have 1 mail but the server received no mail\n" + nobody() + advice);
        ReceivedMails before = smtp.mails();
        send(smtp, "ada@example.org", "Welcome");

        assertFailure(
                () -> assertThat(before).hasSize(1),
                "Expecting actual:\n  []\nto have 1 mail but 1 mail arrived after the list was created;"
                        + " wait first, for example with assertThat(smtp).receivesMail()");
    }

    @Test
    void mails_after_a_reset_are_not_counted_against_an_earlier_list() {
        send(smtp, "ada@example.org", "Before");
        ReceivedMails before = smtp.mails();

        smtp.reset();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(before).hasSize(3))
                .withMessageEndingWith("to have 3 mails but the server had received 1 mail in total");
        send(smtp, "ada@example.org", "One");
        send(smtp, "ada@example.org", "Two");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(before).hasSize(3))
                .withMessageContaining("to have 3 mails but 2 mails arrived after the list was created;");
    }
}
