package io.github.junitsmtp.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExtractTest {

    @Test
    void the_beginning_the_end_and_what_matters_first_between_are_shown() {
        List<String> found = new ArrayList<>();

        new Extract(100, 6, i -> i % 10 == 5)
                .forEach(i -> found.add(String.valueOf(i)), leftOut -> found.add("(" + leftOut + ")"));

        assertThat(found).containsExactly("0", "1", "(3)", "5", "(9)", "15", "(82)", "98", "99");
    }

    @Test
    @Timeout(600) // quadratic time would take hours
    void a_long_list_is_gone_through_in_the_time_that_takes() {
        Extract extract = new Extract(5_000_000, 300, i -> false);

        assertThat(extract.leftOut(0, 5_000_000)).isEqualTo(4_999_800);
    }
}
