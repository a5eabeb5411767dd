package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.authenticationFailed;
import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.passThrough;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.Answers.temporaryAuthenticationFailure;
import static io.github.junitsmtp.script.CommandPatterns.anyCommand;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.authResponse;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.SmtpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SmtpServer(users = "shop:secret")
class ScriptedAuthResponsesTest {

    private static final String MALFORMED = "334 not base64!\r\n";

    @Test
    void a_server_refuses_after_the_user_name(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).answer(temporaryAuthenticationFailure());
        client.ehlo("client");

        assertThat(client.authLogin("shop", "secret")).hasCode(454);
        assertThat(client.noop()).isOk();
        assertThat(session(smtp)).hasCommands("EHLO", "AUTH LOGIN", "NOOP");
        assertThat(session(smtp).logins()).hasToString("[an unknown user via LOGIN, refused]");
        assertThat(session(smtp).exchanges().get(3).isScripted()).isTrue();
    }

    @Test
    void a_refusal_after_the_password_is_a_refused_login(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(2)).answer(authenticationFailed());
        smtp.on(login("shop")).lenient().reply(235, "2.7.0", "Never asked");
        client.ehlo("client");

        assertThat(client.authLogin("shop", "secret")).hasCode(535);
        assertThat(session(smtp).logins()).hasToString("[shop via LOGIN, refused]");
        assertThat(smtp)
                .wasAsked(authResponse(1), 1)
                .wasAsked(authResponse(2), 1)
                .wasNotAsked(login("shop"));
    }

    @Test
    void a_malformed_challenge_goes_on_with_the_exchange(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).answer(raw(MALFORMED));
        client.ehlo("client");
        client.auth("LOGIN");

        assertThat(client.respond(base64("shop"))).hasCode(334).hasText("not base64!");
        assertThat(client.respond(base64("secret"))).isAuthenticationSuccessful();
        assertThat(session(smtp)).isAuthenticatedAs("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authResponse(1)", "login(shop)"})
    void a_challenge_in_place_of_the_verdict_asks_for_another_response(
            String pattern, RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(pattern.equals("login(shop)") ? login("shop") : authResponse(1))
                .once()
                .answer(raw(MALFORMED));
        client.ehlo("client");
        client.auth("PLAIN");

        assertThat(client.respond(base64("\0shop\0secret"))).hasCode(334);
        assertThat(client.respond(base64("\0shop\0secret"))).isAuthenticationSuccessful();
        assertThat(smtp).wasAsked(authResponse(2), 1);
    }

    @Test
    void a_malformed_challenge_answers_what_is_no_response(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).answer(raw(MALFORMED));
        client.ehlo("client");

        assertThat(client.auth("PLAIN", "nonsense!")).hasCode(334);
        assertThat(client.respond(base64("\0shop\0secret"))).isAuthenticationSuccessful();
    }

    @ParameterizedTest
    @ValueSource(strings = {"535 5.7.8 No\r\n", "454 4.7.0 Later\r\n", "500 What\r\n"})
    void raw_bytes_with_a_final_reply_end_the_exchange(String reply, RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).answer(raw(reply));
        client.ehlo("client");
        client.auth("LOGIN");

        assertThat(client.respond(base64("shop"))).isEqualTo(SmtpReply.parse(reply));
        assertThat(client.noop()).isOk();
        assertThat(client.auth("PLAIN", base64("\0shop\0secret"))).isAuthenticationSuccessful();
    }

    @Test
    void a_raw_success_lets_in_whoever_it_is(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).answer(raw("235 2.7.0 Welcome\r\n"));
        client.ehlo("client");
        client.auth("LOGIN");

        assertThat(client.respond(base64("shop"))).isAuthenticationSuccessful();
        assertThat(client.auth("LOGIN")).isBadSequence();
        assertThat(session(smtp).logins()).hasToString("[an unknown user via LOGIN]");
    }

    @Test
    void a_success_for_what_is_no_response_lets_in_whoever_it_is(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).reply(235, "2.7.0", "Welcome");
        client.ehlo("client");
        client.auth("PLAIN");

        assertThat(client.respond("*")).isAuthenticationSuccessful();
        assertThat(client.auth("PLAIN")).isBadSequence();
    }

    @Test
    void the_response_to_an_error_challenge_counts(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).answer(disconnect());
        client.ehlo("client");

        assertThat(client.auth("XOAUTH2", base64("user=shop\u0001auth=Bearer wrong\u0001\u0001")))
                .hasCode(334);
        assertThatExceptionOfType(SmtpClientException.class).isThrownBy(() -> client.respond(""));
        assertThat(session(smtp).logins())
                .hasToString("[shop via XOAUTH2, refused: the token has 5 characters instead of 6]");
    }

    @Test
    void responses_are_counted_in_each_exchange_anew(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).answer(authenticationFailed(), passThrough());
        client.ehlo("client");

        assertThat(client.authLogin("shop", "secret")).isAuthenticationFailed();
        assertThat(client.authLogin("shop", "secret")).isAuthenticationSuccessful();
        assertThat(smtp).wasAsked(authResponse(1), 2).wasAsked(authResponse(2), 1);
    }

    @Test
    void responses_are_no_commands(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client");
        client.authLogin("shop", "secret");

        assertThat(smtp).wasAsked(anyCommand(), 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authResponse(0))
                .withMessage("number must be positive but was 0");
    }

    private static SmtpSession session(RecordingSmtpServer smtp) {
        return smtp.transcript().sessions().get(0);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
