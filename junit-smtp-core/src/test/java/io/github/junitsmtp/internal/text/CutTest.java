package io.github.junitsmtp.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CutTest {

    private static final String TEXT = "a\ud83d\ude00b\ud83d\ude00\ud83d\ude00";

    @Test
    void a_text_is_cut_between_characters() {
        assertThat(Cut.beginning(TEXT, 2)).isEqualTo("a");
        assertThat(Cut.beginning(TEXT, 3)).isEqualTo("a\ud83d\ude00");
        assertThat(Cut.end(TEXT, 3)).isEqualTo("\ud83d\ude00");
        assertThat(Cut.end(TEXT, 4)).isEqualTo("\ud83d\ude00\ud83d\ude00");
        assertThat(Cut.marked(TEXT, 2)).isEqualTo("a...");
    }

    @Test
    void wherever_it_is_cut_it_can_be_written() {
        for (int most = 0; most <= TEXT.length() + 1; most++) {
            for (String cut : new String[] {Cut.beginning(TEXT, most), Cut.end(TEXT, most), Cut.marked(TEXT, most)}) {
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).isTrue();
            }
            assertThat(Cut.beginning(TEXT, most)).hasSizeBetween(Math.min(most, TEXT.length()) - 1, most);
            assertThat(TEXT).startsWith(Cut.beginning(TEXT, most)).endsWith(Cut.end(TEXT, most));
        }
    }

    @Test
    void a_short_text_stays_as_it_is() {
        assertThat(Cut.beginning(TEXT, 8)).isSameAs(TEXT);
        assertThat(Cut.end(TEXT, 8)).isSameAs(TEXT);
        assertThat(Cut.marked(TEXT, 8)).isSameAs(TEXT);
    }
}
