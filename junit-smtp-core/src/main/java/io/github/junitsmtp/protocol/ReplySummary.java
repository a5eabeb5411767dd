package io.github.junitsmtp.protocol;

import java.util.List;
import org.assertj.core.presentation.Representation;

/** Shows replies in failure messages: the first lines of a long one. All else is shown as before. */
record ReplySummary(Representation others) implements Representation {

    private static final int LINES = 3;

    @Override
    public String toStringOf(Object object) {
        return object instanceof SmtpReply reply ? summary(reply) : others.toStringOf(object);
    }

    @Override
    public String unambiguousToStringOf(Object object) {
        return others.unambiguousToStringOf(object);
    }

    /** Returns how many lines the summary has. */
    static int linesOf(SmtpReply reply) {
        return (int) summary(reply).lines().count();
    }

    private static String summary(SmtpReply reply) {
        List<String> lines = reply.toString().lines().toList();
        return lines.size() <= LINES + 1
                ? reply.toString()
                : String.join("\n", lines.subList(0, LINES)) + "\n... (" + (lines.size() - LINES) + " more lines)";
    }
}
