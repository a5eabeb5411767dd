package io.github.junitsmtp.internal.sasl;

import io.github.junitsmtp.internal.text.Counts;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes how a secret differs from the right one, by length and kind of difference, without revealing a character of either. */
final class SecretDifference {

    private static final Pattern PLACEHOLDER = Pattern.compile("[$#@%]\\{.*}|\\{\\{.*}}|<.*>|ENC\\(.*\\)|%.+%");
    private static final Pattern WEB_TOKEN = Pattern.compile("[\\w-]+\\.([\\w-]+)\\.[\\w-]*");
    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})\\b");

    private static final String QUOTES = "\"'";

    private SecretDifference() {}

    static String of(SecretKind kind, String given, String right) {
        if (given.isEmpty()) {
            return "the " + kind + " is empty";
        }
        if (given.equalsIgnoreCase(right)) {
            return "the " + kind + " differs only in case";
        }
        List<String> told = new ArrayList<>();
        told.add("the " + kind + " " + length(given, right));
        edge(given, right, false).ifPresent(blank -> told.add("begins with " + blank));
        edge(given, right, true).ifPresent(blank -> told.add("ends with " + blank));
        form(kind, given, right).ifPresent(told::add);
        int last = told.size() - 1;
        return last == 0 ? told.get(0) : String.join(", ", told.subList(0, last)) + " and " + told.get(last);
    }

    private static String length(String given, String right) {
        int has = given.codePointCount(0, given.length());
        int should = right.codePointCount(0, right.length());
        return has == should
                ? "differs, but has the right length"
                : "has " + Counts.of(has, "character") + " instead of " + should;
    }

    /** Returns the invisible character at one end of the given secret, unless it belongs there. */
    private static Optional<String> edge(String given, String right, boolean end) {
        int c = end ? given.codePointBefore(given.length()) : given.codePointAt(0);
        boolean expected =
                !right.isEmpty() && c == (end ? right.codePointBefore(right.length()) : right.codePointAt(0));
        return expected
                ? Optional.empty()
                : switch (c) {
                    case '\n' -> Optional.of(end && given.endsWith("\r\n") ? "CR LF" : "a line feed");
                    case '\r' -> Optional.of(!end && given.startsWith("\r\n") ? "CR LF" : "a carriage return");
                    case '\t' -> Optional.of("a tab");
                    case 0xfeff -> Optional.of("a byte order mark");
                    default ->
                        Character.isWhitespace(c) || Character.isSpaceChar(c)
                                ? Optional.of("a space")
                                : Optional.empty();
                };
    }

    private static Optional<String> form(SecretKind kind, String given, String right) {
        if (PLACEHOLDER.matcher(given).matches() && !PLACEHOLDER.matcher(right).matches()) {
            return Optional.of("looks like a placeholder that was not replaced");
        }
        if (isQuoted(given) && !isQuoted(right)) {
            return Optional.of("is enclosed in quotation marks");
        }
        if (decoded(Base64.getMimeDecoder(), given).filter(right::equals).isPresent()) {
            return Optional.of("is base64-encoded");
        }
        if (given.regionMatches(true, 0, "Bearer ", 0, 7) && !right.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of("begins with \"Bearer \", which is not part of it");
        }
        if (given.indexOf('\ufffd') >= 0 && right.indexOf('\ufffd') < 0) {
            return Optional.of("is not valid UTF-8");
        }
        return aboutToken(kind, webToken(given), webToken(right).isPresent());
    }

    private static boolean isQuoted(String text) {
        return text.length() > 1 && QUOTES.indexOf(text.charAt(0)) >= 0 && text.endsWith(text.substring(0, 1));
    }

    /** Describes a JSON Web Token (RFC 7519), which contains its expiration time. */
    private static Optional<String> aboutToken(SecretKind kind, Optional<String> claims, boolean rightIsToken) {
        if (claims.isEmpty()) {
            return rightIsToken ? Optional.of("is not a JSON Web Token, unlike the correct one") : Optional.empty();
        }
        if (kind == SecretKind.PASSWORD && !rightIsToken) {
            return Optional.of("is a JSON Web Token; send it with XOAUTH2 or OAUTHBEARER");
        }
        Matcher expiry = EXPIRY.matcher(claims.get());
        return expiry.find() ? expired(Long.parseLong(expiry.group(1))) : Optional.empty();
    }

    private static Optional<String> expired(long seconds) {
        try {
            Instant end = Instant.ofEpochSecond(seconds);
            return end.isBefore(Instant.now()) ? Optional.of("expired at " + end) : Optional.empty();
        } catch (DateTimeException e) { // not a valid time
            return Optional.empty();
        }
    }

    private static Optional<String> webToken(String text) {
        Matcher parts = WEB_TOKEN.matcher(text);
        return parts.matches()
                ? decoded(Base64.getUrlDecoder(), parts.group(1)).filter(claims -> claims.startsWith("{"))
                : Optional.empty();
    }

    private static Optional<String> decoded(Base64.Decoder decoder, String base64) {
        try {
            return Optional.of(new String(decoder.decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
