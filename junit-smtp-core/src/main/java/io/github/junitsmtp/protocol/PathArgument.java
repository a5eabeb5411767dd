package io.github.junitsmtp.protocol;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The text after {@code MAIL FROM:} or {@code RCPT TO:}. Sloppy clients omit one or both angle brackets. The path then
 * ends at the first space.
 *
 * @param path the text between the brackets
 * @param rest the text after the path
 * @param separated whether a space precedes the rest, if any
 * @param bare whether a bracket is missing
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PathArgument(String path, String rest, boolean separated, boolean bare) {

    static Optional<PathArgument> find(String verb, String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || !verb.equals("MAIL") && !verb.equals("RCPT")) {
            return Optional.empty();
        }
        int start = colon + 1;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        boolean opened = line.startsWith("<", start);
        int close = opened ? closingBracket(line, start + 1) : -1;
        if (close >= 0) {
            String rest = line.substring(close + 1).stripTrailing();
            return Optional.of(new PathArgument(
                    line.substring(start + 1, close), rest.strip(), rest.isEmpty() || rest.startsWith(" "), false));
        }
        String[] words =
                line.substring(opened ? start + 1 : start).stripTrailing().split(" ", 2);
        return words[0].isEmpty()
                ? Optional.empty()
                : Optional.of(new PathArgument(words[0], words.length < 2 ? "" : words[1].strip(), true, true));
    }

    /** {@return the address, even if it is invalid} */
    public MailAddress address() {
        return MailAddress.lenient(path);
    }

    /**
     * Returns what is wrong with the argument. A local part without a domain is valid as the name of a local user.
     *
     * @return the problem, or empty if there is none
     */
    public Optional<String> problem() {
        return separated
                ? AddressRules.problemOf(path)
                : Optional.of("A space must separate the address from its parameters (RFC 5321, section 4.1.1.2)");
    }

    /** Finds the closing angle bracket. It may not be the first one, because quoted local parts can contain others. */
    private static int closingBracket(String text, int start) {
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return text.indexOf('>', start);
    }
}
