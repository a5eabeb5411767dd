package io.github.junitsmtp.internal.css;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property and its value.
 *
 * @param property the name, in lower case
 * @param value the value, without {@code !important}
 * @param isImportant whether it was marked as important
 * @param line its line, counted from 1
 */
public record Declaration(String property, String value, boolean isImportant, int line) {

    private static final Pattern IMPORTANT = Pattern.compile("!\\s*important$", Pattern.CASE_INSENSITIVE);

    static Declaration of(String property, String value, int line) {
        Matcher important = IMPORTANT.matcher(value);
        boolean isImportant = important.find();
        return new Declaration(
                property.startsWith("--") ? property : property.toLowerCase(Locale.ROOT),
                isImportant ? value.substring(0, important.start()).strip() : value,
                isImportant,
                line);
    }
}
