package io.github.junitsmtp.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** At Spring Boot's default log level, the mails of a test leave nothing in its log. */
@SmtpServer
class QuietLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.icegreen.greenmail");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stop_listening() {
        logger.detachAppender(log);
        logger.setLevel(null); // inherits the root's level again
    }

    @Test
    void a_mailbox_for_each_recipient_is_added_in_silence(RecordingSmtpServer smtp, @SmtpServer GreenMail greenMail)
            throws Exception {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.mailFrom("shop@example.com");
            client.rcptTo("logged-nowhere@example.org");
            client.data();
            assertThat(client.message("Subject: Welcome\n\nHello")).isOk();
        }

        assertThat(greenMail
                        .getUserManager()
                        .getUserByEmail("logged-nowhere@example.org")
                        .getLogin())
                .isEqualTo("logged-nowhere@example.org");
        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().contains("logged-nowhere"))
                .isEmpty();
    }
}
