package io.github.junitsmtp.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The extensions that a server advertises in its reply to EHLO. Each line after the first contains a keyword and
 * optional parameters. Keywords and parameters are case-insensitive.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1">RFC 5321, section 4.1.1.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EhloKeywords {

    /** No extensions, as after HELO. */
    public static final EhloKeywords NONE = new EhloKeywords(Map.of());

    private static final Pattern AFTER_KEYWORD = Pattern.compile("^([^ \t=]+)=");

    /** The parameters as sent, by keyword in upper case. */
    private final Map<String, List<String>> parameters;

    private EhloKeywords(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads the keywords from a reply to EHLO. If a keyword occurs on several lines, it has the parameters from all of
     * them.
     *
     * @param reply the reply
     * @return the keywords, possibly none
     */
    public static EhloKeywords parse(SmtpReply reply) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            List<String> words = words(line);
            if (words.get(0).isEmpty()) {
                continue;
            }
            parameters.merge(
                    words.get(0).toUpperCase(Locale.ROOT), words.subList(1, words.size()), EhloKeywords::joined);
        }
        return new EhloKeywords(parameters);
    }

    /**
     * Creates keywords without parameters.
     *
     * @param keywords the keywords
     * @return the keywords without parameters
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static EhloKeywords named(Collection<String> keywords) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String keyword : keywords) {
            parameters.put(keyword.toUpperCase(Locale.ROOT), List.of());
        }
        return new EhloKeywords(parameters);
    }

    /**
     * Reads the keyword from a line.
     *
     * @param line a line of a reply to EHLO
     * @return the keyword in upper case
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static String keywordOf(String line) {
        return words(line).get(0).toUpperCase(Locale.ROOT);
    }

    /** Some servers still send AUTH=LOGIN for clients that implement a draft of RFC 2554. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(4);
        StringTokenizer tokens = new StringTokenizer(AFTER_KEYWORD.matcher(line).replaceFirst("$1 "), " \t");
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words.isEmpty() ? List.of("") : words;
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Whether the extension and all parameters in a line are advertised. */
    boolean include(String line) {
        List<String> words = words(line.toUpperCase(Locale.ROOT));
        return has(words.get(0)) && parametersOf(words.get(0)).containsAll(words.subList(1, words.size()));
    }

    /** {@return the keywords in upper case, in the order of the reply} */
    public Set<String> names() {
        return Collections.unmodifiableSet(parameters.keySet());
    }

    /**
     * Returns whether an extension is advertised.
     *
     * @param keyword the keyword of the extension
     * @return true if it is advertised
     */
    public boolean has(String keyword) {
        return parameters.containsKey(keyword.toUpperCase(Locale.ROOT));
    }

    /**
     * Returns the parameters of an extension, such as the mechanisms of AUTH.
     *
     * @param keyword the keyword of the extension
     * @return the parameters in upper case; empty if the extension has none or is not advertised
     */
    public List<String> parametersOf(String keyword) {
        return parametersAsSent(keyword).stream()
                .map(parameter -> parameter.toUpperCase(Locale.ROOT))
                .toList();
    }

    /**
     * Returns the parameters of an extension.
     *
     * @param keyword the keyword of the extension
     * @return the parameters, in upper or lower case as sent; empty if the extension has none or is not advertised
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> parametersAsSent(String keyword) {
        return parameters.getOrDefault(keyword.toUpperCase(Locale.ROOT), List.of());
    }

    /**
     * Returns whether the server advertises an extension that is unknown to this library.
     *
     * @return true if unknown parameters and commands may belong to such an extension
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean hasUnknown() {
        return parameters.keySet().stream()
                .anyMatch(keyword -> SmtpExtension.find(keyword).isEmpty());
    }

    /** Returns the keywords, such as {@code PIPELINING, SIZE, 8BITMIME}. */
    @Override
    public String toString() {
        return String.join(", ", parameters.keySet());
    }
}
