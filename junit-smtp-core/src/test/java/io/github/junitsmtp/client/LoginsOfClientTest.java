package io.github.junitsmtp.client;

import static io.github.junitsmtp.Failures.assertFailure;
import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                "Expecting actual:\n  " + client.session() + "\nto have no logins but there were [shop by "
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

    @Test
    void refused_credentials_are_an_attempt(SmtpClient client) {
        client.ehlo("client");
        client.authPlain("shop", "wrong");
        client.auth("XOAUTH2", base64("user=ada\u0001auth=Bearer wrong\u0001\u0001"));
        client.respond("");

        assertThat(client.session().logins()).hasToString("[shop by PLAIN, refused, ada by XOAUTH2, refused]");
        assertFailure(
                () -> assertThat(client.session()).isAuthenticatedAs("shop"),
                "Expecting actual:\n  " + client.session() + "\nto have a login of \"shop\" but there were"
                        + " [shop by PLAIN, refused, ada by XOAUTH2, refused]");
    }

    @Test
    void credentials_without_a_reply_are_an_attempt(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(login("shop")).answer(disconnect());
        client.ehlo("client");

        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> client.authPlain("shop", "secret"));
        assertThat(client.session().logins()).hasToString("[shop by PLAIN, refused]");
    }

    @Test
    void without_credentials_there_is_no_attempt(SmtpClient client) {
        client.ehlo("client");
        client.auth("LOGIN");
        client.respond("*");
        client.auth("PLAIN");
        client.respond("no base64");
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
                "Expecting actual:\n  " + client.session() + "\nto have a login of \"shop\" but it cannot be told who"
                        + " logged in by KERBEROS: no credentials that this session can read name the user");
        assertFailure(
                () -> assertThat(client.session()).hasNoLogins(),
                "Expecting actual:\n  " + client.session()
                        + "\nto have no logins but there were [an unknown user by KERBEROS]");
        assertThat(client.session().logins())
                .isEqualTo(smtp.transcript().sessions().get(0).logins());
    }

    @Test
    void whom_a_stub_lets_in_without_credentials_is_unknown_on_either_side(
            RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth("LOGIN")).reply(235, "2.7.0", "Welcome");
        client.ehlo("client");
        client.auth("LOGIN");

        assertThat(client.session().logins()).hasToString("[an unknown user by LOGIN]");
        assertThat(smtp.transcript().sessions().get(0).logins()).hasToString("[an unknown user by LOGIN]");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
