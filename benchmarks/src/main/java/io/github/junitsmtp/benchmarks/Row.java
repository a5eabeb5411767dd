package io.github.junitsmtp.benchmarks;

import java.util.List;
import java.util.function.Function;

/**
 * A row of the table.
 *
 * @param name what to call it on the command line
 * @param measurement what is measured
 * @param warmUps how many rounds do not count
 * @param rounds how many do
 * @param goals what is to be achieved
 */
record Row(String name, Measurement measurement, int warmUps, int rounds, List<Function<Results, Goal>> goals) {

    @SafeVarargs
    @SuppressWarnings("varargs")
    Row(String name, int warmUps, int rounds, Measurement measurement, Function<Results, Goal>... goals) {
        this(name, measurement, warmUps, rounds, List.of(goals));
    }
}
