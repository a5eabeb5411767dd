package io.github.junitsmtp.internal.text;

/** Measures how similar two texts are, to find the one that was meant. */
public final class Likeness {

    /** Enough for an address; the rest is ignored. */
    private static final int MOST_COMPARED = 200;

    private static final double OTHER_CASE = 0.1;

    private Likeness() {}

    /** {@return the number of characters to insert, delete or replace to turn one text into the other; a different case counts little} */
    public static double distance(String one, String other) {
        String from = Cut.beginning(one, MOST_COMPARED);
        String to = Cut.beginning(other, MOST_COMPARED);
        double[] row = new double[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            double diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                double replaced = diagonal + cost(from.charAt(i - 1), to.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static double cost(char one, char other) {
        if (one == other) {
            return 0;
        }
        return Character.toLowerCase(one) == Character.toLowerCase(other) ? OTHER_CASE : 1;
    }
}
