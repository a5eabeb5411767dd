package io.github.junitsmtp.examples.failures;

import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.greylisting;
import static io.github.junitsmtp.script.Policies.maximumRecipients;
import static io.github.junitsmtp.script.Policies.sizeLimit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mistakes that make a server refuse, or that show when it does. */
final class Refusals {

    private Refusals() {}

    @Mistake(
            heading = "\"was answered with 552\": one of several recipients gets no mail",
            cause =
                    "The server refused this recipient and accepted the others. With `mail.smtp.sendpartial`, Jakarta Mail sends the mail to the others and throws a `SendFailedException`, which the mailer ignores.",
            remedy =
                    "Handle the recipients who did not get the mail: call `getValidUnsentAddresses()` and `getInvalidAddresses()` on the exception.",
            says = {"RCPT TO:<bob@example.org> was answered with 552 5.2.2"})
    @SmtpServer
    static class OneRecipientOfMany {

        @Test
        void sends_the_newsletter(RecordingSmtpServer smtp) throws Exception {
            smtp.on(rcptTo("bob@example.org")).answer(mailboxFull());
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port()).set("mail.smtp.sendpartial", "true");

            sendNewsletter(mailer, "ada@example.org", "bob@example.org", "cyd@example.org");

            assertThat(smtp).hasReceivedMailTo("bob@example.org");
        }

        private static void sendNewsletter(ShopMailer mailer, String... subscribers) throws MessagingException {
            try {
                mailer.send("News", "All the news.", subscribers);
            } catch (SendFailedException e) {
                System.getLogger("shop").log(System.Logger.Level.DEBUG, "some subscribers got no newsletter", e);
            }
        }
    }

    @Mistake(
            heading = "\"received no mail\", \"was answered with 451 4.7.1\": greylisted, and no retry",
            cause = "The server temporarily refused the first attempt (4xx), and the mailer does not retry.",
            remedy = "Retry after a 4xx reply.",
            says = {"RCPT TO:<ada@example.org> was answered with 451 4.7.1"})
    @SmtpServer
    static class NoRetry {

        @Test
        void delivers_in_spite_of_greylisting(RecordingSmtpServer smtp) {
            smtp.apply(greylisting());

            sendReceipt(new ShopMailer(smtp.host(), smtp.port()));

            assertThat(smtp).within(Duration.ofMillis(100)).receivesMailTo("ada@example.org");
        }

        private static void sendReceipt(ShopMailer mailer) {
            try {
                mailer.send("Your receipt", "Thank you.", "ada@example.org");
            } catch (MessagingException e) {
                System.getLogger("shop").log(System.Logger.Level.DEBUG, "receipt not sent", e);
            }
        }
    }

    @Mistake(
            heading = "\"552 5.3.4\": the mail is larger than the server accepts",
            cause = "The mail exceeds the server's size limit. In base64, attachments grow by a third.",
            remedy = "Send a link instead of the file, or check the size before sending.",
            says = {"552 5.3.4 Message too big for system"})
    @SmtpServer
    static class TooLarge {

        @Test
        void sends_the_catalogue(RecordingSmtpServer smtp) throws Exception {
            smtp.apply(sizeLimit(20_000));
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());

            mailer.send("Our catalogue", "All we have.\r\n".repeat(2_000), "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Mistake(
            heading = "\"553 5.6.7\": an address with an umlaut is refused",
            cause = "The local part is not ASCII, and the client does not send the SMTPUTF8 parameter with MAIL FROM.",
            remedy =
                    "Set `mail.mime.allowutf8` to true. Many servers don't offer SMTPUTF8 and will still refuse the address.",
            says = {"SMTPUTF8"})
    @SmtpServer
    static class AddressWithUmlaut {

        @Test
        void sends_to_an_address_with_an_umlaut(RecordingSmtpServer smtp) throws Exception {
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
            MimeMessage mail = mailer.mail("Hello", "How are you?", "ada@example.org");

            Transport.send(mail, new InternetAddress[] {utf8("j\u00f6rg@example.org")});

            assertThat(smtp).hasReceivedMailTo("j\u00f6rg@example.org");
        }

        private static InternetAddress utf8(String text) {
            InternetAddress address = new InternetAddress();
            address.setAddress(text);
            return address;
        }
    }

    @Mistake(
            heading = "`MailSendException`: \"452 4.5.3 Too many recipients\"",
            cause = "One mail has more recipients than the server accepts.",
            remedy = "Send the mail to the recipients in batches, or send one mail to each recipient.",
            says = {"452 4.5.3"})
    @SmtpServer
    static class TooManyRecipients {

        @Test
        void announces_the_sale(RecordingSmtpServer smtp) {
            smtp.apply(maximumRecipients(2));
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost(smtp.host());
            sender.setPort(smtp.port());
            Properties settings = sender.getJavaMailProperties();
            settings.put("mail.smtp.localhost", "shop.example.com");
            SimpleMailMessage mail = new SimpleMailMessage();
            mail.setFrom("shop@example.com");
            mail.setTo("ada@example.org", "bob@example.org", "cyd@example.org");
            mail.setSubject("Sale");
            mail.setText("All must go.");

            sender.send(mail);

            assertThat(smtp).hasReceivedMailsTo("ada@example.org", "bob@example.org", "cyd@example.org");
        }
    }
}
