package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.replyWith;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Profiles.amazonSes;
import static io.github.junitsmtp.script.Profiles.exchangeOnline;
import static io.github.junitsmtp.script.Profiles.exim;
import static io.github.junitsmtp.script.Profiles.gmail;
import static io.github.junitsmtp.script.Profiles.openSmtpd;
import static io.github.junitsmtp.script.Profiles.postfix;
import static io.github.junitsmtp.script.Profiles.sendmail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.ServerProfile;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@SmtpServer
class ProfilesTest {

    static List<Arguments> profiles() {
        return List.of(
                profile(() -> postfix(), "ESMTP Postfix", "queued as 4ZQK2D1X3B", 550, 554, "authentication failure"),
                profile(() -> exim(), "Exim 4.96", "id=1xVeet-0005CI-0T", 550, 550, "Incorrect authentication data"),
                profile(
                        () -> openSmtpd(),
                        "OpenSMTPD",
                        "Message accepted for delivery",
                        550,
                        550,
                        "Authentication failed"),
                profile(() -> sendmail(), "Sendmail", "accepted for delivery", 550, 550, "authentication failed"),
                profile(() -> exchangeOnline(), "Microsoft ESMTP MAIL Service", "OK", 550, 550, "is disabled"),
                profile(() -> gmail(), "gsmtp", "gsmtp", 550, 550, "BadCredentials"),
                profile(() -> amazonSes(), "SimpleEmailService", "Ok", 554, 554, "Credentials Invalid"));
    }

    private static Arguments profile(
            Supplier<ServerProfile> profile, String greeting, String accepted, int unknown, int relay, String login) {
        return Arguments.of(profile, greeting, accepted, unknown, relay, login);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void each_server_speaks_in_its_own_words(
            Supplier<ServerProfile> profile,
            String greeting,
            String accepted,
            int unknown,
            int relay,
            String login,
            RecordingSmtpServer smtp) {
        smtp.apply(profile.get()
                .named("mail.example.com")
                .withoutUser("nobody@example.org")
                .notRelayingTo("elsewhere.example")
                .rejectingLogins());

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.greeting()).isServiceReady().hasTextContaining(greeting);
            SmtpReply extensions = client.ehlo("client.example.net");
            assertThat(extensions).advertises("8BITMIME").advertises("SIZE");
            assertThat(client.send("AUTH LOGIN c2hvcA==")).isAuthenticationChallenge();
            assertThat(client.send("c2VjcmV0")).isAuthenticationFailed().explains(login);
            assertThat(client.send("XFOO")).isPermanentFailure();
            if (greeting.equals("OpenSMTPD")) { // it refuses the message instead
                assertThat(client.mailFrom("shop@example.com", "SIZE=99999999")).isOk();
                client.rset();
            } else {
                assertThat(client.mailFrom("shop@example.com", "SIZE=999999999"))
                        .isStorageExceeded();
            }
            assertThat(client.mailFrom("shop@example.com")).isOk();
            assertThat(client.rcptTo("nobody@example.org")).hasCode(unknown);
            assertThat(client.rcptTo("ada@elsewhere.example")).hasCode(relay);
            assertThat(client.rcptTo("ada@example.org")).isOk();
            assertThat(client.data()).isStartMailInput();
            assertThat(client.message("Subject: x\n\n")).isOk().hasTextContaining(accepted);
            assertThat(client.rset()).isOk();
            assertThat(client.quit()).isServiceClosing();
            assertThat(client.session().replies())
                    .allSatisfy(reply -> assertThat(reply.deviations()).isEmpty());
        }
        assertThat(smtp).hasReceivedExactly(1);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void each_server_refuses_what_breaks_the_rules(
            Supplier<ServerProfile> profile,
            String greeting,
            String accepted,
            int unknown,
            int relay,
            String login,
            RecordingSmtpServer smtp) {
        smtp.apply(profile.get().withoutUser("ada@example.net").notRelayingTo("elsewhere.example"));

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.mailFrom("shop@example.com")).isBadSequence();
            assertThat(client.rcptTo("ada@example.net")).isBadSequence();
            assertThat(client.rcptTo("ada@elsewhere.example")).isBadSequence();
            assertThat(client.send("EHLO")).isSyntaxErrorInParameters();
            client.ehlo("client.example.net");
            assertThat(client.rcptTo("ada@example.org")).isBadSequence();
            assertThat(client.send("MAIL FROM:shop@example.com")).isSyntaxErrorInParameters();
            assertThat(client.send("MAIL FROM:<shop@example.com> SIZE=many")).isSyntaxErrorInParameters();
            assertThat(client.mailFrom("shop@example.com", "HOLDFOR=60")).hasCode(555);
            assertThat(client.mailFrom("shop@example.com")).isOk();
            assertThat(client.mailFrom("shop@example.com")).isBadSequence();
            assertThat(client.send("RCPT TO:<>")).isSyntaxErrorInParameters();
            assertThat(client.rcptTo("ada@example.org")).isOk();
        }
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void what_the_server_behind_a_relay_refuses_stays_refused(RecordingSmtpServer behind) {
        behind.on(rcptTo("nobody@example.org")).reply(550, "5.1.1", "No such user");
        behind.on(message()).reply(554, "5.7.1", "Spam");
        try (RecordingSmtpServer relay = RecordingSmtpServer.builder()
                        .relayTo(behind.host(), behind.port())
                        .start();
                SmtpClient client = SmtpClient.connect(relay.host(), relay.port())) {
            relay.apply(gmail());

            client.ehlo("client.example.net");
            assertThat(client.mailFrom("shop@example.com")).isOk().hasTextContaining("gsmtp");
            assertThat(client.rcptTo("nobody@example.org")).hasCode(550);
            assertThat(client.rcptTo("ada@example.org")).isOk();
            assertThat(client.data()).isStartMailInput().hasTextContaining("gsmtp");
            assertThat(client.message("Subject: Hello\r\n\r\nHello\r\n")).hasCode(554);
            assertThat(relay).hasReceivedNoMail();
        }
    }

    @Test
    void a_server_that_requires_TLS_does_so_in_any_words(
            @SmtpServer(tls = Tls.STARTTLS_REQUIRED) RecordingSmtpServer smtp) {
        smtp.apply(gmail());

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client.example.net")).advertises("STARTTLS");
            assertThat(client.mailFrom("shop@example.com")).hasCode(530);
        }
    }

    @Test
    void what_a_client_sent_is_repeated_as_far_as_it_fits(RecordingSmtpServer smtp) {
        smtp.apply(sendmail());
        smtp.apply(postfix());
        String longest = "x".repeat(505);
        String umlauts = "a" + "\u00fc".repeat(252);

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.net");
            assertThat(client.send("VRFY " + longest)).hasText("x".repeat(500));
            assertThat(client.send("VRFY " + umlauts)).hasText("a" + "\u00fc".repeat(249));
            assertThat(client.send("VRFY {address}\u0001x")).hasText("{address}?x");
        }
    }

    @Test
    void a_long_name_of_a_client_is_repeated_as_far_as_it_fits(RecordingSmtpServer smtp) {
        smtp.apply(sendmail());
        String name = ("x".repeat(60) + ".").repeat(8) + "example";

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo(name))
                    .hasTextContaining("mx.example.org Hello " + "x".repeat(60))
                    .advertises("SIZE");
        }
    }

    @Test
    void a_mechanism_that_the_profile_does_not_offer_is_refused(RecordingSmtpServer smtp) {
        smtp.apply(exchangeOnline());

        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client.example.net")).advertises("AUTH", "LOGIN");
            assertThat(client.send("AUTH PLAIN AHNob3AAc2VjcmV0"))
                    .hasCode(504)
                    .hasTextContaining("PLAIN is not offered; offered: LOGIN XOAUTH2");
            assertThat(client.send("AUTH LOGIN c2hvcA==")).isAuthenticationChallenge();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void a_mail_client_gets_through(
            Supplier<ServerProfile> profile,
            String greeting,
            String accepted,
            int unknown,
            int relay,
            String login,
            RecordingSmtpServer smtp,
            @SmtpServer Session session)
            throws Exception {
        smtp.apply(profile.get());
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("ada@example.org"));
        mail.setText("Hello");

        Transport.send(mail);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
        assertThat(smtp.transcript()).singleSession().noCommandWasRejected().endedWithQuit();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postfix   | 250 mx.example.org | 252 2.0.0 ada@example.org | 503 5.5.1 Error: need MAIL command | 503 5.5.1 Error: need RCPT command | 503 5.5.1 Error: nested MAIL command | 554 5.5.1 Error: no valid recipients
            exim      | 250 mx.example.org Hello client.example.net [127.0.0.1] | 252 Administrative prohibition | 503 sender not yet given | 503 valid RCPT command must precede DATA | 503 sender already given | 503 valid RCPT command must precede DATA
            openSmtpd | 250 mx.example.org Hello client.example.net [127.0.0.1], pleased to meet you | 500 5.5.1 Invalid command: Command unrecognized | 503 5.5.1 Invalid command: Command not allowed at this point. | 503 5.5.1 Invalid command: Command not allowed at this point. | 503 5.5.1 Invalid command: Command not allowed at this point. | 503 5.5.4 Invalid command arguments: No recipient specified
            """)
    void servers_say_in_their_own_words_that_commands_are_out_of_order(
            String server,
            String hello,
            String verified,
            String rcptFirst,
            String dataFirst,
            String mailTwice,
            String dataTooEarly,
            RecordingSmtpServer smtp,
            SmtpClient client) {
        smtp.apply(
                switch (server) {
                    case "postfix" -> postfix();
                    case "exim" -> exim();
                    default -> openSmtpd();
                });

        assertThat(client.helo("client.example.net")).hasToString(hello);
        assertThat(client.vrfy("ada@example.org")).hasToString(verified);
        assertThat(client.rcptTo("ada@example.org")).hasToString(rcptFirst);
        assertThat(client.data()).hasToString(dataFirst);
        client.mailFrom("shop@example.com");
        assertThat(client.mailFrom("shop@example.com")).hasToString(mailTwice);
        assertThat(client.data()).hasToString(dataTooEarly);
        assertThat(client.rcptTo("ada@example.org")).isOk();
    }

    @Test
    void servers_say_in_their_own_words_that_a_message_is_too_large(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(postfix());
        client.ehlo("client.example.net");
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();

        assertThat(client.message("Subject: x\n\n" + ("x".repeat(98) + "\n").repeat(103_000)))
                .hasToString("552 5.3.4 Error: message file too big");
        assertThat(client.mailFrom("shop@example.com", "SIZE=999999999"))
                .hasToString("552 5.3.4 Message size exceeds fixed limit");
        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void Gmail_says_in_many_lines_that_there_is_no_such_user(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(gmail().withoutUser("ada@example.org"));
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org"))
                .isMailboxUnavailable()
                .hasEnhancedStatusCode("5.1.1")
                .explains("does not exist. Please try double-checking")
                .lines()
                .hasSize(4);
    }

    @Test
    void a_profile_can_be_shared(RecordingSmtpServer smtp, SmtpClient client) {
        ServerProfile shared = postfix();
        shared.withoutUser("ada@example.org");

        smtp.apply(shared);
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).isOk();
    }

    @Test
    void a_stub_goes_before_the_profile(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(postfix());
        smtp.on(rcptTo("ada@example.org"))
                .answer(replyWith(rcpt ->
                        SmtpReply.of(450, "4.2.0 Not now, " + rcpt.sender().orElseThrow())));
        client.ehlo("client.example.org");
        client.mailFrom("shop@example.com");

        assertThat(client.rcptTo("ada@example.org")).hasText("Not now, shop@example.com");
    }
}
