package io.github.junitsmtp.client;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Login;
import io.github.junitsmtp.transcript.SmtpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer(users = {"shop:secret", "ada:token"})
class LoginsOfClientTest {

    private enum Way {
        AUTH_PLAIN("PLAIN", client -> client.authPlain("shop", "secret")),
        AUTH_LOGIN("LOGIN", client -> client.authLogin("shop", "secret")),
        AUTH("PLAIN", client -> client.auth("PLAIN", base64("\0shop\0secret"))),
        LINE("PLAIN", client -> client.send("AUTH PLAIN " + base64("\0shop\0secret"))),
        LOWER_CASE("PLAIN", client -> client.send("auth plain " + base64("\0shop\0secret"))),
        INITIAL_USER("LOGIN", client -> {
            client.auth("LOGIN", base64("shop"));
            client.respond(base64("secret"));
        }),
        LINES("LOGIN", client -> {
            client.send("AUTH LOGIN");
            client.send(base64("shop"));
            client.send(base64("secret"));
        }),
        RESPONSE("PLAIN", client -> {
            client.auth("PLAIN");
            client.respond(base64("\0shop\0secret"));
        }),
        BATCH("PLAIN", client -> client.pipeline("NOOP", "AUTH PLAIN " + base64("\0shop\0secret"), "NOOP")),
        BATCH_WITH_RESPONSES(
                "LOGIN", client -> client.pipeline("NOOP", "AUTH LOGIN", base64("shop"), base64("secret"), "NOOP")),
        BYTES("LOGIN", client -> {
            for (String line : new String[] {"AUTH LOGIN", base64("shop"), base64("secret")}) {
                client.sendRaw((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                client.readReply();
            }
        }),
        XOAUTH2("XOAUTH2", client -> client.auth("XOAUTH2", base64("user=shop\u0001auth=Bearer secret\u0001\u0001"))),
        OAUTHBEARER(
                "OAUTHBEARER",
                client -> client.auth(
                        "OAUTHBEARER", base64("n,a=shop,\u0001host=mx\u0001auth=Bearer secret\u0001\u0001")));

        private final String mechanism;
        private final Consumer<SmtpClient> way;

        Way(String mechanism, Consumer<SmtpClient> way) {
            this.mechanism = mechanism;
            this.way = way;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_knows_as_whom_it_logged_in(Way way, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        way.way.accept(client);

        assertThat(client.session()).isAuthenticatedAs("shop");
        assertThat(client.session().logins())
                .containsExactly(new Login(way.mechanism, "shop", Optional.of("secret"), true))
                .isEqualTo(smtp.transcript().sessions().get(0).logins());
        assertThat(client.session().toString())
                .contains("S: 235")
                .doesNotContain(base64("shop"))
                .doesNotContain(base64("secret"));
        assertFailure(
                () -> assertThat(client.session()).hasNoLogins(),
                "Expecting actual:\n  " + client.session() + "\nto have no logins but there were [shop via "
                        + way.mechanism + "]");
    }

    @Test
    void a_digest_tells_the_user_and_no_secret(
            @SmtpServer(users = "shop:secret", mechanisms = "CRAM-MD5") RecordingSmtpServer smtp) {
        smtp.on(login("shop")).reply(235, "2.7.0", "Welcome");
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.auth("CRAM-MD5");
            client.respond(base64("shop b913a602c7eda7a495b4e6e7334d3890"));

            assertThat(client.session()).isAuthenticatedAs("shop");
            assertThat(client.session().logins())
                    .containsExactly(new Login("CRAM-MD5", "shop", Optional.empty(), true));
        }
    }

    @ParameterizedTest
    @CsvSource({"secret, true", "wrong, false"})
    void DIGEST_MD5_tells_the_user(
            String password,
            boolean right,
            @SmtpServer(
                            users = {"shop:secret", "a\\\"b:secret"},
                            mechanisms = "DIGEST-MD5")
                    RecordingSmtpServer smtp)
            throws Exception {
        for (String user : List.of("shop", "a\\\"b")) {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client");
                SaslClient digest = Sasl.createSaslClient(
                        new String[] {"DIGEST-MD5"}, null, "smtp", "localhost", Map.of(), callbacks -> {
                            for (Callback callback : callbacks) {
                                if (callback instanceof NameCallback name) {
                                    name.setName(user);
                                } else if (callback instanceof PasswordCallback secret) {
                                    secret.setPassword(password.toCharArray());
                                } else if (callback instanceof RealmCallback realm) {
                                    realm.setText(realm.getDefaultText());
                                }
                            }
                        });
                SmtpReply reply = client.auth("DIGEST-MD5");
                while (reply.code() == 334) {
                    byte[] challenge = Base64.getDecoder().decode(reply.lines().get(0));
                    byte[] response = digest.isComplete() ? new byte[0] : digest.evaluateChallenge(challenge);
                    reply = client.respond(
                            Base64.getEncoder().encodeToString(response == null ? new byte[0] : response));
                }

                assertThat(client.session().logins())
                        .containsExactly(new Login("DIGEST-MD5", user, Optional.empty(), right))
                        .isEqualTo(smtp.transcript()
                                .sessions()
                                .get(smtp.transcript().sessions().size() - 1)
                                .logins());
            }
        }
    }

    @Test
    void who_acts_as_somebody_else_is_told(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.auth("PLAIN", base64("ada\0shop\0wrong"));
        client.auth("PLAIN", base64("shop\0shop\0wrong"));
        client.auth("PLAIN", base64("ada\0shop\0secret"));

        for (SmtpSession session :
                List.of(client.session(), smtp.transcript().sessions().get(0))) {
            boolean ofServer = session != client.session();
            String why = ofServer ? ": the password has 5 characters instead of 6" : "";
            assertThat(session).isAuthenticatedAs("shop");
            assertThat(session.logins())
                    .hasToString("[shop via PLAIN, acting as ada, refused" + why + ", shop via PLAIN, refused" + why
                            + ", " + "shop via PLAIN, acting as ada]")
                    .extracting(Login::authorizationIdentity)
                    .containsExactly(Optional.of("ada"), Optional.empty(), Optional.of("ada"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"535 5.7.8 No", "454 4.7.0 Later", "504 5.5.4 No such mechanism", "what"})
    void an_initial_response_that_a_stub_refuses_is_an_attempt(
            String reply, RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).answer(raw(reply + "\r\n"));
        client.ehlo("client");
        catchThrowable(() -> client.authPlain("shop", "secret"));

        for (SmtpSession session :
                List.of(client.session(), smtp.transcript().sessions().get(0))) {
            assertThat(session.logins()).containsExactly(new Login("PLAIN", "shop", Optional.of("secret"), false));
        }
    }

    @Test
    void a_connection_that_a_stub_closes_at_AUTH_is_an_attempt(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).answer(disconnect());
        client.ehlo("client");
        catchThrowable(() -> client.authPlain("shop", "secret"));

        for (SmtpSession session :
                List.of(client.session(), smtp.transcript().sessions().get(0))) {
            assertThat(session.logins()).hasToString("[shop via PLAIN, refused]");
        }
    }

    @Test
    void a_success_that_a_stub_says_is_one_on_both_sides(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).reply(235, "2.7.0", "Welcome");
        client.ehlo("client");
        client.authPlain("shop", "wrong");

        for (SmtpSession session :
                List.of(client.session(), smtp.transcript().sessions().get(0))) {
            assertThat(session).isAuthenticatedAs("shop");
        }
    }

    @Test
    void nothing_is_hidden_after_a_success_in_a_batch(SmtpClient client) {
        client.ehlo("client");
        client.pipeline("AUTH PLAIN " + base64("\0shop\0secret"), "NOOP");
        client.send("UnKnown");

        assertThat(client.session().toString()).contains("C: UnKnown").doesNotContain(base64("\0shop\0secret"));
    }

    @Test
    void a_reply_that_is_no_success_of_AUTH_logs_nobody_in(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).answer(raw("250 hm\r\n"));
        client.ehlo("client");
        client.authPlain("shop", "secret");

        for (SmtpSession session :
                List.of(client.session(), smtp.transcript().sessions().get(0))) {
            assertThat(session.logins()).hasToString("[shop via PLAIN, refused]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0shop\0secret", "user=shop\u0001auth=Bearer secret\u0001\u0001"})
    void the_payload_of_another_mechanism_is_no_user(String payload, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.auth("LOGIN", base64(payload));

        assertThat(client.respond(base64("secret")))
                .hasCode(501)
                .hasText("The user name must not contain control characters");
        for (SmtpSession session :
                List.of(client.session(), smtp.transcript().sessions().get(0))) {
            assertThat(session.logins()).hasToString("[an unknown user via LOGIN, refused]");
        }
    }

    @Test
    void refused_credentials_are_an_attempt(SmtpClient client) {
        client.ehlo("client");
        client.authPlain("shop", "wrong");
        client.auth("XOAUTH2", base64("user=ada\u0001auth=Bearer wrong\u0001\u0001"));
        client.respond("");

        assertThat(client.session().logins()).hasToString("[shop via PLAIN, refused, ada via XOAUTH2, refused]");
        assertFailure(
                () -> assertThat(client.session()).isAuthenticatedAs("shop"),
                "Expecting actual:\n  " + client.session() + "\nto have a login by \"shop\" but there were"
                        + " [shop via PLAIN, refused, ada via XOAUTH2, refused]");
    }

    @Test
    void credentials_without_a_reply_are_an_attempt(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(login("shop")).answer(disconnect());
        client.ehlo("client");

        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> client.authPlain("shop", "secret"));
        assertThat(client.session().logins()).hasToString("[shop via PLAIN, refused]");
    }

    @Test
    void without_credentials_there_is_no_attempt(SmtpClient client) {
        client.ehlo("client");
        client.auth("LOGIN");
        client.respond("*");
        client.auth("PLAIN");
        client.respond("");
        client.pipeline("NOOP", "HELP");

        assertThat(client.session()).hasNoLogins();
    }

    @Test
    void who_logged_in_by_another_mechanism_is_unknown(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth("KERBEROS")).reply(235, "2.7.0", "Welcome");
        client.ehlo("client");
        client.auth("KERBEROS", "aGVsbG8=");

        assertFailure(
                () -> assertThat(client.session()).isAuthenticatedAs("shop"),
                "Expecting actual:\n  " + client.session() + "\nto have a login by \"shop\" but the user of the"
                        + " KERBEROS login cannot be determined from its credentials");
        assertFailure(
                () -> assertThat(client.session()).hasNoLogins(),
                "Expecting actual:\n  " + client.session()
                        + "\nto have no logins but there were [an unknown user via KERBEROS]");
        assertThat(client.session().logins())
                .isEqualTo(smtp.transcript().sessions().get(0).logins());
    }

    @Test
    void whom_a_stub_lets_in_without_credentials_is_unknown_on_either_side(
            RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth("LOGIN")).reply(235, "2.7.0", "Welcome");
        client.ehlo("client");
        client.auth("LOGIN");

        assertThat(client.session().logins()).hasToString("[an unknown user via LOGIN]");
        assertThat(smtp.transcript().sessions().get(0).logins()).hasToString("[an unknown user via LOGIN]");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
