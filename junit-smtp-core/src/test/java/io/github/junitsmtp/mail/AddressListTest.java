package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Address fields, parsed by RFC 5322, section 3.4, and like mail programs if they are malformed. */
class AddressListTest {

    private static final int LARGE = 100_000;

    /** Valid lists have no faults, not even obsolete ones. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "ada@example.com|<ada@example.com>",
                "Ada Lovelace <ada@example.com>|Ada Lovelace <ada@example.com>",
                "bob@example.org,carol@example.org|<bob@example.org>, <carol@example.org>",
                "Team: Bob <bob@example.org>, carol@example.org; , dave@example.org|Bob <bob@example.org>, <carol@example.org>, <dave@example.org>",
                "undisclosed-recipients:;|-",
                "Desk:help@example.com;|<help@example.com>",
                "A Group(Some people):Chris <c@x.test>, (none)joe@x.test; (end)|Chris <c@x.test>, none <joe@x.test>",
                "Ada <ada(me)@example.com(work)>|Ada <ada@example.com>",
                "bob@example.org (Bob)|Bob <bob@example.org>",
                "(Bob (the \\) builder))bob@example.org|Bob (the ) builder) <bob@example.org>",
                "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>|Pete <pete@silly.test>",
                "\"Lovelace, Ada\" <ada@example.org>|Lovelace, Ada <ada@example.org>",
                "\"Giant; \\\"Big\\\" Box\" <box@example.net>|Giant; \"Big\" Box <box@example.net>",
                "Ada \"the Countess\" Lovelace <ada@example.org>|Ada the Countess Lovelace <ada@example.org>",
                "\"boss@example.org\" <intern@example.org>|boss@example.org <intern@example.org>",
                "\"a b\"@example.org|<\"a b\"@example.org>",
                "\"<a@x.test>\"@example.org|<\"<a@x.test>\"@example.org>",
                "John Q. Public <john@example.org>|John Q. Public <john@example.org>",
                "Ada <ada@[192.0.2.1]>, <bob@[IPv6:2001:db8::1]>|Ada <ada@[192.0.2.1]>, <bob@[IPv6:2001:db8::1]>",
                "Mary <@node.test,@other.test:mary@example.net>|Mary <mary@example.net>",
                ",,ada@example.org, ,|<ada@example.org>",
                "jdoe@test   . example|<jdoe@test.example>",
                "1234   @   local(blah)  .machine .example|blah <1234@local.machine.example>",
                "Ada <ada@build_host.example.com>|Ada <ada@build_host.example.com>",
                "Jörg Müller <j@example.com>, 用户@例子.广告|Jörg Müller <j@example.com>, <用户@例子.广告>",
                "=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M=C3=BCller?= <j@example.com>|Jörg Müller <j@example.com>",
                "\"\" <ada@example.com>, 'Carol' <carol@example.org>|<ada@example.com>, 'Carol' <carol@example.org>",
                "=?utf-8?Q?Doe,_Jane?= <jane@example.org>|Doe, Jane <jane@example.org>",
                "bob@example|<bob@example>",
            })
    void what_the_RFC_knows_is_read(String field, String mailboxes) {
        AddressList list = AddressList.read(field);

        assertThat(shown(list)).isEqualTo(mailboxes == null ? "" : mailboxes);
        assertThat(list.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "not an address at all|-|\"not an address at all\" is not an address",
                "Doe, Jane <jane@example.org>|Jane <jane@example.org>|\"Doe\" is not an address",
                "Bob <bob@example.org|Bob <bob@example.org>|\"<bob@example.org\" has no \">\"",
                "Bob <bob@example.org, Carol <carol@example.org>|Bob <bob@example.org>, Carol <carol@example.org>|\"<bob@example.org\" has no \">\"",
                "bob@example.org>|<bob@example.org>|\">\" has no matching \"<\"",
                "bob@example.org; carol@example.org|<bob@example.org>, <carol@example.org>|\";\" is used instead of \",\"",
                "Bob <bob@example.org>;|Bob <bob@example.org>|\";\" is used instead of \",\"",
                "\"boss@example.org\" <intern>|boss@example.org <intern>|\"intern\" has no domain",
                "boss@example.org <intern@example.org>|boss@example.org <intern@example.org>|the name \"boss@example.org\" needs quotes",
                "Ada @ Home <ada@example.com>|Ada @ Home <ada@example.com>|the name \"Ada @ Home\" needs quotes",
                "Bob [IT] <bob@example.org>|Bob [IT] <bob@example.org>|the name \"Bob [IT]\" needs quotes",
                "Ada ada@example.com|Ada <ada@example.com>|\"Ada ada@example.com\" has no angle brackets around its address",
                "ada@example.com bob@example.org|<ada@example.com>, <bob@example.org>|\"ada@example.com bob@example.org\" has no \",\" between its addresses",
                "A <a@x.test> B <b@x.test>|A B <a@x.test>, <b@x.test>|-",
                "<ada@example.com> Ada|Ada <ada@example.com>|the name \"Ada\" must come before its address",
                "Ada <>|-|\"<>\" contains no address",
                "Ada <@>|-|\"<@>\" contains no address",
                "Ada <ada lovelace@example.com>|-|\"<ada lovelace@example.com>\" contains no address",
                "Ada <ada..l@example.com>|Ada <\"ada..l\"@example.com>|\"ada..l@example.com\" is not a valid address",
                "ada.@example.com|<\"ada.\"@example.com>|\"ada.@example.com\" is not a valid address",
                "Ada <ada@example.com.>|Ada <ada@example.com.>|\"ada@example.com.\" is not a valid address",
                "Ada <ada@b@example.com>|Ada <\"ada@b\"@example.com>|\"ada@b@example.com\" is not a valid address",
                "=?utf-8?Q?j=40example=2Ecom?=|-|\"=?utf-8?Q?j=40example=2Ecom?=\" is not an address",
                "=?utf-8?Q?Bob_=3Cbob=40example=2Eorg=3E?=|-|\"=?utf-8?Q?Bob_=3Cbob=40example=2Eorg=3E?=\" is not an address",
                "=?utf-8?q?j=C3=B6rg?=@example.com|<=?utf-8?q?j=C3=B6rg?=@example.com>|\"=?utf-8?q?j=C3=B6rg?=@example.com\" contains an encoded word, which is not decoded in an address",
                "\"Bob <bob@example.org>|\"Bob <bob@example.org>|the name \"\"Bob\" needs quotes",
                "bob@example.org (Bob|Bob <bob@example.org>|the comment \"(Bob\" has no \")\"",
                "Team: bob@example.org|<bob@example.org>|the group \"Team\" does not end with \";\"",
                "Team: bob@example.org; ada@example.com|<bob@example.org>, <ada@example.com>|there is no \",\" after a group",
                "a, b, c, d@x.test|<d@x.test>|\"a\" is not an address, and 2 more",
            })
    void what_is_malformed_is_read_as_far_as_mail_programs_do_and_told(String field, String mailboxes, String fault) {
        AddressList list = AddressList.read(field);

        assertThat(shown(list)).isEqualTo(mailboxes == null ? "" : mailboxes);
        assertThat(list.fault())
                .hasValueSatisfying(words -> assertThat(words).isEqualTo(fault == null ? words : fault));
    }

    private static String shown(AddressList list) {
        return String.join(
                ", ", list.mailboxes().stream().map(Mailbox::toString).toList());
    }

    @Test
    void what_is_left_out_is_a_problem() {
        ReceivedMail odd = mail("To: nobody in particular\nCc: (none)\nBcc: \nReply-To: a@example.org, b\n\n");

        assertThat(odd.problems())
                .containsExactly(
                        "To is malformed: \"nobody in particular\" is not an address",
                        "Cc contains no mailbox: \"(none)\"",
                        "Reply-To is malformed: \"b\" is not an address");
        assertThat(odd.mailboxes("To")).isEmpty();
    }

    @Test
    void whoever_a_group_names_is_no_secret() {
        assertThat(mail("To: Team: rcpt@example.org;\n\n", "rcpt@example.org")).doesNotLeakBcc();
        assertThat(mail("From: a@example.org\nReply-To: Desk: help@example.com;\n\n"))
                .isRepliableTo("help@example.com");
        assertThat(mail("To: Rcpt@example.org.\nX-To: <RCPT@example.org>\n\n", "rcpt@example.org"))
                .doesNotLeakBcc();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(mail("To: \"boss@example.org\" <intern>\n\n", "boss@example.org"))
                        .doesNotLeakBcc());
    }

    @Test
    void mailboxes_of_headers_can_be_expected() {
        ReceivedMail odd = mail("From: Ada <ada@build_host.example.com>\nTo: nobody\n\n");

        assertThat(odd)
                .hasMailboxIn("From", "Ada <ada@build_host.example.com>")
                .hasMailboxIn("From", "ada@BUILD_HOST.example.com")
                .isRepliableTo("ada@build_host.example.com");
        assertThat(Mailbox.parse("x".repeat(100) + "@example.org").address().localPart())
                .hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.parse("ada"));
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.parse("a@example.org, b@example.org"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(odd).hasMailboxIn("To", "ada@example.org"))
                .withMessageEndingWith("to have <ada@example.org> in the To header field but it has To: nobody");
    }

    @Timeout(600)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "\"\\\"", "(", "\\(", "<", "<a@b", "@[", "a@b ", "=?x?Q?,", "=?x?Q?", "x:", ";", "<a@b>",
                "a@b(c)<", "x,", "<@a,", ">", "@", ".", "[", "(a)", "a \"b"
            })
    void malformed_lists_of_any_length_take_linear_time(String piece) {
        String list = piece.repeat(LARGE / piece.length());
        ReceivedMail mail = mail("Cc: " + list + "\n\n", "ada@example.org", "bob@example.org");

        assertThat(mail.mailboxes("Cc")).isNotNull();
        assertThat(mail).doesNotLeakBcc();
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'e')
                .withChars("XZ19")
                .ofMinLength(1)
                .ofMaxLength(6);
    }

    @Provide
    Arbitrary<String> lists() {
        Arbitrary<String> quoted =
                Arbitraries.strings().withChars("ab,;:<>@()[]. ").ofMaxLength(8).map(text -> "\"x" + text + "\"");
        Arbitrary<String> name = Arbitraries.oneOf(
                words(), quoted, Combinators.combine(words(), words()).as((one, two) -> one + " " + two));
        Arbitrary<String> address =
                Combinators.combine(words(), words()).as((local, domain) -> local + "@x" + domain + "x.example");
        Arbitrary<String> mailbox = Arbitraries.oneOf(
                address,
                address.map(bare -> "<" + bare + ">"),
                Combinators.combine(name, address).as((some, bare) -> some + " <" + bare + ">"),
                Combinators.combine(name, address).as((some, bare) -> some + "\r\n <" + bare + ">"),
                Combinators.combine(words(), address).as((some, bare) -> bare + " (" + some + ")"));
        return mailbox.list().ofMinSize(1).ofMaxSize(5).map(all -> String.join(", ", all));
    }

    @Property
    void well_formed_lists_are_read_as_another_reader_reads_them(@ForAll("lists") String list) throws AddressException {
        List<String> expected = Stream.of(InternetAddress.parse(list.replace("\r\n", ""), true))
                .map(address ->
                        (address.getPersonal() == null ? "" : address.getPersonal()) + "|" + address.getAddress())
                .map(shown -> shown.replaceAll("\\s+", " ").replace(" |", "|"))
                .toList();

        AddressList read = AddressList.read(list);

        assertThat(read.fault()).isEmpty();
        assertThat(read.mailboxes())
                .map(mailbox -> mailbox.displayName().orElse("") + "|" + mailbox.address())
                .isEqualTo(expected);
    }

    @Property
    void whatever_stands_in_a_field_is_read_without_exceptions(@ForAll("noise") String noise) {
        AddressList list = AddressList.read(noise);

        assertThat(list.mailboxes().isEmpty() && list.fault().isEmpty() && !list.hasGroup())
                .as("nothing read, and no fault")
                .isEqualTo(withoutComments(noise).replaceAll("[,\\s]", "").isEmpty());
    }

    private static String withoutComments(String text) {
        String without = text.replaceAll("(?s)\\((\\\\.|[^()\\\\])*\\)", "");
        return without.equals(text) ? text : withoutComments(without);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("a.@<>()[]\"\\,;: \t\r\n=?Qü").ofMaxLength(30);
    }
}
