package org.example.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SubmissionServer.class)
class EncryptedReceiptsTest {

    RecordingSmtpServer smtp;

    @Inject
    Receipts receipts;

    @Test
    void mails_over_TLS_and_by_login() {
        receipts.mail(4711, "ada@example.org");

        assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs("shop");
    }
}
