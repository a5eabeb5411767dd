package io.github.junitsmtp.examples.recipes;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.Answers.shuttingDown;
import static io.github.junitsmtp.script.Answers.stopReading;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.dataReceived;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that fail, in the middle of a mail or between two. The recipes page takes its snippets from here. */
@Timeout(120)
class ConnectionRecipesTest {

    private static MimeMessage mail(Session session, int octets) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
        mail.setSubject("Your catalogue");
        mail.setText(("x".repeat(70) + "\r\n").repeat(octets / 72));
        return mail;
    }

    @Test
    void a_write_timeout(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        Session session = smtp.mailSession();
        session.getProperties().setProperty("mail.smtp.writetimeout", "500"); // without it, the write never ends
        smtp.on(dataReceived(1000)).answer(stopReading());

        MimeMessage large = mail(session, 30_000_000); // more than the buffers of the operating system hold
        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> Transport.send(large));

        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void a_connection_that_drops_after_so_many_octets(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        smtp.on(dataReceived(100)).once().answer(disconnect());
        MimeMessage mail = mail(smtp.mailSession(), 10_000);

        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> Transport.send(mail));
        Transport.send(mail);

        assertThat(smtp).wasAsked(dataReceived(100), 2).hasReceivedExactly(1);
    }

    @Test
    void a_server_that_reads_slowly(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        smtp.on(dataReceived(5000)).answer(passThrough().after(ofMillis(50)));

        Transport.send(mail(smtp.mailSession(), 10_000));

        assertThat(smtp).hasReceivedMail().hasSubject("Your catalogue");
    }

    @Test
    void a_pooled_connection_that_the_server_has_closed(@SmtpServer RecordingSmtpServer smtp) throws Exception {
        try (PooledMailer mailer = new PooledMailer(smtp.mailSession())) {
            mailer.send("ada@example.org");

            smtp.dropIdleSessions();
            mailer.send("bob@example.org");
        }

        assertThat(smtp).hasReceivedMailTo("bob@example.org");
        assertThat(smtp).transcript().hasSessions(2);
    }

    @Test
    void a_pooled_connection_that_was_idle_for_too_long(@SmtpServer(idleTimeout = "3 s") RecordingSmtpServer smtp)
            throws Exception {
        try (PooledMailer mailer = new PooledMailer(smtp.mailSession())) {
            mailer.send("ada@example.org");

            assertThat(smtp).allSessionsEnd(); // with 421, after 3 s
            mailer.send("bob@example.org");
        }

        assertThat(smtp).hasReceivedMailTo("bob@example.org");
        assertThat(smtp).transcript().session(1).hasEnding(Ending.TIMED_OUT);
    }

    /** Code under test: uses the first server that accepts the mail. */
    private static void sendByFirstOf(List<Session> servers) throws MessagingException {
        MessagingException last = null;
        for (Session server : servers) {
            try {
                Transport.send(mail(server, 100));
                return;
            } catch (MessagingException e) {
                last = e;
            }
        }
        throw new MessagingException("No server takes the mail", last);
    }

    @Test
    void fail_over_to_the_third_server(
            @SmtpServer("primary") RecordingSmtpServer primary,
            @SmtpServer("secondary") RecordingSmtpServer secondary,
            @SmtpServer("tertiary") RecordingSmtpServer tertiary)
            throws Exception {
        List<Session> servers = List.of(primary.mailSession(), secondary.mailSession(), tertiary.mailSession());
        primary.stop(); // refuses connections
        secondary.on(connect()).answer(shuttingDown()); // 421 in place of the greeting

        sendByFirstOf(servers);

        assertThat(tertiary).hasReceivedMailTo("ada@example.org");
        assertThat(secondary).wasAsked(connect(), 1).hasReceivedNoMail();

        primary.restart(); // on the same port
        sendByFirstOf(servers);

        assertThat(primary).hasReceivedMailTo("ada@example.org");
        assertThat(tertiary).hasReceivedExactly(1);
    }
}
