package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviationsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "250 ok\\n|line 1 \"250 ok\" ends with a bare LF instead of CRLF (RFC 5321, section 2.3.8)",
                "250-mx\\r\\n250 HELP\\n|line 2 \"250 HELP\" ends with a bare LF instead of CRLF (RFC 5321, section 2.3.8)",
                "550 4.1.1 no\\r\\n|line 1 \"550 4.1.1 no\" has enhanced status code 4.1.1, whose class does not match 550 (RFC 2034, section 4)",
                "354 2.0.0 go\\r\\n|line 1 \"354 2.0.0 go\" has enhanced status code 2.0.0, whose class does not match 354 (RFC 2034, section 4)",
                "550-5.1.1 no\\r\\n550 5.7.1 no\\r\\n|line 2 \"550 5.7.1 no\" has enhanced status code 5.7.1, but line 1 has enhanced status code 5.1.1 (RFC 2034, section 4)",
                "550-5.1.1 no\\r\\n550 no\\r\\n|line 2 \"550 no\" has no enhanced status code, but line 1 has enhanced status code 5.1.1 (RFC 2034, section 4)",
                "550-no\\r\\n550 5.1.1 no\\r\\n|line 2 \"550 5.1.1 no\" has enhanced status code 5.1.1, but line 1 has no enhanced status code (RFC 2034, section 4)",
                "250 für\\r\\n|line 1 \"250 für\" contains non-ASCII text, which only SMTPUTF8 clients understand (RFC 5321, section 4.2; RFC 6531, section 3.7.4)",
                "250 a\u0000b\\r\\n|line 1 \"250 a\\x00b\" contains a control character (RFC 5321, section 4.2)",
                "250 a\u007fb\\r\\n|line 1 \"250 a\\x7fb\" contains a control character (RFC 5321, section 4.2)",
            })
    void a_deviation_is_told_by_lenient_parsing_and_refused_by_strict_parsing(String escaped, String deviation) {
        String wire = escaped.replace("\\r", "\r").replace("\\n", "\n");

        assertThat(SmtpReply.parse(wire).deviations()).containsExactly(deviation);
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parseStrictly(wire))
                .withMessage("Not an SMTP reply: " + deviation);
    }

    @Test
    void all_deviations_are_told_in_order() {
        assertThat(SmtpReply.parse("550-4.1.1 für\n550 no\n").deviations())
                .extracting(deviation -> deviation.replaceAll("(line \\d) \".*?\" (\\w+ [\\w-]+ \\w+).*", "$1 $2"))
                .containsExactly(
                        "line 1 ends with a",
                        "line 1 contains non-ASCII text",
                        "line 1 has enhanced status",
                        "line 2 ends with a",
                        "line 2 has no enhanced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "250\r\n",
                "250 a\tb\r\n",
                "250-mx\r\n250-SIZE 1000\r\n250 HELP\r\n",
                "550-5.1.1 a\r\n550-5.1.1\r\n550 5.1.1  b\r\n"
            })
    void a_reply_to_the_letter_has_none(String wire) {
        assertThat(SmtpReply.parseStrictly(wire).deviations()).isEmpty();
    }

    @Test
    void text_that_is_not_even_UTF_8_is_understood_as_far_as_it_can_be() {
        SmtpReply reply = SmtpReply.parse("550 5.1.1 für\r\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reply).isMailboxUnavailable().hasText("f\ufffdr");
        assertThat(reply.deviations()).singleElement().asString().contains("contains non-ASCII text");
    }

    @Test
    void a_made_reply_can_deviate_as_a_server_could() {
        assertThat(SmtpReply.of(550, "4.1.1 no").deviations()).hasSize(1);
    }

    @Test
    void what_can_not_be_understood_is_refused_as_leniently_parsed() {
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parseStrictly("25 ok\r\n"))
                .withMessage("Not an SMTP reply: line 1 \"25 ok\" does not start with a three-digit code"
                        + " (RFC 5321, section 4.2)");
    }
}
