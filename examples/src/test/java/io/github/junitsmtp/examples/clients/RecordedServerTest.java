package io.github.junitsmtp.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients written in other languages take a replay for the recorded server. */
@Tag("programs")
class RecordedServerTest {

    private static final String SCRIPT = """
            import smtplib, sys
            with smtplib.SMTP(sys.argv[1], int(sys.argv[2])) as smtp:
                print(smtp.login('shop', 'any password'))
                print(smtp.esmtp_features['size'])
                print(smtp.sendmail('bounce-17@example.com', ['ada@example.org', 'nobody@example.org'], 'Subject: Hi'))
                print(smtp.docmd('VRFY', 'ada'))
            """;

    private final Program python = Program.named("python3", "python3");

    @TempDir
    private Path folder;

    @Test
    void smtplib_hears_what_was_recorded(@SmtpServer(replaying = "recordings/provider.smtp") RecordingSmtpServer smtp)
            throws Exception {
        String printed = python.run(
                List.of("-c", SCRIPT, smtp.host(), String.valueOf(smtp.port())),
                Files.createFile(folder.resolve("nothing")));

        assertThat(printed)
                .contains("(235, b'2.7.0 Accepted')", "35882577")
                .contains(
                        "{'nobody@example.org': (550, ",
                        "5.1.1 The email account that you tried to reach does not exist.")
                .contains("(502, b'5.5.1 Not in the recording provider.smtp: VRFY ada"
                        + " (recorded: EHLO, AUTH, MAIL, RCPT, DATA, QUIT)')");
        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("ada@example.org").hasSubject("Hi");
    }
}
