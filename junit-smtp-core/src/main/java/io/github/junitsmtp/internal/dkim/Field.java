package io.github.junitsmtp.internal.dkim;

import java.util.Locale;

/**
 * A header field, to the byte.
 *
 * @param text the whole field with its folds, without the final line ending; each char is an octet
 */
record Field(String text) {

    /** Returns the name in lower case. */
    String name() {
        return text.substring(0, colon()).strip().toLowerCase(Locale.ROOT);
    }

    /** Returns what follows the colon. */
    String value() {
        return text.substring(Math.min(colon() + 1, text.length()));
    }

    boolean is(String name) {
        return name().equalsIgnoreCase(name);
    }

    /** Returns this field with another value. */
    Field with(String value) {
        return new Field(text.substring(0, Math.min(colon() + 1, text.length())) + value);
    }

    private int colon() {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }
}
