package org.example.receipts;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.micronaut.email.EmailException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One server for the whole class: it starts before Micronaut's context, is emptied before each test and closed at the end. */
@SmtpServer // above @MicronautTest, so that the server starts before the context
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // as TestPropertyProvider requires
class ReceiptsTest implements TestPropertyProvider {

    @SmtpServer
    static RecordingSmtpServer smtp;

    @Inject
    Receipts receipts;

    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "javamail.properties.mail.smtp.host", smtp.host(),
                "javamail.properties.mail.smtp.port", Integer.toString(smtp.port()));
    }

    @Test
    void mails_the_receipt_to_the_customer() {
        receipts.mail(4711, "ada@example.org");

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .hasSubject("Your receipt for order 4711")
                .hasBlindCopyTo("archive@example.com")
                .doesNotLeakBcc();
    }

    @Test
    void tells_when_the_customer_is_not_there() {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());

        assertThatExceptionOfType(EmailException.class).isThrownBy(() -> receipts.mail(4711, "ada@example.org"));

        assertThat(smtp).hasReceivedNoMail();
    }
}
