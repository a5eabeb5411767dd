package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommandParserPropertyTest {

    private static final List<String> PARTS = List.of(
            "MAIL",
            "RCPT",
            " FROM:",
            " TO:",
            "<",
            ">",
            "\"",
            "\\",
            "@",
            ".",
            ":",
            ",",
            "[",
            "]",
            "IPv6:::1",
            " ",
            "\t",
            "=",
            "+3D",
            "SIZE=",
            "BODY=8BITMIME",
            " NOTIFY=NEVER",
            "AUTH",
            " PLAIN ",
            "AGFkYQBzZWNyZXQ=",
            "ada",
            "example.org",
            "xn--",
            "ä",
            "\uD83D\uDE00",
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\u0085",
            "\u2028",
            "9");

    @Property
    void bytes_of_any_kind_are_a_command(@ForAll byte[] wire) {
        isCommand(wire);
    }

    @Property
    void what_looks_like_a_command_is_one(@ForAll("almostCommands") byte[] wire) {
        isCommand(wire);
    }

    @Property
    void an_address_is_found_again(@ForAll("verbs") String verb, @ForAll("addresses") String address) {
        SmtpCommand command = SmtpCommand.parse(verb + "<" + address + "> SIZE=10 BODY=7BIT");

        assertThat(command.address().orElseThrow()).hasToString(address);
        assertThat(command.path().orElseThrow().problem()).isEmpty();
        assertThat(command.parameters()).hasToString("[SIZE=10, BODY=7BIT]");
    }

    @Provide
    Arbitrary<String> verbs() {
        return Arbitraries.of("MAIL FROM:", "mail from:", "RCPT TO:", "Rcpt To:");
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> atom = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("!#$%&'*+-/=?^_`{|}~")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> label =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> local = atom.list().ofMinSize(1).ofMaxSize(3).map(atoms -> String.join(".", atoms));
        Arbitrary<String> domain = label.list().ofMinSize(1).ofMaxSize(5).map(labels -> String.join(".", labels));
        return Combinators.combine(local, domain).as((left, right) -> left + "@" + right);
    }

    @Provide
    Arbitrary<byte[]> almostCommands() {
        return Arbitraries.of(PARTS)
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Once found by the properties above. */
    @Example
    void a_route_that_leads_nowhere_is_a_command_too() {
        isCommand("MAIL FROM:@:MAIL".getBytes(StandardCharsets.UTF_8));
        isCommand("RCPT TO:<@:a>\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(SmtpCommand.parse("RCPT TO:<@:a@b.example>\r\n").address())
                .contains(MailAddress.parse("a@b.example"));
    }

    @Example
    void a_parameter_of_MAIL_may_hide_a_password_even_without_an_equals_sign() {
        isCommand("MAIL AUTH FROM:".getBytes(StandardCharsets.UTF_8));
        isCommand("MAIL FROM:<a@b.example> auth pw\r\n".getBytes(StandardCharsets.UTF_8));
        isCommand("MAIL FROM:<a@b.example>AUTH pw\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(SmtpCommand.parse("MAIL FROM:<a@b.example> AUTH pw\r\n")
                        .masked()
                        .line())
                .isEqualTo("MAIL FROM:<a@b.example> AUTH ********");
    }

    /** Recursive patterns would overflow the stack, and ambiguous ones would take forever. */
    @Example
    void the_longest_lines_are_commands_too() {
        for (String begin :
                List.of("", "MAIL FROM:<", "RCPT TO:<\"", "RCPT TO:<a@", "AUTH PLAIN ", "MAIL FROM:<a@b> ")) {
            for (String part : PARTS) {
                String line = begin + part.repeat(12_288 / part.length());
                isCommand(line.getBytes(StandardCharsets.UTF_8));
                isCommand((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** It keeps every byte, all methods work, and its text contains nothing that a terminal would interpret. */
    private static void isCommand(byte[] wire) {
        SmtpCommand command = SmtpCommand.parse(wire);

        assertThat(command.bytes()).isEqualTo(wire);
        assertThat(command).isEqualTo(SmtpCommand.parse(command.bytes()));
        assertThat(command.verb()).doesNotContain(" ");
        assertThat(command.argument()).isEqualTo(command.argument().strip());
        command.address().ifPresent(address -> assertThat(address.toString()).isNotNull());
        assertThat(command.parameters())
                .allSatisfy(parameter -> assertThat(parameter.keyword()).isNotNull());
        assertThat(command.path().flatMap(PathArgument::problem)).isNotNull();
        assertThat(command.parameter("SIZE")).isNotNull();
        assertThat(command.concealed()).hasToString("********").isEqualTo(command);
        assertThat(command.toString().chars()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
        assertThat(command.isShownWhole())
                .isEqualTo(
                        command.toString().equals(Printable.lines(command.line().getBytes(StandardCharsets.UTF_8))));
        assertThat(command.parameters()).isEqualTo(withBlankBehind(command).parameters());
    }
    /** Returns a command with the same meaning that takes the slow path through the parser. */
    private static SmtpCommand withBlankBehind(SmtpCommand command) {
        String wire = new String(command.bytes(), StandardCharsets.ISO_8859_1);
        String end = wire.endsWith("\r\n") ? "\r\n" : wire.endsWith("\n") ? "\n" : "";
        String line = wire.substring(0, wire.length() - end.length());
        return SmtpCommand.parse((line + " " + end).getBytes(StandardCharsets.ISO_8859_1));
    }
}
