package io.github.junitsmtp.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BriefTest {

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "line " + number)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void short_lists_are_shown_in_full() {
        assertThat(Brief.list(List.of())).isEmpty();
        assertThat(Brief.list(List.of("a"))).isEqualTo("a");
        assertThat(Brief.list(List.of(1, 2, 3))).isEqualTo("1, 2, 3");
    }

    @Test
    void long_lists_say_how_many_more_there_are() {
        assertThat(Brief.list(IntStream.range(0, 500).boxed().toList()))
                .isEqualTo("0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 490 more");
        assertThat(Brief.list(List.of("x".repeat(90), "y".repeat(90), "z".repeat(90))))
                .isEqualTo("x".repeat(90) + ", " + "y".repeat(90) + " and 1 more");
        assertThat(Brief.list(List.of("x".repeat(1000)))).isEqualTo("x".repeat(250) + "... (750 more characters)");
    }

    @Test
    void short_texts_are_shown_in_full() {
        assertThat(Brief.text("", 3, 100)).isEmpty();
        assertThat(Brief.text("a\nb\nc", 3, 5)).isEqualTo("a\nb\nc");
    }

    @Test
    void long_texts_are_shown_by_their_beginning_and_end() {
        assertThat(Brief.text(lines(1, 100), 7, 1000))
                .isEqualTo("line 1\nline 2\nline 3\nline 4\n... (94 more lines)\nline 99\nline 100");
        assertThat(Brief.text("a\n  b\n  c\n  d", 3, 1000)).isEqualTo("a\n  b\n  ... (2 more lines)");
    }

    @Test
    void only_the_longest_lines_are_cut() {
        assertThat(Brief.text("short\n" + "x".repeat(500) + "\nshort too", 3, 100))
                .isEqualTo("short\n" + "x".repeat(60) + "... (440 more characters)\nshort too");
    }

    @Test
    void around_a_place_the_lines_before_and_after_are_shown() {
        String text = lines(1, 800);

        assertThat(Brief.around(text, text.indexOf("line 412"), 5, 1000))
                .isEqualTo("... (410 lines before)\nline 411\nline 412\nline 413\n... (387 more lines)");
        assertThat(Brief.around(text, 0, 5, 1000)).isEqualTo("line 1\nline 2\nline 3\n... (797 more lines)");
        assertThat(Brief.around(text, text.length(), 5, 1000))
                .isEqualTo("... (797 lines before)\nline 798\nline 799\nline 800");
    }

    @Test
    void around_a_place_in_a_long_line_what_is_before_and_after_it_in_that_line_is_shown() {
        String line = "x".repeat(1000) + "HERE" + "y".repeat(1000);

        assertThat(Brief.around(line, 1000, 3, 40))
                .isEqualTo("(980 characters before) ..." + "x".repeat(20) + "HERE" + "y".repeat(16)
                        + "... (984 more characters)");
    }

    @Test
    void the_nearest_place_for_a_part_is_where_most_of_it_is() {
        String text = lines(1, 800).replace("line 412", "Total: 41.00 EUR");

        assertThat(Nearest.inWords("Total: 42.00 EUR", text)).isEqualTo("""
                the closest match is line 412 of 800
                ... (407 lines before)
                line 408
                line 409
                line 410
                line 411
                Total: 41.00 EUR
                line 413
                line 414
                line 415
                line 416
                ... (384 more lines)""");
        assertThat(Nearest.inWords("TOTAL", text)).startsWith("the closest match is line 412 of 800\n");
        assertThat(Nearest.inWords("Dear Ada", text)).startsWith("none of its 800 lines comes close\nline 1\n");
        assertThat(Nearest.inWords("Dear Ada", "Dear Bob")).isEqualTo("it is\nDear Bob");
    }

    @Test
    void the_first_difference_is_where_one_text_ends_if_all_before_is_the_same() {
        assertThat(Nearest.difference("abc", "abd")).isEqualTo(2);
        assertThat(Nearest.difference("abc", "ab")).isEqualTo(2);
        assertThat(Nearest.difference(new byte[] {1, 2}, new byte[] {1, 2, 3})).isEqualTo(2);
        assertThat(Nearest.difference(new byte[] {1, 2}, new byte[] {1, 2})).isEqualTo(2);
    }
}
