package io.github.junitsmtp.examples.failures;

import static io.github.junitsmtp.script.Answers.tokenExpired;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.apache.commons.mail2.jakarta.SimpleEmail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mistakes in how a client logs in. */
final class Logins {

    private Logins() {}

    @Mistake(
            heading = "\"535 5.7.8 Authentication credentials invalid\": the user name lacks its domain",
            cause = "The server knows the user as `shop@example.com`, but the client logs in as `shop`.",
            remedy = "Use the full address as the user name, as most providers require.",
            says = {"the user is unknown; known users: \"shop@example.com\""})
    @SmtpServer(users = "shop@example.com:secret")
    @ExtendWith(SessionsEnd.class)
    static class UserNameWithoutDomain {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .loggedInAs("shop", "secret")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isAuthenticatedAs("shop@example.com");
        }
    }

    @Mistake(
            heading = "\"535 5.7.8\" with Commons Email: the password ends with a space",
            cause = "The password ends with a space, because properties files keep trailing spaces.",
            remedy = "Remove the space, or strip the value when it is read.",
            says = {"the password has 7 characters instead of 6 and ends with a space"})
    @SmtpServer(users = "shop:secret")
    @ExtendWith(SessionsEnd.class)
    static class PasswordWithBlank {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            SimpleEmail email = new SimpleEmail();
            email.setHostName(smtp.host());
            email.setSmtpPort(smtp.port());
            email.setAuthentication("shop", "secret ");
            email.setFrom("shop@example.com");
            email.addTo("ada@example.org");
            email.setSubject("Your receipt");
            email.setMsg("Thank you.");
            email.getMailSession().getProperties().put("mail.smtp.localhost", "shop.example.com");

            email.send();

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Mistake(
            heading = "\"No authentication mechanisms supported by both server and client\"",
            cause = "The server accepts only tokens (XOAUTH2), but the client has a password.",
            remedy =
                    "Set `mail.smtp.auth.mechanisms` to XOAUTH2 and pass the token as the password, or remove `mechanisms` from the annotation so that the server offers PLAIN.",
            says = {"No authentication mechanisms supported by both", "AUTH XOAUTH2 /"})
    @SmtpServer(users = "shop:secret", mechanisms = "XOAUTH2")
    @ExtendWith(SessionsEnd.class)
    static class NoCommonMechanism {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            new ShopMailer(smtp.host(), smtp.port())
                    .loggedInAs("shop", "secret")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Mistake(
            heading = "\"535\" after XOAUTH2: the access token has expired",
            cause = "The mailer keeps its first token, and does not fetch a new one when it expires.",
            remedy = "When the server replies 535, fetch a new token and log in again.",
            says = {"Token expired", "via XOAUTH2, refused"})
    @SmtpServer(users = "shop@example.com:token-1")
    @ExtendWith(SessionsEnd.class)
    static class ExpiredToken {

        @Test
        void logs_in_again(RecordingSmtpServer smtp) throws Exception {
            smtp.on(auth("XOAUTH2")).once().answer(tokenExpired());

            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.auth.mechanisms", "XOAUTH2")
                    .loggedInAs("shop@example.com", "token-1")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org");
        }
    }

    @Mistake(
            heading = "\"530 5.7.0 Authentication required\"",
            cause = "The client has a user name and a password, but does not log in: `mail.smtp.auth` is not set.",
            remedy = "Set `mail.smtp.auth` to true.",
            says = {"530 5.7.0 Authentication required", "the client did not send AUTH"})
    @SmtpServer(users = "shop:secret")
    @ExtendWith(SessionsEnd.class)
    static class NeverLogsIn {

        @Test
        void sends_a_receipt(RecordingSmtpServer smtp) throws Exception {
            smtp.apply(requireAuthentication());

            new ShopMailer(smtp.host(), smtp.port())
                    .set("mail.smtp.user", "shop")
                    .set("mail.smtp.password", "secret")
                    .send("Your receipt", "Thank you.", "ada@example.org");

            assertThat(smtp).hasReceivedMailTo("ada@example.org").isAuthenticatedAs("shop");
        }
    }
}
