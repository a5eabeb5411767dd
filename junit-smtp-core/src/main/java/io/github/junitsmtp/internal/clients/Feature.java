package io.github.junitsmtp.internal.clients;

import java.util.List;
import java.util.Map;

/**
 * A feature of HTML or CSS.
 *
 * @param name its name at caniemail.com, such as {@code css-display-flex}
 * @param title what it is called there
 * @param support by the name of the client
 * @param notes by their number
 */
public record Feature(String name, String title, Map<String, Support> support, Map<String, String> notes) {

    private static final Support UNKNOWN = new Support('u', List.of());

    /**
     * How a client supports it.
     *
     * @param level y, a (partly), n or u (unknown)
     * @param notes the numbers of notes
     */
    public record Support(char level, List<String> notes) {}

    public Support by(String client) {
        return support.getOrDefault(client, UNKNOWN);
    }
}
