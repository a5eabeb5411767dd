package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The mail sender gets TLS, certificates and credentials without any glue code. */
class SecureReceiptMailerTest {

    @Nested
    @SpringBootTest
    @SmtpServer(tls = Tls.STARTTLS_REQUIRED, users = "shop:secret")
    class OverStartTls {

        @SmtpServer
        RecordingSmtpServer smtp;

        @Test
        void receipts_go_over_TLS_and_by_login(@Autowired SpringReceiptMailer mailer) {
            mailer.send(Orders.of("Ada", "ada@example.org"));

            assertThat(smtp).hasReceivedMail().isEncrypted().isAuthenticatedAs("shop");
            assertThat(smtp).transcript().singleSession().noCommandWasRejected();
        }
    }

    @Nested
    @SpringBootTest
    @SmtpServer(tls = Tls.IMPLICIT)
    class FromTheFirstByte {

        @Test
        void receipts_go_over_TLS(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            mailer.send(Orders.of("Ada", "ada@example.org"));

            assertThat(smtp).hasReceivedMail().isEncrypted();
        }
    }

    @Nested
    @SpringBootTest
    @SmtpServer(users = "shop:secret", mechanisms = "CRAM-MD5")
    class ByAnUnusualMechanism {

        @Test
        void the_mail_sender_logs_in(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            mailer.send(Orders.of("Ada", "ada@example.org"));

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
        }
    }

    @Nested
    @SpringBootTest
    @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.WRONG_HOST)
    class WithACertificateOfSomebodyElse {

        @Test
        void nothing_is_sent(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            assertThatExceptionOfType(MailSendException.class)
                    .isThrownBy(() -> mailer.send(Orders.of("Ada", "ada@example.org")));

            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Nested
    @SpringBootTest
    @SmtpServer(users = "shop:secret")
    class WithAnOldPassword {

        @DynamicPropertySource
        static void of_last_year(DynamicPropertyRegistry registry) {
            registry.add("spring.mail.password", () -> "summer");
        }

        @Test
        void nothing_is_sent(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            assertThatExceptionOfType(MailAuthenticationException.class)
                    .isThrownBy(() -> mailer.send(Orders.of("Ada", "ada@example.org")));

            assertThat(smtp).hasReceivedNoMail();
        }
    }
}
