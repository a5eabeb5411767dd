package io.github.junitsmtp.examples.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Mistakes in the content of a mail. */
final class Contents {

    private Contents() {}

    private static void send(RecordingSmtpServer smtp, Email email) {
        MailerBuilder.withSMTPServer(smtp.host(), smtp.port())
                .withTransportStrategy(TransportStrategy.SMTP)
                .withProperty("mail.smtp.localhost", "shop.example.com")
                .buildMailer()
                .sendMail(email);
    }

    @Mistake(
            heading = "`hasTextBodyContaining(..)` fails: the mail has only HTML",
            cause = "The mail has an HTML body but no text alternative.",
            remedy = "Add a text alternative, or assert on `htmlBody()`.",
            says = {"it has only an HTML body"})
    @SmtpServer
    static class HtmlOnly {

        @Test
        void greets_the_customer(RecordingSmtpServer smtp) {
            send(
                    smtp,
                    EmailBuilder.startingBlank()
                            .from("shop@example.com")
                            .to("ada@example.org")
                            .withSubject("Welcome!")
                            .withHTMLText("<p>Welcome, <b>Ada</b>!</p>")
                            .buildEmail());

            assertThat(smtp).hasReceivedMail().hasTextBodyContaining("Welcome, Ada!");
        }
    }

    @Mistake(
            heading = "`hasTextBodyContaining(..)` fails: non-ASCII letters are garbled",
            cause = "The template is in UTF-8, but was read as windows-1252.",
            remedy = "Always specify the charset when decoding bytes: `new String(bytes, UTF_8)`.",
            says = {"garbled: UTF-8 was decoded as windows-1252"})
    @SmtpServer
    static class WrongCharset {

        private static final byte[] TEMPLATE = "Viele Gr\u00fc\u00dfe aus Bonn".getBytes(UTF_8);

        @Test
        void sends_greetings(RecordingSmtpServer smtp) throws Exception {
            String text = new String(TEMPLATE, Charset.forName("windows-1252"));

            new ShopMailer(smtp.host(), smtp.port()).send("Hello", text, "ada@example.org");

            assertThat(smtp).hasReceivedMail().hasTextBodyContaining("Gr\u00fc\u00dfe aus Bonn");
        }
    }

    @Mistake(
            heading = "`attachment(..)` fails: the file has a different name",
            cause = "The file name has a space where the test expects a hyphen.",
            remedy = "Compare the name with those in the failure, then correct the code or the test.",
            says = {"invoice-4711.pdf", "invoice 4711.pdf"})
    @SmtpServer
    static class NameOfAttachment {

        @Test
        void attaches_the_invoice(RecordingSmtpServer smtp) {
            send(
                    smtp,
                    EmailBuilder.startingBlank()
                            .from("shop@example.com")
                            .to("ada@example.org")
                            .withSubject("Your invoice")
                            .withPlainText("Thank you.")
                            .withAttachment("invoice 4711.pdf", "%PDF-1.7".getBytes(UTF_8), "application/pdf")
                            .buildEmail());

            assertThat(smtp).hasReceivedMail().attachment("invoice-4711.pdf").hasContentType("application/pdf");
        }
    }

    @Mistake(
            heading = "`inlinePart(..)` fails: the image is an attachment",
            cause = "The image is an attachment, and its Content-ID is not the one that the HTML refers to.",
            remedy = "Add it as an inline image; with Simple Java Mail, call `withEmbeddedImage`.",
            says = {"its HTML body refers to cid:logo, but no part has that Content-ID"})
    @SmtpServer
    static class ImageIsAttached {

        @Test
        void shows_the_logo(RecordingSmtpServer smtp) {
            send(
                    smtp,
                    EmailBuilder.startingBlank()
                            .from("shop@example.com")
                            .to("ada@example.org")
                            .withSubject("News")
                            .withPlainText("All the news.")
                            .withHTMLText("<img src=\"cid:logo\"> All the news.")
                            .withAttachment("logo", new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "image/png")
                            .buildEmail());

            assertThat(smtp).hasReceivedMail().inlinePart("logo").hasContentType("image/png");
        }
    }

    @Mistake(
            heading = "`isFinished()` fails: a placeholder was not filled in",
            cause = "The template has a placeholder that the code does not fill in.",
            remedy = "Set the value, or correct the placeholder's name in the template.",
            says = {"${number}"})
    @SmtpServer
    static class UnfilledPlaceholder {

        @Test
        void confirms_the_order(RecordingSmtpServer smtp) throws Exception {
            String template = "Dear ${name}, your order ${number} is on its way.";

            new ShopMailer(smtp.host(), smtp.port())
                    .send("Your order", template.replace("${name}", "Ada"), "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isFinished();
        }
    }

    @Mistake(
            heading = "`hasSubject(..)` fails with \"=?UTF-8?Q?...\": the subject was encoded twice",
            cause = "The code encodes the subject with `MimeUtility.encodeText`, and `setSubject` encodes it again.",
            remedy = "Pass the plain text and the charset to `setSubject`.",
            says = {"=?UTF-8?"})
    @SmtpServer
    static class SubjectEncodedTwice {

        @Test
        void sends_greetings(RecordingSmtpServer smtp) throws Exception {
            String encoded = MimeUtility.encodeText("Gr\u00fc\u00dfe", "UTF-8", "Q");
            MimeMessage mail = new ShopMailer(smtp.host(), smtp.port()).mail("", "Hello", "ada@example.org");
            mail.setSubject(encoded + " \u2709", "UTF-8");

            Transport.send(mail);

            assertThat(smtp).hasReceivedMail().hasSubject("Gr\u00fc\u00dfe \u2709");
        }
    }
}
