package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.rule.MessageRule;
import io.github.junitsmtp.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charsets under the names that mails use, and the bytes that stand for letters in them. */
class BodyCharsetsTest {

    private static ReceivedMail mailIn(String charset, byte[] content) {
        return mail("Content-Type: text/plain; charset=\"" + charset + "\"\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(content));
    }

    @ParameterizedTest
    @CsvSource({
        "macintosh, 47729fa765, Grüße",
        "x-mac-roman, 47729fa765, Grüße",
        "x-mac-cyrillic, 8ff0e8e2e5f2, Привет",
        "iso-8859-8-i, f9ece5ed, שלום",
        "iso-8859-6-e, e5d1cdc8c7, مرحبا",
        "logical, f9ece5ed, שלום",
        "ks_c_5601-1987, b0a18c63, 가똠",
        "euc-kr, b0a18c63, 가똠",
        "iso-8859-1, 4974927320352080, It’s 5 €",
        "iso8859_1, 4974927320352080, It’s 5 €",
        "latin1, 4974927320352080, It’s 5 €",
        "latin1, c381, Ã\u0081",
        "windows-1252, c381, Á",
        "us-ascii, 4974927320352080, It’s 5 €",
        "us-ascii, 4772c3bcc39f65, Grüße",
        "iso-8859-9, fdfe80, ış€",
        "tis-620, a180, ก€",
        "gb2312, c4e3ba81, 你簛",
        "gbk, c4e3ba81, 你簛",
        "shift_jis, 8740, ①",
        "x-sjis, 8740, ①",
        "iso-2022-jp, 1b24422d211b2842, ①",
        "x-cp1251, cff0e8e2e5f2, Привет",
        "koi8-ru, f0d2c9d7c5d4, Привет",
        "unicode-1-1-utf-8, 4772c3bcc39f65, Grüße",
        "'''utf-8''', 4772c3bcc39f65, Grüße",
        "iso-2022-jp, 4772c3bcc39f65, Grüße",
        "utf-7, 4772c3bcc39f65, Grüße",
        "utf-16, fffe47007200fc00df006500, Grüße",
        "utf-16, 0047007200fc00df0065, Grüße",
        "utf-16, 47007200fc00df006500, Grüße",
        "unicode, 47007200fc00df006500, Grüße",
        "utf-16le, fffe47007200fc00df006500, Grüße",
        "iso-8859-1, efbbbf4772c3bcc39f65, Grüße",
        "'', 4772fcdf65, Grüße",
        "'', fffe47007200fc00df006500, Grüße",
        "utf-7, 47722b4150774133772d65, Grüße"
    })
    void charsets_are_those_of_mail_programs(String charset, String hex, String text) {
        ReceivedMail mail = mailIn(charset, HexFormat.of().parseHex(hex));

        assertThat(mail).hasTextBody(text);
        assertThat(mail.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi+ACE-|Hi!",
                "Hi+ACE|Hi!",
                "Hi+ACE.|Hi!.",
                "1 +- 1|1 + 1",
                "+AOQ--|ä-",
                "+2D3eAA-|\uD83D\uDE00",
                "+AOQA9gD8-+AN8-|äöüß",
                "+|''",
                "a-b|a-b"
            })
    void UTF_7_is_read(String sent, String text) {
        assertThat(mailIn("utf-7", sent.getBytes(StandardCharsets.US_ASCII)))
                .hasTextBody(text.equals("''") ? "" : text);
    }

    /** All bytes are valid in ISO-8859-1, but not in windows-1252 (its mapping at unicode.org). Programs read both in the same way. */
    @ParameterizedTest
    @CsvSource({"iso-8859-1, true", "latin1, true", "ISO_8859-1:1987, true", "windows-1252, false"})
    void control_characters_of_ISO_8859_1_are_read(String charset, boolean isValid) {
        ReceivedMail mail = mailIn(charset, HexFormat.of().parseHex("9347818d8f909dfc94"));

        assertThat(mail).hasTextBody("\u201cG\u0081\u008d\u008f\u0090\u009d\u00fc\u201d");
        assertThat(mail.violations(RuleSet.only(MessageRule.CHARSET)).isEmpty()).isEqualTo(isValid);
    }

    /** RFC 6657, section 3, RFC 7111, section 5.1, and RFC 7303, section 3. */
    @ParameterizedTest
    @CsvSource({
        "text/csv, 4772c3bcc39f65, true",
        "text/vcard, 4772c3bcc39f65, true",
        "text/xml, 4772c3bcc39f65, true",
        "text/xml, 4772fcdf65, true",
        "text/csv, 4772fcdf65, false",
        "text/html, 4772c3bcc39f65, false",
        "text/plain; charset=us-ascii, 4772c3bcc39f65, false",
        "text/csv; charset=us-ascii, 4772c3bcc39f65, false"
    })
    void some_types_have_a_charset_of_their_own(String type, String hex, boolean isValid) {
        ReceivedMail mail = mail("Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));

        assertThat(mail.violations(RuleSet.only(MessageRule.CHARSET)).isEmpty()).isEqualTo(isValid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-nowhere", "utf 8 bit", "?", "unknown-8bit"})
    void what_nobody_knows_is_told(String charset) {
        ReceivedMail mail = mailIn(charset, "Grüße".getBytes(StandardCharsets.UTF_8));

        assertThat(mail).hasTextBody("Grüße");
        assertThat(mail.problems()).singleElement().asString().contains("unknown charset \"" + charset + "\"");
    }
}
