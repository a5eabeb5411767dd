package io.github.junitsmtp.internal.dkim;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tag list such as {@code v=1; a=rsa-sha256}.
 *
 * @param tags the values by name, without surrounding whitespace
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.2">RFC 6376, section 3.2</a>
 */
record TagList(Map<String, String> tags) {

    private static final int LONGEST = 65_536;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,76}");

    static TagList parse(String text) throws VerificationException {
        if (text.length() > LONGEST) {
            throw new VerificationException(
                    "is " + Counts.grouped(text.length(), "octet") + " long; the limit is 65,536");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        String[] specs = text.split(";", -1);
        for (int i = 0; i < specs.length; i++) {
            String tag = specs[i];
            if (tag.isBlank() && i == specs.length - 1) {
                break; // the list may end with a semicolon
            }
            if (tag.isBlank()) {
                throw new VerificationException("is malformed: a semicolon is not preceded by a tag");
            }
            int equals = tag.indexOf('=');
            String name = equals < 0 ? "" : tag.substring(0, equals).strip();
            if (!NAME.matcher(name).matches()) {
                throw new VerificationException(
                        "is malformed: " + Printable.quote(tag.strip()) + " is not of the form tag=value");
            }
            if (tags.put(name, tag.substring(equals + 1).strip()) != null) {
                throw new VerificationException("is malformed: the " + name + "= tag occurs twice");
            }
        }
        return new TagList(tags);
    }

    /** Returns a text with the value of a tag removed. */
    static String without(String name, String text) {
        StringBuilder kept = new StringBuilder();
        Iterator<String> rest = List.of(text.split(";", -1)).iterator();
        while (rest.hasNext()) {
            String tag = rest.next();
            int equals = tag.indexOf('=');
            boolean isIt = equals >= 0 && tag.substring(0, equals).strip().equals(name);
            kept.append(isIt ? tag.substring(0, equals + 1) : tag).append(rest.hasNext() ? ";" : "");
        }
        return kept.toString();
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    boolean startsWith(String name) {
        return tags.keySet().stream().findFirst().filter(name::equals).isPresent();
    }

    String get(String name) throws VerificationException {
        String value = tags.get(name);
        if (value == null || value.isEmpty()) {
            throw new VerificationException(
                    "is malformed: the " + name + "= tag is " + (value == null ? "missing" : "empty"));
        }
        return value;
    }

    /** Returns a value that may contain UTF-8 (RFC 8616), decoded from octets. */
    String utf8(String name) throws VerificationException {
        return new String(get(name).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    byte[] base64(String name) throws VerificationException {
        try {
            return Base64.getDecoder().decode(BLANKS.matcher(get(name)).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new VerificationException("is malformed: " + name + "= is not base64");
        }
    }

    /** Returns a number; one that does not fit into a long becomes the largest long. */
    Optional<Long> number(String name) throws VerificationException {
        String value = tags.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(value).matches()) {
            throw new VerificationException(
                    "is malformed: " + name + "= must consist of digits but was " + Printable.quote(value));
        }
        return Optional.of(value.length() > 18 ? Long.MAX_VALUE : Long.parseLong(value));
    }

    /** Returns the items of a colon-separated list, without surrounding whitespace. */
    List<String> items(String name) {
        return find(name).stream()
                .flatMap(value -> Stream.of(value.split(":", -1)))
                .map(String::strip)
                .toList();
    }
}
