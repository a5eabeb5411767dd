package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.ReplyOccasion;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A pattern that determines which commands and other events a stub answers. {@link CommandPatterns} creates patterns,
 * which can be combined.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CommandPattern {

    private final String description;
    private final Predicate<? super Incoming> predicate;
    /** What it may match, if known; empty if it may match anything. */
    private final Set<ReplyOccasion> occasions;

    /** The numbers of received octets at which it may match in the middle of a message; no other pattern matches there. */
    private final Set<Integer> positions;

    private final Function<Incoming, Optional<String>> difference;

    private CommandPattern(
            String description,
            Predicate<? super Incoming> predicate,
            Set<ReplyOccasion> occasions,
            Set<Integer> positions,
            Function<Incoming, Optional<String>> difference) {
        this.description = description;
        this.predicate = predicate;
        this.occasions = occasions;
        this.positions = positions;
        this.difference = difference;
    }

    /**
     * Returns a custom pattern.
     *
     * @param description what the pattern matches, for failure messages
     * @param predicate returns true for events that match
     * @return the pattern
     */
    public static CommandPattern of(String description, Predicate<? super Incoming> predicate) {
        return new CommandPattern(description, predicate, Set.of(), Set.of(), incoming -> Optional.empty());
    }

    /** Returns a pattern that matches only one kind of command. */
    static CommandPattern of(String description, ReplyOccasion occasion, Predicate<? super Incoming> predicate) {
        return new CommandPattern(description, predicate, Set.of(occasion), Set.of(), incoming -> Optional.empty());
    }

    /**
     * Returns a copy of this pattern with a function that explains why the pattern does not match an event of its kind.
     * The function must not run test code, which may have side effects.
     */
    CommandPattern telling(Function<Incoming, Optional<String>> why) {
        return new CommandPattern(description, predicate, occasions, positions, why);
    }

    /** Returns a pattern that matches when the given number of octets of a message has arrived. */
    static CommandPattern ofData(String description, int octets, Function<Incoming, Optional<String>> why) {
        return new CommandPattern(
                description,
                incoming -> incoming.dataReceived().orElse(0) == octets,
                Set.of(ReplyOccasion.END_OF_DATA),
                Set.of(octets),
                why);
    }

    /**
     * Returns whether this pattern matches an event.
     *
     * @param incoming the event
     * @return true if it matches
     */
    public boolean matches(Incoming incoming) {
        return (incoming.dataReceived().isEmpty() || !positions.isEmpty()) && predicate.test(incoming);
    }

    /**
     * Returns a pattern that matches the events matched by both patterns.
     *
     * @param other the other pattern
     * @return the pattern
     */
    public CommandPattern and(CommandPattern other) {
        return new CommandPattern(
                this + " and " + other,
                incoming -> predicate.test(incoming) && other.predicate.test(incoming),
                occasions.isEmpty() ? other.occasions : occasions,
                positionsOrThoseOf(other),
                incoming -> difference(incoming).or(() -> other.difference(incoming)));
    }

    /**
     * Returns a pattern that matches the events matched by either pattern.
     *
     * @param other the other pattern
     * @return the pattern
     */
    public CommandPattern or(CommandPattern other) {
        return new CommandPattern(
                "(" + this + " or " + other + ")",
                incoming -> matches(incoming) || other.matches(incoming),
                Set.of(),
                positionsOrThoseOf(other),
                incoming -> Optional.empty());
    }

    private Set<Integer> positionsOrThoseOf(CommandPattern other) {
        return Stream.concat(positions.stream(), other.positions.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns a pattern that matches the same events as this one, but only in one session.
     *
     * @param number the number of the session, starting at 1 when the server is started or reset
     * @return the pattern
     * @throws IllegalArgumentException if the number is not positive
     */
    public CommandPattern inSession(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive but was " + number);
        }
        return new CommandPattern(
                this + " in session " + number,
                incoming -> incoming.session() == number && matches(incoming),
                occasions,
                positions,
                incoming -> difference(incoming)
                        .or(() -> Optional.of("the session differs").filter(other -> incoming.session() != number)));
    }

    /**
     * Returns whether this pattern is about events of the same kind as the given event, even if it does not match that
     * event.
     *
     * @param incoming the event
     * @return true if both concern the same verb, the connection, a login, or a message
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isAbout(Incoming incoming) {
        return occasions.isEmpty() || occasions.contains(incoming.occasion());
    }

    /**
     * Returns why this pattern does not match an event of its kind, if this can be determined without running test code.
     *
     * @param incoming the event
     * @return the reason, such as {@code the local part differs only in case}; empty if the pattern matches or the reason is not known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> difference(Incoming incoming) {
        return difference.apply(incoming);
    }

    /** Returns what this pattern may match, if known; empty if it may match anything. */
    Set<ReplyOccasion> occasions() {
        return occasions;
    }

    /** Returns the numbers of received octets at which this pattern may match in the middle of a message. */
    Set<Integer> positions() {
        return positions;
    }

    /** Returns what this pattern matches, such as {@code rcptTo(ada@example.org)}. */
    @Override
    public String toString() {
        return description;
    }
}
