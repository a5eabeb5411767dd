package io.github.junitsmtp.examples.clients;

import static io.github.junitsmtp.examples.clients.Client.heardOut;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The load generator of Postfix. It supports neither TLS nor logins. */
@Tag("programs")
@SmtpServer
class SmtpSourceTest {

    private final Program smtpSource = Program.named("smtp-source", "postfix");

    private void send(RecordingSmtpServer smtp, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-M", "client.example.com", "-f", Letter.SENDER, "-t", Letter.ADA));
        arguments.addAll(List.of(options));
        arguments.add("inet:127.0.0.1:" + smtp.port());
        smtpSource.run(arguments, Path.of("/dev/null"));
    }

    @Test
    void mails_of_many_clients_at_once_all_arrive(RecordingSmtpServer smtp) throws Exception {
        send(smtp, "-d", "-s", "5", "-m", "50", "-l", "10000"); // -d: several mails in a session

        assertThat(smtp).receivesExactly(50);
        assertThat(smtp.mails()).to(Letter.ADA).hasSize(50);
        assertThat(heardOut(smtp)).noCommandWasRejected().allSessionsAreWellBehaved();
    }

    @Test
    void a_mail_to_many_is_one_mail(RecordingSmtpServer smtp) throws Exception {
        send(smtp, "-r", "100", "-S", "News");

        assertThat(smtp).receivesExactly(1);
        assertThat(smtp).hasReceivedMail().hasSubject("News");
        assertThat(smtp.mails().get(0).envelope().recipients()).hasSize(100);
        assertThat(heardOut(smtp)).singleSession().isWellBehaved();
    }

    @Test
    void a_large_mail_arrives(RecordingSmtpServer smtp) throws Exception {
        send(smtp, "-l", "5000000");

        assertThat(smtp).receivesExactly(1);
        assertThat(smtp.mails().get(0).content()).hasSizeGreaterThan(5_000_000);
    }

    @Test
    void it_tells_of_a_refusal_and_hangs_up(RecordingSmtpServer smtp) {
        smtp.on(rcptTo(Letter.ADA)).answer(noSuchUser());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> send(smtp))
                .withMessageContaining("recipient rejected: 550 5.1.1");

        assertThat(smtp).hasReceivedNoMail();
        assertThat(heardOut(smtp)).singleSession().isWellBehavedExceptFor(ClientRule.QUIT);
    }
}
