package io.github.junitsmtp.internal.conduct;

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
 * The extensions in a reply to EHLO.
 *
 * @param keywords the parameters of each, all in upper case; null if the reply is not known
 */
record EhloKeywords(@Nullable Map<String, List<String>> keywords) {

    static final EhloKeywords NONE = new EhloKeywords(Map.of());

    /** The keywords in a reply that is not on record: every extension counts as offered. */
    static final EhloKeywords UNKNOWN = new EhloKeywords(null);

    private static final int OCTETS_OF_UNKNOWN = 500;

    static EhloKeywords of(SmtpReply reply) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            // some servers still write AUTH=LOGIN for clients that follow a draft of RFC 2554
            List<String> words =
                    Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split("[ =]+"));
            keywords.merge(words.get(0), words.subList(1, words.size()), EhloKeywords::joined);
        }
        return new EhloKeywords(keywords);
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

    /** Whether the server offers an extension that may bring parameters and commands unknown here. */
    boolean hasUnknown() {
        return keywords == null
                || keywords.keySet().stream()
                        .anyMatch(keyword -> SmtpExtension.find(keyword).isEmpty());
    }

    /** Returns how many octets a command may be longer than without extensions; generous where it is not known. */
    int octets(String verb) {
        return keywords == null
                ? Integer.MAX_VALUE / 2
                : keywords.keySet().stream()
                        .mapToInt(keyword -> SmtpExtension.find(keyword)
                                .map(extension -> extension.octets(verb))
                                .orElse(OCTETS_OF_UNKNOWN))
                        .sum();
    }

    /** Returns what is offered, for a sentence. */
    @Override
    public String toString() {
        return keywords == null || keywords.isEmpty()
                ? "the server offered nothing"
                : "the server offered " + String.join(", ", keywords.keySet());
    }
}
