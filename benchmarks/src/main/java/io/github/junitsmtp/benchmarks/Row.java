package io.github.junitsmtp.benchmarks;

import java.util.List;
import java.util.function.Function;

/**
 * A row of the table.
 *
 * @param name its name on the command line
 * @param measurement what is measured
 * @param warmUps the number of rounds that do not count
 * @param rounds the number of rounds that count
 * @param goals the goals to achieve
 */
record Row(String name, Measurement measurement, int warmUps, int rounds, List<Function<Results, Goal>> goals) {

    @SafeVarargs
    @SuppressWarnings("varargs")
    Row(String name, int warmUps, int rounds, Measurement measurement, Function<Results, Goal>... goals) {
        this(name, measurement, warmUps, rounds, List.of(goals));
    }
}
