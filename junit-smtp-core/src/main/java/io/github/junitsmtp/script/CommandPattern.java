package io.github.junitsmtp.script;

import java.util.function.Predicate;
import org.apiguardian.api.API;

/** Says which commands a stub answers; {@link CommandPatterns} has them ready-made. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CommandPattern {

    private final String description;
    private final Predicate<? super Incoming> predicate;

    private CommandPattern(String description, Predicate<? super Incoming> predicate) {
        this.description = description;
        this.predicate = predicate;
    }

    /**
     * Makes a pattern.
     *
     * @param description what it matches, for messages
     * @param predicate true for what it matches
     * @return the pattern
     */
    public static CommandPattern of(String description, Predicate<? super Incoming> predicate) {
        return new CommandPattern(description, predicate);
    }

    /**
     * Tells whether a stub with this pattern answers.
     *
     * @param incoming what the client did
     * @return true if it matches
     */
    public boolean matches(Incoming incoming) {
        return predicate.test(incoming);
    }

    /** Returns what it matches, such as {@code rcptTo(ada@example.org)}. */
    @Override
    public String toString() {
        return description;
    }
}
