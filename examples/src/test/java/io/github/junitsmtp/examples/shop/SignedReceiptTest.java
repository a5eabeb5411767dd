package io.github.junitsmtp.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.mail.DnsRecords;
import io.github.junitsmtp.rule.BulkSenderRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Session;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts are signed, and mailbox providers accept them. The documentation page on deliverability takes its snippets from here. */
@SmtpServer(tls = Tls.STARTTLS)
class SignedReceiptTest {

    private static KeyPair keys;

    private ReceiptMailer mailer;

    @BeforeAll
    static void make_keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        mailer = new ReceiptMailer(
                session,
                new ReceiptComposer("shop@example.com", "archive@example.com"),
                new RetryPolicy(1, Duration.ZERO),
                new DkimSigner("example.com", "mail", keys.getPrivate()));
    }

    @Test
    void signs_receipts(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Zoë", "zoe@example.org"));

        DnsRecords dns = DnsRecords.ofDkimKey("mail", "example.com", keys.getPublic());

        assertThat(smtp).hasReceivedMail().hasValidDkimSignature(dns);
    }

    @Test
    void meets_the_requirements_of_mailbox_providers(RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Zoë", "zoe@example.org"));

        DnsRecords dns = DnsRecords.ofDkimKey("mail", "example.com", keys.getPublic())
                .and(DnsRecords.of("_dmarc.example.com", "v=DMARC1; p=quarantine"));

        assertThat(smtp).hasReceivedMail().meetsBulkSenderRequirements(dns, BulkSenderRule.transactional());
    }
}
