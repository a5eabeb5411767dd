package io.github.junitsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.PlainEngine;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesOfSoftAssertionsTest {

    private final SmtpSoftAssertions softly = new SmtpSoftAssertions();

    @Test
    void failures_show_the_line_of_the_test() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().engine(new PlainEngine()).start()) {
            softly.assertThat(SmtpReply.parse("250 OK\r\n")).isServiceReady();
            softly.assertThat(smtp).hasReceivedMailTo("ada@example.org").hasSubject("Welcome!");
            softly.assertThat(smtp.transcript()).hasSessions(1);
            softly.assertThat(ReceivedMails.of(List.<ReceivedMail>of())).first().hasSubject("Welcome!");

            assertThat(softly.assertionErrorsCollected())
                    .hasSize(4)
                    .allSatisfy(failure ->
                            assertThat(failure).hasMessageContaining("at LinesOfSoftAssertionsTest.failures_show_the"));
        }
    }
}
