package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Lets the servers take turns, so that a slow moment of the machine, or a late compilation, affects all of them. */
final class Comparison {

    private final Measurement measurement;
    private final List<Entrant> entrants;
    private final Map<Entrant, DoubleStream.Builder> results = new EnumMap<>(Entrant.class);
    private final Random random = new Random(1);

    Comparison(Measurement measurement) {
        this.measurement = measurement;
        this.entrants = new ArrayList<>(
                Stream.of(Entrant.values()).filter(measurement::appliesTo).toList());
    }

    Map<Entrant, Samples> run(int warmUps, int rounds) throws Exception {
        for (int round = -warmUps; round < rounds; round++) {
            Collections.shuffle(
                    entrants, random); // otherwise the garbage of one would always be collected in the time of the next
            for (Entrant entrant : entrants) {
                double[] result = measurement.round(entrant);
                if (round >= 0) {
                    DoubleStream.of(result)
                            .forEach(results.computeIfAbsent(entrant, key -> DoubleStream.builder())::add);
                }
            }
        }
        Map<Entrant, Samples> samples = new EnumMap<>(Entrant.class);
        results.forEach((entrant, values) ->
                samples.put(entrant, new Samples(values.build().toArray())));
        return samples;
    }
}
