package io.github.junitsmtp.benchmarks;

/** Something to compare servers in. */
interface Measurement {

    String title();

    default boolean appliesTo(Entrant entrant) {
        return true;
    }

    /** Writes the results of all rounds in one cell of a table. */
    default String inWords(Samples samples) {
        return samples.medianAndSpread();
    }

    /** Uses the server for a short while, its own, and returns one result or more. */
    double[] round(Entrant entrant) throws Exception;
}
