package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpCommandTest {

    @Test
    void a_command_has_verb_argument_and_bytes() {
        SmtpCommand command = SmtpCommand.parse("ehlo client.example.org");

        assertThat(command.verb()).isEqualTo("EHLO");
        assertThat(command.argument()).isEqualTo("client.example.org");
        assertThat(command.line()).isEqualTo("ehlo client.example.org");
        assertThat(command.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("ehlo client.example.org\r\n");
    }

    @Test
    void MAIL_has_address_and_parameters() {
        SmtpCommand command = SmtpCommand.parse("MAIL FROM:<ada@example.org> SIZE=1000  body=8BITMIME SMTPUTF8");

        assertThat(command.address()).contains(MailAddress.parse("ada@example.org"));
        assertThat(command.parameters())
                .map(EsmtpParameter::toString)
                .containsExactly("SIZE=1000", "body=8BITMIME", "SMTPUTF8");
        assertThat(command.parameter("size").flatMap(EsmtpParameter::value)).contains("1000");
        assertThat(command.parameter("BODY").flatMap(EsmtpParameter::value)).contains("8BITMIME");
        assertThat(command.parameter("SMTPUTF8").orElseThrow().value()).isEmpty();
        assertThat(command.parameter("RET")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MAIL FROM:<>|``|``",
                "MAIL FROM: <ada@example.org>|ada|example.org",
                "RCPT TO:<\"a>b\"@example.org>|a>b|example.org",
                "RCPT TO:<\"a\\\"b\"@example.org>|a\"b|example.org",
                "RCPT TO:<@relay.example,@other.example:ada@example.org>|ada|example.org",
                "RCPT TO:<jörg@exämple.org>|jörg|exämple.org",
                "RCPT TO:<ada@[IPv6:2001:db8::1]>|ada|[IPv6:2001:db8::1]",
                "RCPT TO:<not an address>|not an address|``",
                "MAIL FROM:ada@example.org SIZE=1|ada|example.org",
                "RCPT TO:<ada@example.org NOTIFY=NEVER|ada|example.org",
                "RCPT TO:<a\"b@example.org> X=1|a\"b|example.org",
            })
    void addresses_are_taken_as_they_stand(String line, String localPart, String domain) {
        MailAddress address = SmtpCommand.parse(line).address().orElseThrow();

        assertThat(address.localPart()).isEqualTo(localPart);
        assertThat(address.domain().orElse("")).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:", "RCPT TO:<", "VRFY <ada>", "MAIL", "MAIL <ada@example.org>", ""})
    void without_a_path_there_is_no_address(String line) {
        assertThat(SmtpCommand.parse(line).address()).isEmpty();
        assertThat(SmtpCommand.parse(line).parameters()).isEmpty();
    }

    @Test
    void any_bytes_are_a_command() {
        SmtpCommand command = SmtpCommand.parse(new byte[] {0, (byte) 0xff, ' ', 'x', '\n'});

        assertThat(command.argument()).isEqualTo("x");
        assertThat(command).hasToString("\\x00\ufffd x");
        assertThat(SmtpCommand.parse(new byte[0]).verb()).isEmpty();
    }

    @Test
    void credentials_are_hidden_when_printed() {
        assertThat(SmtpCommand.parse("AUTH PLAIN AGFkYQBzZWNyZXQ=")).hasToString("AUTH PLAIN ********");
        assertThat(SmtpCommand.parse("auth\tPLAIN AGFkYQBzZWNyZXQ=")).hasToString("auth\\tPLAIN ********");
        assertThat(SmtpCommand.parse(" AUTH PLAIN  AGFkYQBzZWNyZXQ= x")).hasToString(" AUTH PLAIN  ********");
        assertThat(SmtpCommand.parse("AUTH LOGIN")).hasToString("AUTH LOGIN");
        assertThat(SmtpCommand.parse("AUTH")).hasToString("AUTH");
        assertThat(SmtpCommand.parse("AUTH PLAIN AGFkYQBzZWNyZXQ=").line()).endsWith("AGFkYQBzZWNyZXQ=");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHPLAIN AGFkYQBzZWNyZXQ=, AUTHPLAIN ********",
        "AUTH:PLAIN x, AUTH:PLAIN ********",
        "AUTH <PLAIN> x, AUTH <PLAIN> ********",
        "AUTH \"PLAIN\" x, AUTH \"PLAIN\" ********",
        "AUTH PLAIN=x, AUTH PLAIN=********",
        "AUTH AGFkYQBzZWNyZXQ=, AUTH ********",
        "AUTH FOO, AUTH FOO",
        "AUTH secret, AUTH ********",
        "ATUH LOGIN x, ATUH LOGIN ********",
        "PLAIN AGFkYQBzZWNyZXQ=, PLAIN ********",
        "PASS secret, PASS ********",
        "a1 LOGIN ada secret, a1 LOGIN ********",
        "HELP AGFkYQBzZWNyZXQ=, HELP ********",
        "AGFkYQBzZWNyZXQ=, ********",
        "c2VjcmV0LXdvcmQ=, ********",
        "MAIL FROM:<a@b.example> AUTH=secret, MAIL FROM:<a@b.example> AUTH=********",
        "MAIL FROM:<a@b.example> AUTH=<> SIZE=1, MAIL FROM:<a@b.example> AUTH=<> SIZE=1",
        "MAIL FROM:<a@b.example> AUTH=ada@b.example, MAIL FROM:<a@b.example> AUTH=ada@b.example",
        "RCPT TO:<auth@example.org>, RCPT TO:<auth@example.org>",
        "RCPT TO:<login+AGFkYQBz@example.org>, RCPT TO:<login+AGFkYQBz@example.org>",
        "HELP AUTH, HELP AUTH",
        "XCLIENT NAME=plain LOGIN=ada, XCLIENT NAME=plain LOGIN=ada",
        "XCLIENT LOGIN=ada, XCLIENT LOGIN=ada",
        "XSEND plain text, XSEND plain text",
        "XAUTH LOGIN x, XAUTH LOGIN ********",
        "XOAUTH2 x, XOAUTH2 ********",
        "VERBVERB, VERBVERB",
        "LHLO login.example.org, LHLO login.example.org",
        "LHLO auth.example.org, LHLO auth.example.org",
        "LHLO plain@example.org, LHLO plain@example.org",
        "Subject: login now, Subject: login now",
        "AUTH: LOGIN now, AUTH: LOGIN ********",
        "FOO, FOO",
        "SOMETHING, SOMETHING",
        "FOO bar baz, FOO bar baz"
    })
    void what_may_be_a_password_is_hidden_and_nothing_else(String line, String shown) {
        assertThat(SmtpCommand.parse(line)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "A", " ", ":", "AUTH", "A\0", "= "})
    @Timeout(600) // quadratic time would take longer on any machine
    void a_long_line_is_read_in_the_time_that_it_takes_to_read_it(String piece) {
        for (String verb : List.of("", "AUTH ", "MAIL ", "VRFY ", "FOO ")) {
            SmtpCommand command = SmtpCommand.parse(verb + piece.repeat(300_000 / piece.length()) + "\u2028x");
            LoginLines logins = new LoginLines();
            logins.hides(command);
            logins.responded();
            logins.hides(command);

            assertThat(command.toString()).isNotEmpty();
        }
    }

    @Test
    void lines_in_a_line_are_hidden_as_lines() {
        assertThat(SmtpCommand.parse("NOOP\rAUTH LOGIN\rada\rsecret\rQUIT"))
                .hasToString("NOOP\\rAUTH LOGIN\\r********\\r********\\rQUIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XCLIENT LOGIN=ada",
                "XSEND plain text",
                "FOO",
                "HELO c2VjcmV0LXdvcmQ=",
                "LHLO auth.example.org",
                "Subject: Login",
                "VERBVERB",
                ""
            })
    void no_login_begins_with_a_command_that_is_none(String line) {
        LoginLines logins = new LoginLines();

        assertThat(logins.hides(SmtpCommand.parse(line))).isFalse();
        assertThat(logins.hides(SmtpCommand.parse("UnKnown"))).isFalse();
    }
}
