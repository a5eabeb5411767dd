package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {

    @Test
    void a_reply_of_one_line_keeps_code_line_and_bytes() {
        SmtpReply reply = SmtpReply.parse("220 mx.example.org ESMTP ready\r\n");

        assertThat(reply.code()).isEqualTo(220);
        assertThat(reply.replyCode()).contains(ReplyCode.SERVICE_READY);
        assertThat(reply.lines()).containsExactly("mx.example.org ESMTP ready");
        assertThat(reply.enhancedStatusCode()).isEmpty();
        assertThat(reply.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("220 mx.example.org ESMTP ready\r\n");
        assertThat(reply).hasToString("220 mx.example.org ESMTP ready");
    }

    @Test
    void a_reply_of_many_lines_keeps_them_in_order() {
        SmtpReply reply = SmtpReply.parse("250-mx.example.org\r\n250-\r\n250 HELP\r\n");

        assertThat(reply.lines()).containsExactly("mx.example.org", "", "HELP");
        assertThat(reply).hasToString("250-mx.example.org\n250-\n250 HELP");
    }

    @Test
    void enhanced_status_codes_are_taken_out_of_the_text_and_left_in_the_lines() {
        SmtpReply reply = SmtpReply.parse("550-5.1.1 No such user.\r\n550 5.1.1  See the manual\r\n");

        assertThat(reply.enhancedStatusCode()).contains(new EnhancedStatusCode(5, 1, 1));
        assertThat(reply.text()).isEqualTo("No such user.\nSee the manual");
        assertThat(reply.lines()).containsExactly("5.1.1 No such user.", "5.1.1  See the manual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"250\r\n", "250 \r\n"})
    void the_text_may_be_absent(String wire) {
        assertThat(SmtpReply.parse(wire).lines()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"250 2.1.13.4 x\r\n", "250 2.0.00 x\r\n", "250 2.1.1234\r\n", "250 3.1.1 x\r\n", "250 2.1\r\n"})
    void what_only_looks_like_an_enhanced_status_code_is_text(String wire) {
        assertThat(SmtpReply.parse(wire).enhancedStatusCode()).isEmpty();
    }

    @Test
    void codes_outside_the_catalog_are_usable() {
        SmtpReply reply = SmtpReply.parse("403 You are not authorized\r\n");

        assertThat(reply.code()).isEqualTo(403);
        assertThat(reply.replyCode()).isEmpty();
        assertThat(reply.replyClass()).isEqualTo(ReplyClass.TRANSIENT_FAILURE);
    }

    @Test
    void text_is_read_as_UTF_8() {
        assertThat(SmtpReply.parse("550 5.1.1 Postfach für Jörg\r\n").text()).isEqualTo("Postfach für Jörg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|Not an SMTP reply: it is empty",
                "hello\\r\\n|Not an SMTP reply: line 1 \"hello\" does not start with a three-digit code (RFC 5321, section 4.2)",
                "25 ok\\r\\n|Not an SMTP reply: line 1 \"25 ok\" does not start with a three-digit code (RFC 5321, section 4.2)",
                "2500 ok\\r\\n|Not an SMTP reply: line 1 \"2500 ok\" does not start with a three-digit code (RFC 5321, section 4.2)",
                "150 ok\\r\\n|Not an SMTP reply: line 1 \"150 ok\" has a code whose first digit is not between 2 and 5 (RFC 5321, section 4.2)",
                "600 ok\\r\\n|Not an SMTP reply: line 1 \"600 ok\" has a code whose first digit is not between 2 and 5 (RFC 5321, section 4.2)",
                "250ok\\r\\n|Not an SMTP reply: line 1 \"250ok\" has neither a space nor a hyphen after its code (RFC 5321, section 4.2)",
                "250\\tok\\r\\n|Not an SMTP reply: line 1 \"250\\tok\" has neither a space nor a hyphen after its code (RFC 5321, section 4.2)",
                "250-first\\r\\n550 second\\r\\n|Not an SMTP reply: line 2 \"550 second\" has a different code than line 1 (250) (RFC 5321, section 4.2.1)",
                "250-first\\r\\n|Not an SMTP reply: line 1 \"250-first\" has a hyphen after its code, so another line must follow (RFC 5321, section 4.2.1)",
                "250 ok\\r\\n250 more\\r\\n|Not an SMTP reply: line 2 \"250 more\" comes after the last line of the reply, which has a space after its code (RFC 5321, section 4.2.1)",
                "250 ok|Not an SMTP reply: line 1 \"250 ok\" does not end with CRLF (RFC 5321, section 2.3.8)",
                "250-a\\r\\n250 ok|Not an SMTP reply: line 2 \"250 ok\" does not end with CRLF (RFC 5321, section 2.3.8)",
                "250 a\\rb\\r\\n|Not an SMTP reply: line 1 \"250 a\\rb\" contains a bare CR (RFC 5321, section 2.3.8)",
            })
    void a_malformed_reply_is_refused_with_line_and_rule(String escaped, String message) {
        String wire = escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");

        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parse(wire))
                .withMessage(message);
    }

    @Test
    void a_line_over_512_octets_is_refused() {
        String longest = "250 " + "x".repeat(506) + "\r\n";

        assertThat(SmtpReply.parse(longest).text()).hasSize(506);
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parse("250 x" + longest.substring(4)))
                .withMessageEndingWith(
                        "...\" has 513 octets including the line ending; the limit is 512 (RFC 5321, section 4.5.3.1.5)");
    }

    @Test
    void a_challenge_may_be_longer() {
        assertThat(SmtpReply.parse("334 " + "x".repeat(12_282) + "\r\n").text()).hasSize(12_282);
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parse("334 " + "x".repeat(12_283) + "\r\n"))
                .withMessageEndingWith(
                        "has 12289 octets including the line ending; the limit is 12288 (RFC 4954, section 4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpReply.of(334, "x".repeat(12_283)))
                .withMessage("A reply line must have at most 12288 octets (RFC 4954, section 4) but has 12289");
    }

    @Test
    void a_made_reply_prints_as_it_parses() {
        SmtpReply made = SmtpReply.of(250, "mx.example.org", "", "HELP");

        assertThat(made).isEqualTo(SmtpReply.parse("250-mx.example.org\r\n250-\r\n250 HELP\r\n"));
        assertThat(SmtpReply.parse(made.bytes())).isEqualTo(made);
        assertThat(SmtpReply.of(250)).isEqualTo(SmtpReply.parse("250\r\n"));
    }

    @Test
    void a_made_reply_has_its_enhanced_code_on_each_line() {
        SmtpReply made = SmtpReply.of(451, EnhancedStatusCode.parse("4.7.1"), "Greylisted", "", "Try later");

        assertThat(made).hasToString("451-4.7.1 Greylisted\n451-4.7.1\n451 4.7.1 Try later");
    }

    @Test
    void a_reply_that_can_not_be_is_refused_when_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpReply.of(600, "x"))
                .withMessage("Reply code must be between 200 and 599 (RFC 5321, section 4.2) but was: 600");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpReply.of(550, "x".repeat(507)))
                .withMessage("A reply line must have at most 512 octets (RFC 5321, section 4.5.3.1.5) but has 513");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpReply.of(250, "a\r\nb"))
                .withMessage(
                        "A reply line must not contain CR or LF; pass each line separately, but was: \"a\\r\\nb\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpReply.of(550, EnhancedStatusCode.parse("4.1.1"), "x"))
                .withMessage(
                        "The enhanced status code of a 550 reply must start with 5 (RFC 2034, section 4) but was: 4.1.1");
    }

    @Test
    void bytes_can_not_be_changed_from_outside() {
        byte[] wire = "250 OK\r\n".getBytes(StandardCharsets.US_ASCII);
        SmtpReply reply = SmtpReply.parse(wire);
        wire[0] = '5';
        reply.bytes()[0] = '5';

        assertThat(reply.bytes()).startsWith('2');
    }

    @Test
    void equal_bytes_make_equal_replies_wherever_they_were_given() {
        SmtpReply reply = SmtpReply.of(250, "OK");

        assertThat(reply.at(lines -> "somewhere")).isEqualTo(reply).hasSameHashCodeAs(reply);
        assertThat(List.of(reply)).doesNotContain(SmtpReply.of(250, "ok"));
        assertThat(Optional.of(reply)).contains(SmtpReply.parse("250 OK\r\n"));
    }

    @Test
    void a_reply_explains_itself() {
        assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n").explanation()).isEqualTo("""
                550 (mailbox unavailable): The mailbox does not exist or is unavailable, or a policy refuses the mail. \
                The enhanced status code says which: 5.1.1 means an unknown user, 5.7.1 a policy. 550 is usually sent in reply to RCPT, and sometimes to EHLO, MAIL, VRFY, EXPN, DATA or the final dot.
                5.1.1: bad destination mailbox address. The destination has no such user.
                To fix: Check the part before the @ for a typo, or remove the recipient.""");
        assertThat(SmtpReply.of(235).explanation()).isEqualTo("""
                235 (authentication succeeded): The client is authenticated. The SASL exchange is complete. The usual enhanced status code is 2.7.0. 235 ends an AUTH exchange, either immediately or after one or more 334 challenges.
                To fix: Nothing to fix.""");
        assertThat(SmtpReply.of(299, "Whatever").explanation())
                .isEqualTo("299: no standard defines this code; its digits indicate a positive completion.");
    }
}
