package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Brief;
import io.github.junitsmtp.internal.text.Likeness;
import io.github.junitsmtp.internal.text.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Expectations that the header has a field, either at least once or exactly once. */
final class HeaderFields {

    /** One in this many letters of a name may be a typo. */
    private static final int SHARE_OF_TYPOS = 3;

    private static final int LEAST_OF_NAME = 4;

    /** RFC 5322, section 3.6.8. The name of a malformed field is its whole line, which may contain a colon. */
    private static final Pattern NAME_AND_COLON = Pattern.compile("[!-9;-~]+[ \\t]*:");

    private HeaderFields() {}

    /** Rejects what cannot be the name of a field, because no mail would ever have that field. */
    static void requireName(String name) {
        if (name.isEmpty()
                || !name.equals(name.strip())
                || NAME_AND_COLON.matcher(name).lookingAt()) {
            throw new IllegalArgumentException(
                    "name must be the name of a header field, such as Subject, but was " + Printable.quote(name));
        }
    }

    static Expectation<ReceivedMail> atLeastOne(String name) {
        return Expectation.of("the " + name + " header field", mail -> absence(name, mail));
    }

    static Expectation<ReceivedMail> exactlyOne(String name) {
        return Expectation.of(
                "exactly one " + name + " header field",
                mail -> absence(name, mail).or(() -> repetition(name, mail)));
    }

    /** Describes the fields that the header has instead; empty if it has the expected one. */
    static Optional<String> absence(String name, ReceivedMail mail) {
        if (!mail.header(name).isEmpty()) {
            return Optional.empty();
        }
        List<String> names =
                mail.headers().stream().map(HeaderField::name).distinct().toList();
        return Optional.of(
                names.isEmpty()
                        ? "its header is empty"
                        : "it has only " + Brief.list(names)
                                + nearest(name, names)
                                        .map(found -> "; did you mean " + found + "?")
                                        .orElse(""));
    }

    private static Optional<String> nearest(String name, List<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(other -> isLike(wanted, other.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparing(other -> Likeness.distance(wanted, other.toLowerCase(Locale.ROOT))));
    }

    private static boolean isLike(String wanted, String other) {
        int typos = wanted.length() / SHARE_OF_TYPOS;
        return Likeness.distance(wanted, other) <= typos || isWithin(wanted, other) || isWithin(other, wanted);
    }

    /** Returns whether a name consists of words of another, like X-Campaign and X-Campaign-Id; not To and Reply-To. */
    private static boolean isWithin(String name, String longer) {
        return name.length() >= LEAST_OF_NAME && ("-" + longer + "-").contains("-" + name + "-");
    }

    private static Optional<String> repetition(String name, ReceivedMail mail) {
        List<String> values = mail.header(name);
        return values.size() < 2
                ? Optional.empty()
                : Optional.of("there are " + values.size() + ": "
                        + Brief.list(values.stream().map(Printable::quote).toList())
                        + "\nto verify all of them, call headers(" + Printable.quote(name) + ")");
    }
}
