package io.github.junitsmtp.internal.clients;

import java.util.List;
import java.util.Map;

/**
 * A feature of HTML or CSS.
 *
 * @param name its name at caniemail.com, such as {@code css-display-flex}
 * @param title its title there
 * @param support the support by client name
 * @param notes the notes by number
 */
public record Feature(String name, String title, Map<String, Support> support, Map<String, String> notes) {

    private static final Support UNKNOWN = new Support('u', List.of());

    /**
     * A client's support for a feature.
     *
     * @param level y, a (partial), n or u (unknown)
     * @param notes the numbers of the notes
     */
    public record Support(char level, List<String> notes) {}

    public Support by(String client) {
        return support.getOrDefault(client, UNKNOWN);
    }
}
