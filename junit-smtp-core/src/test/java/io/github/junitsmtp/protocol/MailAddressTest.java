package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "<ada@example.org>",
                "first.last+tag@sub.example.org",
                "\"Ada L.\"@example.org",
                "\"a@b\"@example.org",
                "ada@[192.0.2.1]",
                "ada@[IPv6:2001:db8::1]",
                "jörg@exämple.org",
                "postmaster",
                "ada@localhost",
                "<>",
                "",
            })
    void addresses_of_all_forms_are_parsed(String text) {
        assertThat(MailAddress.parse(text).toString()).isEqualTo(text.replaceAll("[<>]", ""));
    }

    @Test
    void addresses_may_be_as_long_as_RFC_5321_allows() {
        String longest = "x".repeat(64) + "@" + "a.".repeat(126) + "org";

        assertThat(MailAddress.parse(longest).domain().orElseThrow()).hasSize(255);
        assertThat(MailAddress.parse(longest)).hasToString(longest);
    }

    @Test
    void the_null_sender_has_neither_part() {
        assertThat(MailAddress.parse("<>")).isEqualTo(MailAddress.NULL_SENDER);
        assertThat(MailAddress.NULL_SENDER.isNull()).isTrue();
        assertThat(MailAddress.parse("ada@example.org").isNull()).isFalse();
    }

    @Test
    void not_every_address_has_a_domain() {
        assertThat(MailAddress.parse("ada@example.org").domain()).contains("example.org");
        assertThat(MailAddress.parse("postmaster").domain()).isEmpty();
        assertThat(MailAddress.NULL_SENDER.domain()).isEmpty();
    }

    @Test
    void what_people_take_for_the_same_address_is_equal() {
        assertThat(MailAddress.parse("ada@EXAMPLE.org")).isEqualTo(MailAddress.parse("ada@example.ORG"));
        assertThat(MailAddress.parse("\"ada\"@example.org")).isEqualTo(MailAddress.parse("ada@example.org"));
        assertThat(MailAddress.parse("ada@bücher.example"))
                .isEqualTo(MailAddress.parse("ada@xn--bcher-kva.example"))
                .hasSameHashCodeAs(MailAddress.parse("ada@xn--bcher-kva.example"));
        assertThat(MailAddress.parse("jo\u0308rg@example.org"))
                .isEqualTo(MailAddress.parse("j\u00f6rg@example.org"))
                .hasSameHashCodeAs(MailAddress.parse("j\u00f6rg@example.org"));
        assertThat(MailAddress.parse("Ada@example.org")).isNotEqualTo(MailAddress.parse("ada@example.org"));
    }

    /** The examples of UTS 46, table 1, with the non-transitional rules that browsers and registries follow. */
    @ParameterizedTest
    @CsvSource({
        "faß.de, xn--fa-hia.de, fass.de",
        "FAẞ.de, xn--fa-hia.de, fass.de",
        "straße.example, xn--strae-oqa.example, strasse.example",
        "βόλος.com, xn--nxasmm1c.com, βόλοσ.com",
        "ΒΌΛΟς.com, xn--nxasmm1c.com, ΒΌΛΟΣ.com",
        "www.ශ්‍රී.com, www.xn--10cl1a0b660p.com, www.ශ්රී.com",
        "نامه‌ای.com, xn--mgba3gch31f060k.com, نامهای.com"
    })
    void letters_that_IDNA_2003_took_for_others_make_domains_of_their_own(String domain, String ascii, String other) {
        assertThat(MailAddress.lenient("ada@" + domain))
                .isEqualTo(MailAddress.lenient("ada@" + ascii))
                .hasSameHashCodeAs(MailAddress.lenient("ada@" + ascii))
                .isNotEqualTo(MailAddress.lenient("ada@" + other));
    }

    @Test
    void what_is_no_address_is_refused_with_the_reason() {
        refused("ada", "\"ada\", because it has no @ (RFC 5321, section 4.1.2)");
        refused(
                "a b@example.org",
                "\"a b@example.org\", because its local part is empty, needs quotes, or has a misplaced dot or quotation mark"
                        + " (RFC 5321, section 4.1.2)");
        refused(
                "@example.org",
                "\"@example.org\", because its local part is empty, needs quotes, or has a misplaced dot or quotation mark"
                        + " (RFC 5321, section 4.1.2)");
        refused(
                "ada@",
                "\"ada@\", because the part after the @ is neither a domain nor an address literal like [192.0.2.1]"
                        + " (RFC 5321, section 4.1.3)");
        refused(
                "ada@[IPv6:.:1]", // looking it up in DNS may succeed
                "\"ada@[IPv6:.:1]\", because the part after the @ is neither a domain nor an address literal like"
                        + " [192.0.2.1] (RFC 5321, section 4.1.3)");
        refused(
                "ada@exa mple.org",
                "\"ada@exa mple.org\", because the part after the @ is neither a domain nor an address literal"
                        + " like [192.0.2.1] (RFC 5321, section 4.1.3)");
        refused(
                "Ada Lovelace <ada@example.org>",
                "\"Ada Lovelace <ada@example.org>\" has a display name, which is allowed in header fields but"
                        + " not in envelopes; use \"ada@example.org\"");
        refused(
                "x".repeat(65) + "@example.org",
                "\"" + "x".repeat(65) + "@example.org\", because its local part has more than"
                        + " 64 octets (RFC 5321, section 4.5.3.1.1)");
        refused(
                "ada@" + "x".repeat(256),
                "\"ada@" + "x".repeat(96) + "...\", because its domain has more than 255 octets"
                        + " (RFC 5321, section 4.5.3.1.2)");
        refused(
                "ada@mail." + "x".repeat(64) + ".org",
                "\"ada@mail." + "x".repeat(64) + ".org\", because a label of its domain has more than 63 octets"
                        + " (RFC 5321, section 2.3.5)");
        assertThat(MailAddress.parse("ada@mail." + "x".repeat(63) + ".org").domain())
                .isPresent();
    }

    @Test
    void a_local_part_is_quoted_even_without_a_domain() {
        assertThat(MailAddress.lenient("\"a b\"")).hasToString("\"a b\"");
        assertThat(MailAddress.lenient("ada")).hasToString("ada");
        assertThat(MailAddress.NULL_SENDER).hasToString("");
    }

    private static void refused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailAddress.parse(text))
                .withMessage("Not a mail address: " + why);
    }
}
