package io.github.junitsmtp.internal.content;

import io.github.junitsmtp.internal.content.Passage.Kind;
import io.github.junitsmtp.internal.text.Printable;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for mistakes in the text of a mail. */
final class Wording {

    private static final List<Slip> IN_WORDS =
            List.of(Slip.PLACEHOLDER, Slip.PROGRAM_VALUE, Slip.ENTITY, Slip.SAMPLE, Slip.TAG, Slip.GARBLED);

    private static final Map<Kind, List<Slip>> SLIPS = new EnumMap<>(Map.of(
            Kind.WORDS, IN_WORDS,
            Kind.FILE_NAME,
                    Stream.concat(IN_WORDS.stream(), Stream.of(Slip.VALUE_IN_FILE_NAME))
                            .toList(),
            Kind.URL, List.of(Slip.PLACEHOLDER, Slip.PROGRAM_VALUE, Slip.ENTITY, Slip.ESCAPED_PLACEHOLDER),
            Kind.MARKUP, List.of(Slip.PLACEHOLDER),
            Kind.LAYOUT, List.of(Slip.PLACEHOLDER, Slip.VALUE_IN_LAYOUT),
            Kind.CODE, List.of(Slip.PLACEHOLDER_IN_CODE)));

    /** Code in backticks, as in Markdown. A backtick within a word serves as an apostrophe. */
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\w`])(?:``[^`]{1,2000}``|`[^`]{1,2000}`)(?![\\w`])", Pattern.UNICODE_CHARACTER_CLASS);

    private static final BitSet NOTHING = new BitSet(0);

    private final Exceptions exceptions;
    private final Findings findings;

    Wording(Exceptions exceptions, Findings findings) {
        this.exceptions = exceptions;
        this.findings = findings;
    }

    void check(Passage passage) {
        BitSet quoted = quoted(passage);
        for (Slip slip : SLIPS.getOrDefault(passage.kind(), List.of())) {
            slip.forEach(passage.text(), found -> {
                if (!quoted.get(found.start())) {
                    add(slip, passage, found.start(), found.end());
                }
            });
        }
    }

    /** Returns the positions of the code in a passage. */
    private static BitSet quoted(Passage passage) {
        if (passage.kind() != Kind.WORDS || passage.text().indexOf('`') < 0) {
            return NOTHING;
        }
        BitSet quoted = new BitSet();
        CODE.matcher(passage.text()).results().forEach(code -> quoted.set(code.start(), code.end()));
        return quoted;
    }

    /** Returns whether a text has a placeholder, so that it cannot be checked as a link. */
    static boolean isUnfilled(String text) {
        return Slip.PLACEHOLDER.isIn(text) || Slip.ESCAPED_PLACEHOLDER.isIn(text);
    }

    private void add(Slip slip, Passage passage, int start, int end) {
        if (!exceptions.cover(passage.text(), start, end)) {
            findings.add(
                    slip.rule(),
                    () -> passage.place() + " has "
                            + Printable.quote(passage.text().substring(start, end)) + ": "
                            + passage.around(start, end));
        }
    }
}
