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
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The mail sender gets the address, the certificate authority and the credentials; TLS is up to the application. */
class SecureReceiptMailerTest {

    abstract static class SendsOverTls {

        @Test
        void receipts_go_over_TLS(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            mailer.send(Orders.of("Ada", "ada@example.org"));

            assertThat(smtp).hasReceivedMail().isEncrypted();
        }
    }

    @Nested
    @SpringBootTest(properties = "spring.mail.properties.mail.smtp.starttls.required=true")
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
    @SmtpServer(tls = Tls.STARTTLS_REQUIRED)
    class WithoutTheSettingsOfTheApplication {

        @Test
        void nothing_is_sent(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            assertThatExceptionOfType(MailSendException.class)
                    .isThrownBy(() -> mailer.send(Orders.of("Ada", "ada@example.org")))
                    .withMessageContaining("530 5.7.0 Must issue a STARTTLS command first");

            assertThat(smtp).hasReceivedNoMail();
        }
    }

    @Nested
    @SpringBootTest(properties = "spring.mail.properties[mail.smtp.ssl.enable]=true")
    @SmtpServer(tls = Tls.IMPLICIT)
    class FromTheFirstByte extends SendsOverTls {}

    @Nested
    @SpringBootTest(properties = "spring.mail.protocol=smtps")
    @SmtpServer(tls = Tls.IMPLICIT)
    class ByItsOwnProtocol extends SendsOverTls {}

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.sasl.enable=true",
                "spring.mail.properties.mail.smtp.sasl.mechanisms=CRAM-MD5"
            })
    @SmtpServer(users = "shop:secret", mechanisms = "CRAM-MD5")
    class ByAnUnusualMechanism {

        @Test
        void the_mail_sender_logs_in(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            mailer.send(Orders.of("Ada", "ada@example.org"));

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
        }
    }

    @Nested
    @SpringBootTest(properties = "spring.mail.properties.mail.smtp.starttls.enable=true")
    @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.WRONG_HOST)
    class WithACertificateOfSomebodyElse {

        @Test
        void nothing_is_sent(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
            assertThatExceptionOfType(MailSendException.class)
                    .isThrownBy(() -> mailer.send(Orders.of("Ada", "ada@example.org")));

            assertThat(smtp).hasReceivedNoMail();
            assertThat(smtp).transcript().singleSession().hasFailedHandshake("refused this server's certificate");
        }
    }

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.starttls.required=true",
                "spring.mail.properties.mail.smtp.ssl.checkserveridentity=false"
            })
    @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.WRONG_HOST)
    class WithoutAnInterestInTheHost extends SendsOverTls {}

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.starttls.required=true",
                "spring.mail.properties[mail.smtp.ssl.trust]=*"
            })
    @SmtpServer(tls = Tls.STARTTLS, certificate = ServerCertificate.UNTRUSTED_CA)
    class WithTrustInEverybody extends SendsOverTls {}

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.starttls.required=true",
                "spring.mail.properties.mail.smtp.ssl.trust=smtp.example.com"
            })
    @SmtpServer(value = "trusted", tls = Tls.STARTTLS)
    class WithTrustInTheProductionServer extends SendsOverTls {}

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.starttls.required=true",
                "spring.mail.properties.mail.smtp.ssl.socketFactory.class=no.such.Factory"
            })
    @SmtpServer(tls = Tls.STARTTLS)
    class WithASocketFactory {

        @Test
        void it_is_kept(@Autowired JavaMailSenderImpl sender) {
            assertThat(sender.getJavaMailProperties())
                    .containsEntry("mail.smtp.ssl.socketFactory.class", "no.such.Factory");
        }
    }

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory",
                "spring.mail.properties.mail.smtp.socketFactory.port=465",
                "spring.mail.properties.mail.smtp.socketFactory.fallback=false"
            })
    @SmtpServer(tls = Tls.IMPLICIT)
    class ByTheSocketFactoryOfJava extends SendsOverTls {}

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.starttls.required=true",
                "spring.mail.properties[mail.smtp.ssl.socketFactory.class]=javax.net.ssl.SSLSocketFactory",
                "spring.mail.properties.mail.smtp.ssl.trust=smtp.example.com"
            })
    @SmtpServer(tls = Tls.STARTTLS)
    class WithTheSocketFactoryOfJavaForStartTls extends SendsOverTls {}

    @Nested
    @SpringBootTest(
            properties = {
                "spring.mail.properties.mail.smtp.starttls.required=true",
                "spring.mail.properties.mail.smtp.socketFactory.class=no.such.Factory"
            })
    @SmtpServer(tls = Tls.STARTTLS)
    class WithASocketFactoryForEverything {

        @Test
        void it_is_kept(@Autowired JavaMailSenderImpl sender) {
            assertThat(sender.getJavaMailProperties())
                    .containsEntry("mail.smtp.socketFactory.class", "no.such.Factory")
                    .doesNotContainKey("mail.smtp.ssl.socketFactory.class");
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
