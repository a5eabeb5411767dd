package io.github.junitsmtp.internal.html;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a conditional comment, evaluated as the newest Outlook for Windows does: it is mso 16 with VML, and not Internet
 * Explorer.
 */
final class Condition {

    private static final Pattern TOKEN = Pattern.compile("[!&|()]|[\\w.]+");
    private static final double MSO = 16;

    private final Matcher tokens;
    private String token = "";

    Condition(String condition) {
        tokens = TOKEN.matcher(condition.toLowerCase(Locale.ROOT));
        advance();
    }

    boolean holds() {
        return either();
    }

    private void advance() {
        token = tokens.find() ? tokens.group() : "";
    }

    private boolean accept(String expected) {
        boolean isThere = token.equals(expected);
        if (isThere) {
            advance();
        }
        return isThere;
    }

    private boolean either() {
        boolean holds = both();
        while (accept("|")) {
            holds |= both();
        }
        return holds;
    }

    private boolean both() {
        boolean holds = one();
        while (accept("&")) {
            holds &= one();
        }
        return holds;
    }

    private boolean one() {
        if (accept("!")) {
            return !one();
        }
        if (accept("(")) {
            boolean holds = either();
            accept(")");
            return holds;
        }
        return feature();
    }

    private boolean feature() {
        String comparison = token.matches("lte?|gte?") ? token : "";
        if (!comparison.isEmpty()) {
            advance();
        }
        String name = token;
        advance();
        double actual = name.equals("mso") ? MSO : 1;
        boolean isKnown = name.equals("mso") || name.equals("vml") || name.equals("true");
        if (!token.matches("\\d+(\\.\\d+)?")) {
            return isKnown;
        }
        double version = Double.parseDouble(token);
        advance();
        return isKnown
                && switch (comparison) {
                    case "lt" -> actual < version;
                    case "lte" -> actual <= version;
                    case "gt" -> actual > version;
                    case "gte" -> actual >= version;
                    default -> actual == version;
                };
    }
}
