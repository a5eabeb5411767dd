package io.github.junitsmtp.server;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.raw;
import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.authResponse;
import static io.github.junitsmtp.script.CommandPatterns.login;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.recording.TranscriptRecorder;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.tls.Tls;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refused login is reported with the reason, without revealing a secret. */
@SmtpServer(users = {"shop:secret", "robot:fresh-token"})
class RefusedLoginsTest {

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String problem(RecordingSmtpServer smtp) {
        return smtp.transcript().sessions().get(0).logins().get(0).problem().orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "secret\\n | has 7 characters instead of 6 and ends with a line feed",
                "secret\\r\\n | has 8 characters instead of 6 and ends with CR LF",
                "\\r\\nsecret | has 8 characters instead of 6 and begins with CR LF",
                "\\nsecret\\r\\n | has 9 characters instead of 6, begins with a line feed and ends with CR LF",
                "\\r\\nsecret\\r | has 9 characters instead of 6, begins with CR LF and ends with a carriage return",
                "\\tsecret | has 7 characters instead of 6 and begins with a tab",
                "BOMsecret | has 7 characters instead of 6 and begins with a byte order mark",
                "SECRET | differs only in case",
                "letmein | has 7 characters instead of 6",
                "public | differs, but has the right length",
                "'secret' | has 8 characters instead of 6 and is enclosed in quotation marks",
                "${smtp.password} | has 16 characters instead of 6 and looks like a placeholder that was not replaced",
                "c2VjcmV0 | has 8 characters instead of 6 and is base64-encoded",
                "eyJhIjoxfQ.eyJleHAiOjF9.x | has 25 characters instead of 6 and is a JSON Web Token; send it with"
                        + " XOAUTH2 or OAUTHBEARER"
            },
            delimiter = '|')
    void a_password_is_told_by_how_it_differs(
            String given, String problem, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH PLAIN " + base64("\0shop\0" + given.translateEscapes().replace("BOM", "\ufeff")));

        assertThat(problem(smtp)).isEqualTo("the password " + problem);
    }

    @Test
    void a_password_that_looks_like_a_placeholder_may_be_right() {
        try (RecordingSmtpServer smtp =
                        RecordingSmtpServer.builder().user("shop", "<secret>").start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.authPlain("shop", "<secret1>");

            assertThat(problem(smtp)).isEqualTo("the password has 9 characters instead of 8");
        }
    }

    @Test
    void an_empty_password_is_told_as_that(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN " + base64("shop"));
        client.respond("");

        assertThat(problem(smtp)).isEqualTo("the password is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, '\0secret\0shop', shop, password",
        "PLAIN, 'secret\0secret\0shop', shop, password",
        "XOAUTH2, 'user=fresh-token\1auth=Bearer robot\1\1', robot, token",
        "OAUTHBEARER, 'n,a=fresh-token,\1auth=Bearer robot\1\1', robot, token"
    })
    void a_secret_in_place_of_the_name_is_told_without_it(
            String mechanism, String response, String user, String kind, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH " + mechanism + " " + base64(response.translateEscapes()));

        SmtpSession session = smtp.transcript().sessions().get(0);
        assertThat(session.logins())
                .singleElement()
                .hasToString(user + " via " + mechanism + ", refused: the user name and the " + kind + " are swapped");
        assertThat(session.render() + smtp.report().html()).doesNotContain("fresh-token", "secret");
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, 'the user is unknown; \"shop\" differs only in case'",
        "' shop', 'the user is unknown; \"shop\" differs only in surrounding whitespace'",
        "shop@example.com, 'the user is unknown; known users: \"robot\", \"shop\"'"
    })
    void an_unknown_user_is_told_with_those_that_are_known(
            String user, String problem, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH PLAIN " + base64("\0" + user + "\0secret"));

        assertThat(problem(smtp)).isEqualTo(problem);
    }

    @Test
    void a_token_that_has_expired_is_told_as_that(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        String token = base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":\"robot\",\"exp\":1700000000}") + ".";
        client.send("AUTH XOAUTH2 " + base64("user=robot\1auth=Bearer " + token.replace("=", "") + "\1\1"));
        client.respond("");

        assertThat(problem(smtp))
                .isEqualTo("the token has " + token.replace("=", "").length()
                        + " characters instead of 11 and expired at 2023-11-14T22:13:20Z");
    }

    @Test
    void a_password_in_place_of_a_token_is_told_as_that() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .user("robot", "eyJhIjoxfQ.eyJzdWIiOjF9.x")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.send("AUTH XOAUTH2 " + base64("user=robot\1auth=Bearer secret\1\1"));

            assertThat(problem(smtp))
                    .isEqualTo(
                            "the token has 6 characters instead of 25 and is not a JSON Web Token, unlike the correct one");
        }
    }

    @Test
    void a_token_that_nobody_has_is_told_as_that(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH OAUTHBEARER " + base64("n,,\1auth=Bearer stale-token\1\1"));

        assertThat(problem(smtp)).isEqualTo("the login does not name a user, and no user has this token");
    }

    @Test
    void the_dialogue_tells_who_was_refused_how_and_why(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN");
        client.respond(base64("shop"));
        client.respond(base64("secret\n"));

        assertThat(smtp.transcript()).asString().endsWith("""
                \s   C: AUTH LOGIN
                    S: 334 VXNlcm5hbWU6
                    C: ********
                    S: 334 UGFzc3dvcmQ6
                    C: ********
                    S: 535 5.7.8 Authentication credentials invalid
                       (shop via LOGIN, refused: the password has 7 characters instead of 6 and ends with a line feed)""");
        assertThat(smtp.report().html())
                .contains("the password has 7 characters instead of 6 and ends with a line feed");
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS_REQUIRED, EHLO x, PLAIN, 530",
        "NONE, NOOP, PLAIN, 503",
        "NONE, HELO x, PLAIN, 502",
        "NONE, EHLO x, CRAM-MD5, 504",
        "STARTTLS_REQUIRED, EHLO x, XOAUTH2, 530"
    })
    void credentials_that_the_server_does_not_check_are_an_attempt_to_log_in(
            Tls tls, String first, String offered, int code) {
        String mechanism = offered.equals("XOAUTH2") ? offered : "PLAIN";
        String response = offered.equals("XOAUTH2") ? "user=shop\1auth=Bearer secret\1\1" : "\0shop\0secret";
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .tls(tls)
                        .user("shop", "secret")
                        .mechanisms(offered)
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.send(first);
            assertThat(client.send("AUTH " + mechanism + " " + base64(response)))
                    .hasCode(code);

            SmtpSession session = smtp.transcript().sessions().get(0);
            assertThat(session.logins()).singleElement().hasToString("shop via " + mechanism + ", refused");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(session).hasNoLogins())
                    .withMessageEndingWith("to have no logins but there were [shop via " + mechanism + ", refused]");
            assertThat(client.session().logins()).hasToString(session.logins().toString());
        }
    }

    static Stream<List<String>> credentials_that_are_not_checked() {
        String user = base64("shop");
        String password = base64("secret");
        return Stream.of(
                List.of("PLAIN", "AUTH PLAIN " + base64("\0shop\0secret") + "!\r\n"),
                List.of("PLAIN", "AUTH PLAIN shop secret\r\n"),
                List.of("PLAIN", "AUTH PLAIN\r\n", base64("shop\0secret") + "\r\n"),
                List.of("PLAIN", "AUTH PLAIN " + base64("\0shop\0secret") + "\n"),
                List.of("LOGIN", "AUTH LOGIN\r\n", "shop@example.org\r\n", "secret!\r\n"),
                List.of("LOGIN", "AUTH LOGIN\r\n", user + "\r\n", password + "\n"),
                List.of("LOGIN", "AUTH LOGIN\r\n", user + "\r\n", "*\r\n"),
                List.of("CRAM-MD5", "AUTH CRAM-MD5\r\n", user + "\r\n", password + "\r\n"),
                List.of("NTLM", "AUTH NTLM TlRMTVNTUAABAAAA\r\n"),
                List.of("an unknown mechanism", "AUTH " + base64("secret-of-shop") + " x\r\n"));
    }

    @ParameterizedTest
    @MethodSource
    void credentials_that_are_not_checked(List<String> login, RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        for (String line : login.subList(1, login.size())) {
            client.sendRaw(line.getBytes(UTF_8));
            client.readReply();
        }
        client.noop();

        SmtpSession session = smtp.transcript().sessions().get(0);
        assertThat(session.logins())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.isSuccessful()).isFalse())
                .extracting(Login::mechanism)
                .isEqualTo(login.get(0));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(session).hasNoLogins());
    }

    @Test
    void a_login_that_is_continued_after_a_refusal_is_one_attempt(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).reply(454, "4.7.0", "Later");
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN");
        assertThat(client.session()).hasNoLogins();
        assertThat(smtp).transcript().singleSession().hasNoLogins();

        client.send(base64("shop"));
        client.send(base64("secret"));

        assertThat(client.session().logins()).singleElement().hasToString("an unknown user via LOGIN, refused");
        assertThat(smtp.transcript().sessions().get(0).logins())
                .singleElement()
                .hasToString("an unknown user via LOGIN, refused");
    }

    @Test
    void an_unknown_command_after_a_refused_login_is_no_attempt(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(auth()).reply(454, "4.7.0", "Later");
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN");
        client.send("XFORWARD NAME=mail.example.org");

        assertThat(client.session()).hasNoLogins();
        assertThat(smtp).transcript().singleSession().hasNoLogins();
    }

    @Test
    void a_user_who_is_refused_before_the_password_is_an_attempt_to_log_in(
            RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(authResponse(1)).reply(535, "5.7.8", "Unknown user");
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN");
        client.respond(base64("shop"));

        assertThat(smtp.transcript().sessions().get(0).logins())
                .singleElement()
                .hasToString("an unknown user via LOGIN, refused");
    }

    @Test
    void a_login_that_is_canceled_before_any_credentials_is_no_attempt(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.send("AUTH LOGIN");
        client.respond("*");
        client.send("AUTH PLAIN =");
        client.send("AUTH PLAIN");
        client.respond("");

        assertThat(smtp).transcript().singleSession().hasNoLogins();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH PLAIN AHNob3AAc2VjcmV0", "AUTH LOGIN c2hvcA==\r\nc2Vj"})
    void credentials_that_are_cut_off_are_an_attempt_to_log_in(String sent, RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.sendRaw(sent.getBytes(UTF_8));
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> assertThat(smtp).allSessionsEnd().singleSession().hasNoLogins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH LOGIN c2hvcA==", "AUTH LOGIN\r\nc2hvcA=="})
    void a_login_that_the_client_gives_up_before_the_password_is_an_attempt(String sent, RecordingSmtpServer smtp) {
        smtp.on(authResponse(1)).lenient().answer(raw("334 not base64!\r\n"));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            for (String line : sent.split("\r\n")) {
                client.sendRaw((line + "\r\n").getBytes(UTF_8));
                client.readReply();
            }
        }

        assertThat(smtp).allSessionsEnd();
        assertThat(smtp.transcript().sessions().get(0).logins())
                .singleElement()
                .hasToString("an unknown user via LOGIN, refused");
    }

    @Test
    void a_login_that_lasts_too_long_is_an_attempt() {
        SessionRecorder session = new TranscriptRecorder(() -> {}).open("127.0.0.1:50000");
        session.replied("220 mx\r\n".getBytes(UTF_8), false);
        session.sent(Exchange.Kind.COMMAND, "AUTH LOGIN\r\n".getBytes(UTF_8), 12, true);
        session.replied("334 VXNlcm5hbWU6\r\n".getBytes(UTF_8), false);
        session.sent(Exchange.Kind.CREDENTIALS, "c2hvcA==\r\n".getBytes(UTF_8), 10, true);
        session.replied("334 UGFzc3dvcmQ6\r\n".getBytes(UTF_8), false);
        session.replied("421 Idle\r\n".getBytes(UTF_8), false);
        session.ended(Ending.TIMED_OUT);

        assertThat(session.logins()).singleElement().hasToString("an unknown user via LOGIN, refused");
    }

    @Test
    void a_login_whose_step_a_stub_leaves_without_reply_is_an_attempt(RecordingSmtpServer smtp) {
        smtp.on(authResponse(1)).answer(disconnect());
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.send("AUTH LOGIN");
            client.sendRaw((base64("shop") + "\r\n").getBytes(UTF_8));
            assertThat(smtp).allSessionsEnd();
        }

        assertThat(smtp.transcript().sessions().get(0).logins())
                .singleElement()
                .hasToString("an unknown user via LOGIN, refused");
    }

    @Test
    void a_login_that_a_stub_refuses_has_no_problem_of_its_own(RecordingSmtpServer smtp, SmtpClient client) {
        smtp.on(login("shop")).reply(535, "5.7.8", "Locked");
        client.ehlo("client.example.org");
        client.authPlain("shop", "wrong");

        assertThat(problem(smtp)).isEmpty();
        assertThat(smtp.transcript()).asString().endsWith("""
                \s   S: 535 5.7.8 Locked   (scripted)
                       (shop via PLAIN, refused)""");
    }

    @Test
    void a_login_that_was_accepted_has_no_problem(RecordingSmtpServer smtp, SmtpClient client) {
        client.ehlo("client.example.org");
        client.authPlain("shop", "secret");

        assertThat(problem(smtp)).isEmpty();
    }

    @Test
    void what_is_wrong_makes_no_other_login() {
        Login refused = new Login("PLAIN", "shop", Optional.of("x"), false);

        assertThat(refused.refusedBecause(Optional.of("the password is empty")))
                .isEqualTo(refused)
                .hasToString("shop via PLAIN, refused: the password is empty");
    }

    @Test
    void a_response_to_a_challenge_is_told_as_far_as_it_is_known() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                        .user("shop", "secret")
                        .mechanisms("CRAM-MD5")
                        .start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client.example.org");
            client.send("AUTH CRAM-MD5");
            client.respond(base64("shop 0123456789abcdef0123456789abcdef"));

            assertThat(problem(smtp)).isEqualTo("the response does not match this user's password");
        }
    }
}
