package io.github.junitsmtp.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The load generator of Postfix. */
@Tag("programs")
@SmtpServer
class SmtpSourceTest {

    @Test
    void mails_of_many_clients_at_once_all_arrive(RecordingSmtpServer smtp) throws Exception {
        Program.named("smtp-source", "postfix")
                .run(
                        List.of(
                                "-d", // several mails in a session
                                "-s",
                                "5",
                                "-m",
                                "50",
                                "-l",
                                "10000",
                                "-M",
                                "client.example.com",
                                "-f",
                                Letter.SENDER,
                                "-t",
                                Letter.ADA,
                                "inet:127.0.0.1:" + smtp.port()),
                        Path.of("/dev/null"));

        assertThat(smtp).receivesExactly(50);
        assertThat(smtp.mails()).to(Letter.ADA).hasSize(50);
        assertThat(Client.heardOut(smtp)).noCommandWasRejected().allSessionsAreWellBehaved();
    }
}
