package io.github.junitsmtp;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.SmtpAssertions.RECEIVED_MAIL;
import static io.github.junitsmtp.SmtpAssertions.SMTP_REPLY;
import static io.github.junitsmtp.SmtpAssertions.assertThat;
import static io.github.junitsmtp.SmtpAssertions.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.List;
import org.assertj.core.api.BDDAssertions;
import org.junit.jupiter.api.Test;

@SmtpServer
class SmtpAssertionsTest {

    private final SmtpReply ready = SmtpReply.of(220, "mx.example.org ready");

    @Test
    void both_entry_points_and_both_verbs_work() {
        org.assertj.core.api.Assertions.assertThat(ready).isServiceReady();
        SmtpAssertions.assertThat(ready).isServiceReady();
        BDDAssertions.then(ready).isServiceReady();
        then(ready).isServiceReady();
    }

    @Test
    void the_second_import_of_assertThat_disturbs_no_other_assertion() {
        assertThat("text").isNotEmpty();
        assertThat(List.of(ready)).first(SMTP_REPLY).isServiceReady();
        assertThat(List.of(ready)).singleElement(SMTP_REPLY).isServiceReady();
    }

    @Test
    void null_fails_as_an_assertion_should() {
        assertFailure(() -> assertThat((SmtpReply) null).isServiceReady(), """
                Expecting actual:
                  null
                to have reply code 220 (service ready) but there is none""");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> then((RecordingSmtpServer) null).receivesMail());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((ReceivedMail) null).isFrom("ada@example.org"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((SmtpSession) null).endedWithQuit());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> then((Transcript) null).hasSessions(1));
    }

    @Test
    void soft_assertions_collect_all_failures(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        client.message("Subject: Hello\n\nAda");
        SmtpSoftAssertions softly = new SmtpSoftAssertions();

        softly.assertThat(ready).as("first").isSystemStatus().isHelpMessage().isServiceReady();
        softly.assertThat(smtp.mails().get(0)).isFrom("bob@example.org").isTo("ada@example.org");
        softly.assertThat(smtp.mails()).first().isFrom("eve@example.org");
        softly.assertThat(smtp.mails()).to("bob@example.org").hasSize(1);
        softly.assertThat(smtp.transcript())
                .hasSessions(2)
                .session(1)
                .replyTo("MAIL")
                .isServiceReady();
        softly.assertThat(client.session()).endedWithQuit();
        softly.assertThat(smtp).hasReceivedExactly(2);
        softly.assertThat(smtp).hasReceivedMailTo("nobody@example.org");

        assertThat(softly.assertionErrorsCollected())
                .map(failure -> failure.getMessage()
                        .lines()
                        .filter(line -> line.startsWith("to have"))
                        .findFirst()
                        .orElse(""))
                .containsExactly(
                        "to have reply code 211 (system status) but it is 220 (service ready)",
                        "to have reply code 214 (help message) but it is 220 (service ready)",
                        "to have the envelope sender (MAIL FROM) <bob@example.org> but it is <shop@example.com>",
                        "to have the envelope sender (MAIL FROM) <eve@example.org> but it is <shop@example.com>",
                        "to have 1 mail but none matches; the server received 1 mail in total",
                        "to have 2 sessions but it has 1 session:",
                        "to have reply code 220 (service ready) but it is 250 (requested mail action completed)",
                        "to have QUIT at the end but the connection is still open after the message",
                        "to have received exactly 2 mails but it received 1 mail:",
                        "to have received a mail to <nobody@example.org> but it received 1 mail:");
    }

    @Test
    void lists_narrow_to_mails(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.pipeline("MAIL FROM:<>", "RCPT TO:<ada@example.org>", "DATA");
        client.message("Subject: Undelivered\n\n");

        assertThat(smtp.mails()).singleElement().isFrom("").hasSubject("Undelivered");
        assertThat(smtp.mails().list()).singleElement(RECEIVED_MAIL).isFrom("");
    }

    @Test
    void soft_assertions_in_one_expression_know_the_subjects() {
        SmtpSoftAssertions.assertSoftly(softly -> softly.assertThat(ready).isServiceReady());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SmtpSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(ready).isSystemStatus();
                    softly.assertThat(ready).isHelpMessage();
                }))
                .withMessageContaining("(2 failures)");
    }
}
