package io.github.junitsmtp.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void a_duration_that_was_set_is_shown_in_full() {
        assertThat(List.of(
                        Duration.ofNanos(900_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(2).plusNanos(1),
                        Duration.ofSeconds(2),
                        Duration.ofHours(1)))
                .extracting(Durations::exact)
                .containsExactly("0.9 ms", "1 ms", "1500 ms", "2000.000001 ms", "2 s", "3600 s");
        assertThat(Durations.millis(Duration.ofMillis(0))).isEqualTo("0 ms");
        assertThat(Durations.millis(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("9223372036854775807000 ms");
        assertThat(Durations.millis(Duration.ofSeconds(2))).isEqualTo("2000 ms");
    }

    @Test
    void a_duration_that_was_measured_is_shown_with_few_digits() {
        assertThat(List.of(
                        Duration.ofNanos(4_000),
                        Duration.ofNanos(420_000),
                        Duration.ofNanos(17_040_000),
                        Duration.ofMillis(1250),
                        Duration.ofSeconds(125)))
                .extracting(Durations::rounded)
                .containsExactly("0 ms", "0.42 ms", "17 ms", "1.25 s", "2 min 05 s");
        assertThat(Durations.tenths(Duration.ofNanos(25_060_000))).isEqualTo("25.1 ms");
    }

    @Test
    void a_noun_agrees_with_its_number() {
        assertThat(List.of(0, 1, 2, 1000))
                .extracting(number -> Counts.of(number, "mail"))
                .containsExactly("0 mails", "1 mail", "2 mails", "1000 mails");
        assertThat(Counts.grouped(1_234_567, "byte")).isEqualTo("1,234,567 bytes");
    }

    @Test
    void what_must_be_positive_is_named() {
        assertThat(Counts.requirePositive("maxErrors", 1)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Counts.requirePositive("maxErrors", 0))
                .withMessage("maxErrors must be positive but was 0");
        assertThat(Durations.requirePositive("timeout", Duration.ofNanos(1))).isEqualTo(Duration.ofNanos(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.requirePositive("timeout", Duration.ofMillis(-1)))
                .withMessage("timeout must be positive but was PT-0.001S");
    }
}
