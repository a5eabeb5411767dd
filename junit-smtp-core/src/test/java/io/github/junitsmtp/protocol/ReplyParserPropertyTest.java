package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReplyParserPropertyTest {

    @Property
    void what_is_printed_is_parsed_to_the_same(
            @ForAll @IntRange(min = 200, max = 599) int code, @ForAll("texts") List<String> lines) {
        SmtpReply printed = SmtpReply.of(code, lines.toArray(String[]::new));
        SmtpReply parsed = SmtpReply.parse(printed.bytes());

        assertThat(parsed).isEqualTo(printed).hasCode(code);
        assertThat(parsed.lines()).isEqualTo(lines);
        assertThat(parsed.deviations()).isEqualTo(printed.deviations());
        assertThat(SmtpReply.parse(parsed.toString().replace("\n", "\r\n") + "\r\n"))
                .isEqualTo(printed);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> enhanced = Arbitraries.of("", "5.1.1 ", "4.7.139");
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ä', '€')
                .ofMaxLength(100);
        return Combinators.combine(enhanced, text)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Property
    void bytes_of_any_kind_are_a_reply_or_malformed(@ForAll byte[] wire) {
        isReplyOrMalformed(wire);
    }

    @Property
    void bytes_that_look_like_a_reply_are_one_or_malformed(@ForAll("almostReplies") byte[] wire) {
        isReplyOrMalformed(wire);
    }

    /** Real replies with a few bytes replaced, inserted or missing; bytes with a meaning are more frequent than others. */
    @Provide
    Arbitrary<byte[]> almostReplies() {
        Arbitrary<byte[]> inserted = Arbitraries.oneOf(
                        Arbitraries.of((byte) '\r', (byte) '\n', (byte) ' ', (byte) '-', (byte) '.', (byte) '5'),
                        Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(3);
        Arbitrary<Integer> removed = Arbitraries.integers().between(0, 3);
        return Arbitraries.of(RealReplies.wires())
                .map(wire -> wire.getBytes(StandardCharsets.UTF_8))
                .flatMap(wire -> Combinators.combine(Arbitraries.integers().between(0, wire.length), removed, inserted)
                        .as((place, cut, bytes) -> spliced(wire, place, cut, bytes)));
    }

    private static byte[] spliced(byte[] wire, int place, int removed, byte[] inserted) {
        int rest = Math.min(place + removed, wire.length);
        return ByteBuffer.allocate(place + inserted.length + wire.length - rest)
                .put(wire, 0, place)
                .put(inserted)
                .put(wire, rest, wire.length - rest)
                .array();
    }

    /** A reply keeps every byte, and all its methods work. */
    private static void isReplyOrMalformed(byte[] wire) {
        SmtpReply reply;
        try {
            reply = SmtpReply.parse(wire);
        } catch (MalformedReplyException expected) {
            return;
        }
        assertThat(reply.bytes()).isEqualTo(wire);
        assertThat(reply.code()).isBetween(200, 599);
        assertThat(reply.lines()).isNotEmpty();
        assertThat(reply.text()).isNotNull();
        Throwable refusal = catchThrowable(() -> SmtpReply.parseStrictly(wire));
        if (reply.deviations().isEmpty()) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isInstanceOf(MalformedReplyException.class);
        }
    }

    /** Reading bytes or lines again for each other one would take forever. */
    @Example
    void large_inputs_are_read_once() {
        int lines = 100_000;
        SmtpReply large = SmtpReply.parse("250-5.1.1\n".repeat(lines) + "250 5.1.1\n");

        assertThat(large.lines()).hasSize(lines + 1);
        assertThat(large.deviations()).hasSize(2 * lines + 2);
        List.of("2".repeat(1_000_000), "250-\r\n".repeat(lines), "250 " + "\r".repeat(1_000_000) + "\n")
                .forEach(wire -> assertThatExceptionOfType(MalformedReplyException.class)
                        .isThrownBy(() -> SmtpReply.parse(wire)));
    }
}
