package io.github.junitsmtp.internal.text;

import java.util.List;

/** Lists for failure messages, which stay short whatever the number of elements. */
public final class Shortened {

    private static final int MOST_LINES = 18;
    private static final int MOST_CHARS = 3000;
    private static final int LONGEST_LINE = 500;

    private Shortened() {}

    /** {@return each element on its own line; if there are many, the first ones and the number of the others} */
    public static String lines(List<?> all) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            String line = Cut.marked(all.get(i).toString(), LONGEST_LINE);
            if (i == MOST_LINES || text.length() + line.length() > MOST_CHARS) {
                return text.append("\n    and ")
                        .append(all.size() - i)
                        .append(" more")
                        .toString();
            }
            text.append("\n    ").append(line);
        }
        return text.toString();
    }

    /** {@return what could not be checked, on one line; empty if there are no such reasons} */
    public static String notChecked(List<String> reasons) {
        return reasons.isEmpty() ? "" : "\n    not checked: " + Cut.marked(String.join("; ", reasons), LONGEST_LINE);
    }
}
