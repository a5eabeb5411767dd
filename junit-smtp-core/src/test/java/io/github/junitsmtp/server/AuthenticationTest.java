package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.tokenExpired;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static io.github.junitsmtp.script.Policies.authenticationOverTlsOnly;
import static io.github.junitsmtp.script.Policies.requireAuthentication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.from;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Login;
import jakarta.mail.Message;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer(users = {"shop:secret", "robot:fresh-token"})
class AuthenticationTest {

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(List<String> lines) {
        return new String(Base64.getDecoder().decode(lines.get(0)), StandardCharsets.UTF_8);
    }

    private static List<Login> logins(RecordingSmtpServer smtp) {
        return smtp.transcript().sessions().get(0).logins();
    }

    @Test
    void PLAIN_comes_with_the_command_or_after_a_challenge(RecordingSmtpServer smtp, SmtpClient client) {
        assertThat(client.ehlo("client")).advertises("AUTH", "PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");
        assertThat(client.send("AUTH PLAIN " + base64("\0shop\0wrong")))
                .isAuthenticationFailed()
                .hasEnhancedStatusCode("5.7.8");
        assertThat(client.send("AUTH PLAIN")).isAuthenticationChallenge().hasText("");
        assertThat(client.respond(base64("\0shop\0secret")))
                .isAuthenticationSuccessful()
                .hasEnhancedStatusCode("2.7.0");
        assertThat(client.send("AUTH PLAIN " + base64("\0shop\0secret"))).isBadSequence();

        assertThat(logins(smtp))
                .containsExactly(
                        new Login("PLAIN", "shop", Optional.of("wrong"), false),
                        new Login("PLAIN", "shop", Optional.of("secret"), true),
                        new Login("PLAIN", "shop", Optional.of("secret"), false));
        assertThat(logins(smtp))
                .hasToString("[shop via PLAIN, refused: the password has 5 characters instead of 6, shop via PLAIN,"
                        + " shop via PLAIN, refused]");
        assertThat(smtp.transcript().render())
                .doesNotContain("secret", "wrong", base64("\0shop\0secret"), base64("\0shop\0wrong"));
    }

    @Test
    void LOGIN_asks_for_the_user_unless_the_command_has_it(SmtpClient client) {
        client.ehlo("client.example.org");
        assertThat(client.send("AUTH LOGIN")).isAuthenticationChallenge().hasText(base64("Username:"));
        assertThat(client.respond(base64("shop"))).isAuthenticationChallenge().hasText(base64("Password:"));
        assertThat(client.respond(base64("wrong"))).isAuthenticationFailed();
        assertThat(client.send("AUTH LOGIN " + base64("shop")))
                .isAuthenticationChallenge()
                .hasText(base64("Password:"));
        assertThat(client.respond(base64("secret"))).isAuthenticationSuccessful();
    }

    @ParameterizedTest
    @CsvSource({
        "XOAUTH2, user=robot^auth=Bearer %s^^, '{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.example.org/\"}'",
        "OAUTHBEARER, 'n,a=robot,^host=localhost^port=25^auth=Bearer %s^^', '{\"status\":\"invalid_token\",\"scope\":\"mail\"}'",
        "OAUTHBEARER, 'n,,^auth=Bearer %s^^', '{\"status\":\"invalid_token\",\"scope\":\"mail\"}'"
    })
    void a_token_that_is_refused_is_answered_with_the_error_first(
            String mechanism, String form, String error, SmtpClient client) {
        client.ehlo("client.example.org");
        String response = form.replace('^', '\1');

        assertThat(client.send("AUTH " + mechanism + " " + base64(response.formatted("stale-token"))))
                .isAuthenticationChallenge()
                .satisfies(reply -> assertThat(decoded(reply.lines())).isEqualTo(error));
        assertThat(client.respond("")).isAuthenticationFailed().hasEnhancedStatusCode("5.7.8");
        assertThat(client.send("AUTH " + mechanism)).isAuthenticationChallenge();
        assertThat(client.respond(base64(response.formatted("fresh-token")))).isAuthenticationSuccessful();
    }

    @Test
    void a_token_expires_when_the_test_says_so(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        smtp.on(login("robot")).once().answer(tokenExpired());
        String response = base64("user=robot\1auth=Bearer fresh-token\1\1");

        assertThat(client.send("AUTH XOAUTH2 " + response)).isAuthenticationChallenge();
        assertThat(client.respond("")).isAuthenticationFailed().hasText("Token expired");
        assertThat(client.send("AUTH XOAUTH2 " + response)).isAuthenticationSuccessful();

        assertThat(smtp).wasAsked(login("robot"), 2);
        assertThat(logins(smtp)).map(Login::isSuccessful).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRAM-MD5", "DIGEST-MD5"})
    void digests_are_those_of_the_JDK(String mechanism) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .user("shop", "secret")
                        .mechanisms("PLAIN", mechanism)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            assertThat(client.ehlo("client")).advertises("AUTH", "PLAIN", mechanism);

            assertThat(digest(client, mechanism, "wrong")).isEqualTo(535);
            assertThat(digest(client, mechanism, "secret")).isEqualTo(235);
            assertThat(logins(smtp))
                    .hasToString("[shop via " + mechanism
                            + ", refused: the response does not match this user's password, shop via " + mechanism
                            + "]");
            assertThat(client.send("AUTH LOGIN")).isBadSequence();
        }
    }

    private static int digest(SmtpClient client, String mechanism, String password) throws Exception {
        SaslClient sasl =
                Sasl.createSaslClient(new String[] {mechanism}, null, "smtp", "127.0.0.1", Map.of(), callbacks -> {
                    for (Callback callback : callbacks) {
                        if (callback instanceof NameCallback name) {
                            name.setName("shop");
                        } else if (callback instanceof PasswordCallback secret) {
                            secret.setPassword(password.toCharArray());
                        } else if (callback instanceof RealmCallback realm) {
                            realm.setText(realm.getDefaultText());
                        }
                    }
                });
        var reply = client.send("AUTH " + mechanism);
        while (reply.code() == 334) {
            byte[] response = sasl.evaluateChallenge(Base64.getDecoder().decode(reply.text()));
            reply = client.respond(response == null ? "" : Base64.getEncoder().encodeToString(response));
        }
        return reply.code();
    }

    @Test
    void a_digest_needs_users_and_a_challenge(SmtpClient client) {
        client.ehlo("client.example.org");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        RecordingSmtpServer.builder().mechanisms("CRAM-MD5").start())
                .withMessage("CRAM-MD5 never sends the password, so the server must know it: add a user with user(..)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordingSmtpServer.builder().mechanisms("NTLM"))
                .withMessage(
                        "Unknown SASL mechanism NTLM; supported: PLAIN, LOGIN, XOAUTH2, OAUTHBEARER, CRAM-MD5, DIGEST-MD5");
        assertThat(client.send("AUTH CRAM-MD5"))
                .hasCode(504)
                .hasEnhancedStatusCode("5.5.4")
                .hasText("Unknown mechanism; supported: PLAIN LOGIN XOAUTH2 OAUTHBEARER");
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .user("shop", "secret")
                        .mechanisms("CRAM-MD5", "digest-md5")
                        .start();
                SmtpClient digesting = SmtpClient.connect(smtp.host(), smtp.port())) {
            digesting.ehlo("client.example.org");
            assertThat(digesting.send("AUTH CRAM-MD5 " + base64("shop 0")))
                    .hasCode(501)
                    .hasText("CRAM-MD5 does not accept an initial response");
            digesting.send("AUTH DIGEST-MD5");
            assertThat(digesting.respond(base64("nonsense"))).hasCode(501);
        }
    }

    @Test
    void whoever_logs_in_is_let_in_and_recorded_if_there_are_no_users() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.send("AUTH PLAIN " + base64("\0anybody\0anything"));

            assertThat(logins(smtp)).containsExactly(new Login("PLAIN", "anybody", Optional.of("anything"), true));
        }
    }

    /** RFC 4616, section 2: an empty name or password fails. */
    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN, '\0\0secret', the login does not name a user",
        "AUTH PLAIN, '\0shop\0', the password is empty",
        "AUTH PLAIN, '\0\0', the login does not name a user",
        "AUTH XOAUTH2, 'user=shop\1auth=Bearer \1\1', the token is empty"
    })
    void nobody_is_let_in_without_a_name_and_a_secret(String command, String response, String problem) {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.send(command + " " + base64(response.translateEscapes()));
            SmtpReply reply = command.contains("XOAUTH2")
                    ? client.respond("")
                    : client.session().replies().get(2);

            assertThat(reply).isAuthenticationFailed();
            assertThat(logins(smtp)).singleElement().returns(Optional.of(problem), from(Login::problem));
        }
    }

    @Test
    void nobody_is_let_in_with_two_empty_lines() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.send("AUTH LOGIN");
            client.respond("");

            assertThat(client.respond("")).isAuthenticationFailed();
        }
    }

    /** RFC 4954, section 4; RFC 7628, section 3.2.3. */
    @ParameterizedTest
    @CsvSource({"*, 501, 5.7.0", "AQ==, 535, 5.7.8", "'', 535, 5.7.8"})
    void a_client_may_cancel_after_it_was_told_the_error(
            String response, int code, String enhanced, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.send("AUTH OAUTHBEARER " + base64("n,a=robot,\1auth=Bearer stale\1\1"));

        assertThat(client.respond(response)).hasCode(code).hasEnhancedStatusCode(enhanced);
        assertThat(logins(smtp))
                .hasToString("[robot via OAUTHBEARER, refused: the token has 5 characters instead of 11]");
        assertThat(client.noop()).isOk();
    }

    /** RFC 5801, section 4: y tells that the client would bind the channel, but took the server for one that does not. */
    @Test
    void OAUTHBEARER_may_have_many_pairs(SmtpClient client) {
        client.ehlo("client.example.org");

        assertThat(client.send("AUTH OAUTHBEARER "
                        + base64("n,a=robot,\1" + "a=\1".repeat(1000) + "auth=Bearer fresh-token\1"
                                + "a=\1".repeat(1000) + "\1")))
                .isAuthenticationSuccessful();
    }

    @Test
    void OAUTHBEARER_needs_no_channel_binding(SmtpClient client) {
        client.ehlo("client");

        assertThat(client.send("AUTH OAUTHBEARER " + base64("y,a=shop,\1auth=Bearer secret\1\1")))
                .isAuthenticationSuccessful();
    }

    @Test
    void MAIL_waits_for_the_login_where_it_is_required(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.apply(requireAuthentication());
        client.ehlo("client");

        assertThat(client.mailFrom("shop@example.com"))
                .isAuthenticationRequired()
                .hasEnhancedStatusCode("5.7.0");
        client.send("AUTH PLAIN " + base64("\0shop\0secret"));
        assertThat(client.mailFrom("shop@example.com")).isOk();
        assertThat(client.send("AUTH PLAIN " + base64("\0shop\0secret"))).isBadSequence();
    }

    @Test
    void credentials_are_refused_in_the_clear_and_taken_over_TLS() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().tls(Tls.STARTTLS).start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            smtp.apply(authenticationOverTlsOnly());
            client.ehlo("client");

            assertThat(client.send("AUTH PLAIN " + base64("\0shop\0secret")))
                    .hasCode(538)
                    .hasEnhancedStatusCode("5.7.11");
            client.startTls(smtp.certificates().sslContext());
            client.ehlo("client");
            assertThat(client.send("AUTH PLAIN " + base64("\0shop\0secret"))).isAuthenticationSuccessful();
            assertThat(smtp).wasAsked(auth("PLAIN"), 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*, 501, 5.7.0, Authentication canceled",
        "not base64!, 501, 5.5.2, Invalid base64",
        "AHNob3AAc2VjcmV0cw, 501, 5.5.2, Invalid base64",
        "AHNob3AAc2VjcmV0cw=, 501, 5.5.2, Invalid base64",
        "AHNob3AAc2VjcmV0cw===, 501, 5.5.2, Invalid base64",
        "YWxvbmU=, 501, 5.5.2, 'PLAIN requires an identity, a user and a password, separated by NUL'",
        "'', 501, 5.5.2, 'PLAIN requires an identity, a user and a password, separated by NUL'"
    })
    void a_response_that_can_not_be_read_ends_the_exchange(
            String response, int code, String enhanced, String text, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH PLAIN");

        assertThat(client.respond(response))
                .hasCode(code)
                .hasEnhancedStatusCode(enhanced)
                .hasText(text);
        assertThat(client.noop()).isOk();
    }

    @Test
    void an_endless_response_is_refused_and_not_kept(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH PLAIN");

        assertThat(client.respond("A".repeat(1024 * 1024)))
                .hasCode(500)
                .hasEnhancedStatusCode("5.5.6")
                .hasText("Line too long; the limit is 12288 octets");
        assertThat(client.noop()).isOk();
        assertThat(smtp.transcript().render()).doesNotContain("AAAA");
    }

    @Test
    void a_password_that_is_sent_although_AUTH_was_refused_is_hidden_too(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.sendRaw(("AUTH NTLM\r\n" + base64("shop") + "\r\n" + base64("secret") + "\r\nQUIT\r\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertThat(client.readReply()).hasCode(504);
        assertThat(client.readReply()).isCommandUnrecognized();
        assertThat(client.readReply()).isCommandUnrecognized();
        assertThat(client.readReply()).isServiceClosing();
        assertThat(smtp.transcript().render()).doesNotContain(base64("shop"), base64("secret"));
        assertThat(smtp.transcript()).singleSession().hasCommands("EHLO", "AUTH NTLM", "QUIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "XOAUTH2", "CRAM-MD5", "DIGEST-MD5"})
    void the_mail_session_logs_in_by_what_there_is(String mechanism) throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .user("shop", "secret")
                .mechanisms(mechanism)
                .start()) {
            MimeMessage mail = new MimeMessage(smtp.mailSession());
            mail.setFrom("shop@example.com");
            mail.setRecipients(Message.RecipientType.TO, "ada@example.org");
            mail.setText("Hello");

            Transport.send(mail);

            assertThat(smtp).hasReceivedMail().isAuthenticatedAs("shop");
            assertThat(logins(smtp)).hasToString("[shop via " + mechanism + "]");
        }
    }

    @Test
    void a_stub_lets_in_whoever_it_wants(RecordingSmtpServer smtp) {
        smtp.apply(requireAuthentication());
        smtp.on(auth()).reply(235, "2.7.0", "Welcome");
        for (String command : List.of("AUTH PLAIN " + base64("\0shop\0wrong"), "AUTH LOGIN")) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client");
                assertThat(client.send(command)).isAuthenticationSuccessful().hasText("Welcome");
                assertThat(client.mailFrom("shop@example.com")).isOk();
            }
        }
    }

    @Test
    void a_malformed_digest_is_no_more_than_an_error() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .user("shop", "secret")
                        .mechanisms("DIGEST-MD5")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            String challenge = decoded(client.send("AUTH DIGEST-MD5").lines());
            String nonce = challenge.replaceAll("(?s).*nonce=\"([^\"]*)\".*", "$1");
            String response = "username=\"shop\",realm=\"localhost\",nonce=\"" + nonce
                    + "\",cnonce=\"x\",nc=00000001,qop=auth,digest-uri=\"x\",response=00000000000000000000000000000000";

            assertThat(client.respond(base64(response)).code()).isIn(501, 535);
            assertThat(client.noop()).isOk();
        }
    }
}
