package io.github.junitsmtp.examples.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

/** Mistakes that confuse envelope and header. */
final class Envelopes {

    private Envelopes() {}

    @Mistake(
            heading = "`isFrom(..)` fails, though the From header field is correct",
            cause =
                    "`isFrom` checks the envelope sender, which is the bounce address. Here, `mail.smtp.from` sets it to an address other than the one in From.",
            remedy = "Pass the bounce address to `isFrom(..)`, and check the header with `hasFromHeader(..)`.",
            says = {"envelope sender", "the From header field has <shop@example.com>"})
    @SmtpServer
    static class BounceAddress {

        @Test
        void sends_the_newsletter(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.from", "bounces@example.com")
                    .send("News", "All the news.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isFrom("shop@example.com");
        }
    }

    @Mistake(
            heading = "`isFrom(..)` fails: the sender contains the name of your machine",
            cause = "The mail has no From, so Jakarta Mail builds the sender from the user name and the host name.",
            remedy = "Call `setFrom(..)` on the message, or set `mail.from` in the session.",
            says = {"envelope sender", "the mail has no From header field"})
    @SmtpServer
    static class NoFrom {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            Session session = new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.user", "jenkins") // the value it would find out by itself
                    .set("mail.host", "build-7.example.com")
                    .session();
            MimeMessage mail = new MimeMessage(session);
            mail.setRecipient(RecipientType.TO, new InternetAddress("ada@example.org"));
            mail.setSubject("Your receipt");
            mail.setText("Thank you.");

            Transport.send(mail);

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isFrom("shop@example.com");
        }
    }

    @Mistake(
            heading = "`hasBlindCopyTo(..)` fails: the address is in Cc",
            cause = "The address is in Cc, which every recipient can read.",
            remedy = "Add the address with `RecipientType.BCC`.",
            says = {"its Cc header field names that address"})
    @SmtpServer
    static class CopyIsNotBlind {

        @Test
        void auditors_get_a_blind_copy(RecordingSmtpServer smtp) throws Exception {
            MimeMessage mail =
                    new ShopMailer(smtp.host(), smtp.port()).mail("Your receipt", "Thank you.", "ada@example.org");
            mail.addRecipients(RecipientType.CC, "audit@example.com");

            Transport.send(mail);

            assertThat(smtp).hasReceivedMailTo("ada@example.org").hasBlindCopyTo("audit@example.com");
        }
    }

    @Mistake(
            heading = "`isTo(..)` fails, though the To header field has that name and address",
            cause = "`isTo` checks the envelope, which has addresses without names.",
            remedy = "Leave out the name. To check the name, call `hasToHeader(..)`.",
            says = {"has a display name, which is allowed in header fields but not in envelopes"})
    @SmtpServer
    static class RecipientWithName {

        @Test
        void addresses_the_customer_by_name(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .send("Your receipt", "Thank you.", "Ada Lovelace <ada@example.org>");

            assertThat(smtp).hasReceivedMail().isTo("Ada Lovelace <ada@example.org>");
        }
    }

    @Mistake(
            heading = "`hasReceivedMailTo(..)` with two addresses fails, though both got a mail",
            cause = "The assertion expects one mail to both recipients, but the mailer sends one mail to each.",
            remedy = "Use `hasReceivedMailsTo(..)`.",
            says = {"no single mail went to all of them, but each received one", "hasReceivedMailsTo(..)"})
    @SmtpServer
    static class OneMailOrTwo {

        @Test
        void informs_both(RecordingSmtpServer smtp) throws Exception {
            ShopMailer mailer = new ShopMailer(smtp.host(), smtp.port());
            mailer.send("News", "All the news.", "ada@example.org");
            mailer.send("News", "All the news.", "bob@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org", "bob@example.org");
        }
    }
}
