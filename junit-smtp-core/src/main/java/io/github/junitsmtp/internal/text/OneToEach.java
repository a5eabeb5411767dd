package io.github.junitsmtp.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts who got how many mails, and says who did not get exactly one.
 *
 * @param <A> addresses
 */
public final class OneToEach<A> {

    private static final int MOST_TOLD = 3;

    private final Set<A> expected = new LinkedHashSet<>();
    private final Map<A, List<Supplier<String>>> received = new LinkedHashMap<>();

    /**
     * Begins before the first mail.
     *
     * @param recipients who should get one
     * @throws IllegalArgumentException if there is none, or one is there twice
     */
    public OneToEach(Collection<A> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("recipients must not be empty");
        }
        for (A recipient : recipients) {
            if (!expected.add(recipient)) {
                throw new IllegalArgumentException("duplicate recipient: <" + recipient + ">");
            }
        }
    }

    /**
     * Counts a mail.
     *
     * @param recipients who got it
     * @param shown returns the words for it
     */
    public void add(Collection<A> recipients, Supplier<String> shown) {
        for (A recipient : new LinkedHashSet<>(recipients)) {
            received.computeIfAbsent(recipient, any -> new ArrayList<>()).add(shown);
        }
    }

    /** {@return those who should get a mail and got none} */
    public List<A> missing() {
        return expected.stream()
                .filter(recipient -> !received.containsKey(recipient))
                .toList();
    }

    /** {@return whether somebody got a mail too many, which no later mail makes good} */
    public boolean hasTooMany() {
        return received.entrySet().stream().anyMatch(entry -> isUnexpected(entry) || isRepeated(entry));
    }

    /** {@return who got none, who got several, and who should have got none; empty if all is as expected} */
    public Optional<String> problem() {
        List<A> missing = missing();
        Stream<String> lines = Stream.of(
                        missing.isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of("no mail arrived for " + inWords(missing)),
                        told(this::isRepeated, " got ", " got several mails"),
                        told(this::isUnexpected, " is an unexpected recipient of ", " unexpected recipients"))
                .flatMap(some -> some);
        return Optional.of(String.join("\n", lines.toList())).filter(text -> !text.isEmpty());
    }

    /** {@return addresses in angle brackets, as many as there is room for} */
    public static String inWords(Collection<?> addresses) {
        return Brief.list(addresses.stream().map(address -> "<" + address + ">").toList());
    }

    private boolean isRepeated(Map.Entry<A, List<Supplier<String>>> entry) {
        return expected.contains(entry.getKey()) && entry.getValue().size() > 1;
    }

    private boolean isUnexpected(Map.Entry<A, List<Supplier<String>>> entry) {
        return !expected.contains(entry.getKey());
    }

    private Stream<String> told(Predicate<Map.Entry<A, List<Supplier<String>>>> test, String verb, String others) {
        List<Map.Entry<A, List<Supplier<String>>>> all =
                received.entrySet().stream().filter(test).toList();
        Stream<String> first = all.stream()
                .limit(MOST_TOLD)
                .map(entry -> "<" + entry.getKey() + ">" + verb
                        + Counts.of(entry.getValue().size(), "mail") + ": "
                        + Brief.list(
                                entry.getValue().stream().map(Supplier::get).toList()));
        return all.size() <= MOST_TOLD
                ? first
                : Stream.concat(first, Stream.of("and " + (all.size() - MOST_TOLD) + " more" + others));
    }
}
