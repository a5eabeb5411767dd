package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;

/** A criterion for comparing servers. */
interface Measurement {

    String title();

    default boolean appliesTo(Entrant entrant) {
        return true;
    }

    /** Formats the results of all rounds for one cell of a table. */
    default String inWords(Samples samples) {
        return samples.medianAndSpread();
    }

    /** Uses a server of its own for a short while, and returns one or more results. */
    double[] round(Entrant entrant) throws Exception;
}
