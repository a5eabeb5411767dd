package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The cost per mail with 50,000 mails, relative to the cost with 1,000.
 *
 * @param title what is measured
 * @param cost the cost in any unit, for a number of mails
 * @param entrants the servers that support it
 * @param few the small number of mails
 * @param many the large number of mails
 */
record Growth(String title, Cost cost, Set<Entrant> entrants, int few, int many) implements Measurement {

    private static final int REPETITIONS = 5;

    /** Measures something with a number of mails. */
    interface Cost {
        double of(Entrant entrant, int mails) throws Exception;
    }

    static Growth ofProduct(String title, Cost cost) {
        return new Growth(title, cost, EnumSet.of(Entrant.JUNIT_SMTP), 1000, 50_000);
    }

    @Override
    public boolean appliesTo(Entrant entrant) {
        return entrants.contains(entrant);
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        double[] atFew = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            atFew[i] = cost.of(entrant, few) / few;
        }
        return new double[] {cost.of(entrant, many) / many / new Samples(atFew).median()};
    }
}
