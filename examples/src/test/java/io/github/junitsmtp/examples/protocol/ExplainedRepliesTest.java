package io.github.junitsmtp.examples.protocol;

import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the library knows about reply codes: in failures, in values, in comparisons. */
@SmtpServer
class ExplainedRepliesTest {

    @Test
    void a_failure_says_what_went_wrong(RecordingSmtpServer smtp, SmtpClient client) throws IOException {
        smtp.on(rcptTo("ada@example.org")).reply(451, "4.7.1", "Greylisted, try again later");
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");
        SmtpReply reply = client.rcptTo("ada@example.org");
        client.quit();

        Throwable failure = catchThrowable(() -> assertThat(reply).isPermanentFailure());

        assertThat(Files.readString(Path.of("../docs/tour.md")))
                .contains(failure.getMessage().strip());
    }

    @Test
    void a_reply_explains_itself() {
        SmtpReply reply = SmtpReply.parse("550 5.1.1 No such user\r\n");

        assertThat(reply.explanation())
                .contains("The destination has no such user.")
                .contains("To fix: Check the part before the @");
    }

    @Test
    void codes_can_be_compared() {
        assertThat(ReplyCode.SYSTEM_STATUS.comparedWith(ReplyCode.SERVICE_READY).expectations())
                .containsExactly("Expect 211 after HELP.", "Expect 220 as the greeting or after STARTTLS.");
    }

    @Test
    void enhanced_codes_are_known_too() {
        EnhancedStatusCode mailboxFull = EnhancedStatusCode.parse("4.2.2");

        assertThat(mailboxFull.title()).isEqualTo("mailbox full");
        assertThat(mailboxFull.agreesWith(452)).isTrue();
        assertThat(mailboxFull.agreesWith(552)).isFalse();
    }
}
