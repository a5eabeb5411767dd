package org.example.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.micronaut.email.javamail.sender.SessionProvider;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The context gets the server's own session, which trusts its certificate and knows its user, instead of the configured one. */
@SmtpServer
@MicronautTest
class EncryptedReceiptsTest {

    @SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:secret")
    static RecordingSmtpServer smtp;

    @Inject
    Receipts receipts;

    @MockBean(SessionProvider.class)
    SessionProvider session() {
        return smtp::mailSession;
    }

    @Test
    void mails_over_TLS_and_by_login() {
        receipts.mail(4711, "ada@example.org");

        assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs("shop");
    }
}
