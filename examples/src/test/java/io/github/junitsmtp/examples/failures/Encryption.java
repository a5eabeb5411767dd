package io.github.junitsmtp.examples.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mistakes in TLS settings. */
final class Encryption {

    private Encryption() {}

    @Mistake(
            heading = "\"to have arrived over TLS but it arrived in plain text\": STARTTLS was offered but not used",
            cause = "`mail.smtp.starttls.enable` is not set, here because of a typo (`startTls`).",
            remedy =
                    "Set `mail.smtp.starttls.enable`, and `mail.smtp.starttls.required` so that the client never sends in plain text.",
            says = {"it arrived in plain text in session 1, although the server offered STARTTLS"})
    @SmtpServer(tls = Tls.STARTTLS)
    @ExtendWith(SessionsEnd.class)
    static class StartTlsIsNotUsed {

        @Test
        void receipts_are_encrypted(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.startTls.enable", "true")
                    .set(
                            "mail.smtp.ssl.socketFactory",
                            smtp.certificates().sslContext().getSocketFactory())
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isEncrypted();
        }
    }

    @Mistake(
            heading = "\"SocketTimeoutException: Read timed out\" while connecting: plain text to a TLS port",
            cause =
                    "The server expects TLS from the first byte, as on port 465, but the client waits for a greeting in plain text.",
            remedy = "Use the `smtps` protocol or set `mail.smtp.ssl.enable`.",
            says = {"Read timed out", "it may expect plain text here"})
    @SmtpServer(tls = Tls.IMPLICIT)
    @ExtendWith(SessionsEnd.class)
    static class PlainTextToTlsPort {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.timeout", "200")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isEncrypted();
        }
    }

    @Mistake(
            heading = "\"PKIX path building failed\": the certificate is not trusted",
            cause =
                    "The client trusts the JVM's certificate authorities, but not the one that issued the test server's certificate.",
            remedy =
                    "Use the SSL context `smtp.certificates().sslContext()`, the trust store `smtp.certificates().trustStoreFile()`, or the injected `Session`.",
            says = {"does not trust", "certificates()"})
    @SmtpServer(tls = Tls.STARTTLS_REQUIRED)
    @ExtendWith(SessionsEnd.class)
    static class CertificateIsNotTrusted {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.starttls.enable", "true")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isEncrypted();
        }
    }

    @Mistake(
            heading = "\"Received fatal alert: protocol_version\": no TLS version in common",
            cause = "The client allows only TLS 1.3, and the server only TLS 1.2.",
            remedy = "Add a version that the server supports to `mail.smtp.ssl.protocols`, or remove that setting.",
            says = {"[TLSv1.3] are not accepted by server preferences [TLSv1.2]"})
    @SmtpServer(tls = Tls.STARTTLS_REQUIRED, tlsProtocols = "TLSv1.2")
    @ExtendWith(SessionsEnd.class)
    static class NoCommonTlsVersion {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.starttls.enable", "true")
                    .set("mail.smtp.ssl.protocols", "TLSv1.3")
                    .set(
                            "mail.smtp.ssl.socketFactory",
                            smtp.certificates().sslContext().getSocketFactory())
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isEncrypted();
        }
    }
}
