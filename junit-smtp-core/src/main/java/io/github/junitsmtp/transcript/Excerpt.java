package io.github.junitsmtp.transcript;

import java.util.List;

/** Shortens long dialogues in failure messages to their beginning and end. */
final class Excerpt {

    private static final int FIRST = 8;
    private static final int LAST = 40;

    private Excerpt() {}

    static String of(String dialogue) {
        List<String> lines = dialogue.lines().toList();
        int left = lines.size() - FIRST - LAST;
        if (left <= 1) {
            return dialogue;
        }
        return String.join("\n", lines.subList(0, FIRST))
                + "\n    ... (" + left + " more lines; render() shows them all)\n"
                + String.join("\n", lines.subList(lines.size() - LAST, lines.size()));
    }
}
