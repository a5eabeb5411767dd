package io.github.junitsmtp.benchmarks;

import java.util.EnumSet;
import java.util.Set;

/**
 * What something costs per mail when there are 50,000, in relation to what it costs when there are 1,000.
 *
 * @param title what is measured
 * @param cost how long it takes, in any unit, for so many mails
 * @param entrants who can do it
 * @param few how many mails at first
 * @param many how many mails then
 */
record Growth(String title, Cost cost, Set<Entrant> entrants, int few, int many) implements Measurement {

    private static final int REPETITIONS = 5;

    /** Does something with a number of mails. */
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
