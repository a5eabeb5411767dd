package io.github.junitsmtp.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class EndOfDataTest {

    private static final String END = "\r\n.\r\n";

    @Property
    void the_end_is_found_wherever_blocks_are_cut(
            @ForAll List<@Chars({'\r', '\n', '.', 'a'}) @StringLength(min = 1, max = 12) String> blocks) {
        String sent = "\r\n" + String.join("", blocks); // with the end of the previous line
        int found = sent.indexOf(END);

        assertThat(endIn(blocks)).isEqualTo(found < 0 ? -1 : found + END.length() - "\r\n".length());
    }

    @Property
    void the_end_is_found_behind_any_message(
            @ForAll @CharRange(from = 0, to = 255) @StringLength(max = 300) String message,
            @ForAll @CharRange(from = 0, to = 255) @StringLength(max = 20) String next) {
        String sent = message.replace(".", "") + END + next;

        assertThat(endIn(List.of(sent))).isEqualTo(sent.length() - next.length());
    }

    /** Returns the number of octets up to the end, or -1. */
    private static int endIn(List<String> blocks) {
        EndOfData end = new EndOfData();
        int before = 0;
        for (String block : blocks) {
            byte[] padded = ("#" + block + "#").getBytes(StandardCharsets.ISO_8859_1);
            int found = end.find(padded, 1, padded.length - 1);
            if (found >= 0) {
                return before + found - 1;
            }
            before += block.length();
        }
        return -1;
    }
}
