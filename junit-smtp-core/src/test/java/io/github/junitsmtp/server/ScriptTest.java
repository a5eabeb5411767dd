package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.ehlo;
import static io.github.junitsmtp.script.CommandPatterns.expn;
import static io.github.junitsmtp.script.CommandPatterns.helo;
import static io.github.junitsmtp.script.CommandPatterns.help;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.noop;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.rset;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Stub;
import io.github.junitsmtp.transcript.Ending;
import org.junit.jupiter.api.Test;

@SmtpServer
class ScriptTest {

    @Test
    void a_refused_command_never_reaches_the_engine(RecordingSmtpServer smtp, SmtpClient client) {
        Stub stub = smtp.on(rcptTo("ada@example.org")).once().reply(451, "4.7.1", "Greylisted");
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isLocalError().hasText("Greylisted");
        assertThat(client.rcptTo("ada@example.org")).isOk();

        assertThat(stub.answersGiven()).isEqualTo(1);
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                .containsExactly(
                        "EHLO client.example.org", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
        assertThat(smtp.transcript().sessions().get(0).exchanges())
                .map(e -> e.isScripted())
                .containsExactly(false, false, false, true, false);
    }

    @Test
    void a_positive_reply_takes_the_place_of_the_engines(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(rcptTo()).reply(251, "User not local; will forward to <ada@example.net>");
        smtp.on(message()).reply(250, "2.0.0", "Queued as 4711");
        smtp.on(help()).reply(211, "All is well");
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isUserNotLocalWillForward();
        client.data();
        assertThat(client.message("Subject: x\n\n")).hasText("Queued as 4711");
        assertThat(client.help()).hasText("All is well");

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                .contains("RCPT TO:<ada@example.org>", "Subject: x");
    }

    @Test
    void a_refused_mail_is_nowhere(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(message(mail -> mail.subject().orElse("").contains("spam"))).reply(554, "5.7.1", "Spam");
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");

        assertThat(client.message("Subject: spam\n\n")).isTransactionFailed();

        assertThat(smtp).hasReceivedNoMail();
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines)
                .doesNotContain("DATA")
                .last()
                .isEqualTo("RSET");
        client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>", "DATA");
        assertThat(client.message("Subject: no sp.a.m\n\n")).isOk();
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void the_last_stub_that_matches_answers(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).reply(250, "first");
        Stub second = smtp.on(noop()).times(2).reply(250, "second");

        assertThat(client.noop()).hasText("second");
        second.remove();
        assertThat(client.noop()).hasText("first");
        smtp.reset();
        assertThat(client.noop()).hasText("fine");
    }

    @Test
    void each_pattern_matches_its_command(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(ehlo()).reply(550, "EHLO");
        smtp.on(helo()).reply(550, "HELO");
        smtp.on(auth()).reply(535, "AUTH");
        smtp.on(mailFrom()).reply(550, "MAIL");
        smtp.on(mailFrom("")).reply(550, "MAIL null");
        smtp.on(mailFrom("ada@example.org")).reply(550, "MAIL ada");
        smtp.on(rcptTo()).reply(550, "RCPT");
        smtp.on(data()).reply(550, "DATA");
        smtp.on(rset()).reply(550, "RSET");
        smtp.on(vrfy()).reply(550, "VRFY");
        smtp.on(expn()).reply(550, "EXPN");
        smtp.on(command("xclient")).reply(550, "XCLIENT");
        smtp.on(quit()).reply(550, "QUIT");

        assertThat(client.ehlo("x")).hasText("EHLO");
        assertThat(client.helo("x")).hasText("HELO");
        assertThat(client.send("AUTH PLAIN")).hasText("AUTH");
        assertThat(client.mailFrom("bob@example.org")).hasText("MAIL");
        assertThat(client.mailFrom("")).hasText("MAIL null");
        assertThat(client.mailFrom("ada@EXAMPLE.org")).hasText("MAIL ada");
        assertThat(client.rcptTo("bob@example.org")).hasText("RCPT");
        assertThat(client.data()).hasText("DATA");
        assertThat(client.rset()).hasText("RSET");
        assertThat(client.vrfy("ada")).hasText("VRFY");
        assertThat(client.expn("all")).hasText("EXPN");
        assertThat(client.send("XClient a=b")).hasText("XCLIENT");
        assertThat(client.quit()).hasText("QUIT");
        smtp.on(anyCommand()).reply(SmtpReply.of(421, "any", "command"));
        assertThat(client.noop()).hasLines("any", "command");
    }

    @Test
    void the_channel_is_closed_after_421(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(noop()).reply(421, "4.3.2", "Shutting down");

        assertThat(client.noop()).isServiceNotAvailable();
        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(client::noop);

        assertThat(smtp.transcript()).singleSession().hasEnding(Ending.CLOSED_BY_SERVER);
    }

    @Test
    void a_server_can_hang_up_without_a_word(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(ehlo()).answer(disconnect());

        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> client.ehlo("client"))
                .withMessageStartingWith("The server closed the connection\nThe dialogue so far:\n");
    }

    @Test
    void a_greeting_can_refuse_service_until_QUIT(RecordingSmtpServer smtp) {
        smtp.on(connect()).reply(554, "No SMTP service here");

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.greeting()).isTransactionFailed();
            assertThat(client.ehlo("client")).isBadSequence().hasText("No service available; send QUIT");
            assertThat(client.quit()).isServiceClosing();
        }
        assertThat(smtp.unwrap(PlainEngine.Heard.class).orElseThrow().lines).isEmpty();
    }

    @Test
    void a_greeting_can_be_replaced_or_withheld(RecordingSmtpServer smtp) {
        smtp.on(connect()).answer(disconnect());
        smtp.on(connect()).once().reply(421, "Too busy");
        smtp.on(connect()).once().reply(220, "mx.example.org ready");

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.greeting()).isServiceReady().hasText("mx.example.org ready");
        }
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.greeting()).isServiceNotAvailable();
        }
        assertThatExceptionOfType(SmtpClientException.class)
                .isThrownBy(() -> SmtpClient.connect(smtp.host(), smtp.port()))
                .withMessageStartingWith("The server closed the connection");
    }

    @Test
    void an_impossible_answer_is_refused_when_written(@SmtpServer(strictStubs = false) RecordingSmtpServer smtp) {
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(noop()).reply(199, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(noop()).reply(250, "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(noop()).reply(550, "4.1.1", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> smtp.on(rcptTo("nobody@")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp.on(noop()).lenient().times(0).reply(250, "x"))
                .withMessage("times must be positive but was 0");
    }

    @Test
    void a_word_that_no_command_can_have_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command("RCPT TO"))
                .withMessage("verb must be one word but was \"RCPT TO\"");
        assertThatIllegalArgumentException().isThrownBy(() -> command("RCPT TO:<ada@example.org>"));
        assertThatIllegalArgumentException().isThrownBy(() -> command("QUIT\r\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auth("AUTH PLAIN"))
                .withMessage("mechanism must be one word but was \"AUTH PLAIN\"");
        assertThatNullPointerException().isThrownBy(() -> auth(null));
    }

    @Test
    void stubs_describe_themselves(RecordingSmtpServer smtp) {
        assertThat(smtp.on(rcptTo("ada@example.org")).lenient().reply(451, "4.7.1", "Later"))
                .hasToString("rcptTo(ada@example.org) -> 451 4.7.1 Later");
        assertThat(smtp.on(connect()).lenient().answer(disconnect())).hasToString("connect() -> disconnect");
    }
}
