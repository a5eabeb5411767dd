package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that a server offers in its reply to EHLO.
 *
 * @param keywords the parameters of each, all in upper case; null if it is not known what the server offers
 */
record Offer(@Nullable Map<String, List<String>> keywords) {

    static final Offer NOTHING = new Offer(Map.of());

    /** What a server offers whose words are not on record: whatever the client takes it up on. */
    static final Offer ANYTHING = new Offer(null);

    private static final int OCTETS_OF_UNKNOWN = 500;

    static Offer of(SmtpReply reply) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            // some servers still write AUTH=LOGIN for clients that took a draft of RFC 2554 for the standard
            List<String> words =
                    Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split("[ =]+"));
            keywords.merge(words.get(0), words.subList(1, words.size()), Offer::joined);
        }
        return new Offer(keywords);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    boolean has(String keyword) {
        return keywords == null || keywords.containsKey(keyword);
    }

    boolean has(String keyword, String parameter) {
        return keywords == null || keywords.getOrDefault(keyword, List.of()).contains(parameter);
    }

    /** Lists the parameters of an extension, for a sentence. */
    String parametersOf(String keyword) {
        return keywords == null ? "" : String.join(", ", keywords.getOrDefault(keyword, List.of()));
    }

    /** Whether the server offers something of which it is not known here what it brings. */
    boolean hasUnknown() {
        return keywords == null
                || keywords.keySet().stream()
                        .anyMatch(keyword -> SmtpExtension.find(keyword).isEmpty());
    }

    /** Returns by how much a command may be longer than without extensions; generous where it is not known. */
    int octets(String verb) {
        return keywords == null
                ? Integer.MAX_VALUE / 2
                : keywords.keySet().stream()
                        .mapToInt(keyword -> SmtpExtension.find(keyword)
                                .map(extension -> extension.octets(verb))
                                .orElse(OCTETS_OF_UNKNOWN))
                        .sum();
    }

    /** Lists what is offered, for a sentence. */
    @Override
    public String toString() {
        return keywords == null || keywords.isEmpty()
                ? "the server offered nothing"
                : "the server offered " + String.join(", ", keywords.keySet());
    }
}
