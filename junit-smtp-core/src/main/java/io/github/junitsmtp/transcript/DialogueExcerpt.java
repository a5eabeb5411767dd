package io.github.junitsmtp.transcript;

import java.util.ArrayList;
import java.util.List;

/** The part of a dialogue around one reply, in a given number of lines, with an arrow at that reply. */
final class DialogueExcerpt {

    private static final int STEPS_BEFORE = 4;
    private static final int STEPS_AFTER = 3;
    private static final int LINES_OF_A_SIDE = 4;
    private static final String MARGIN = "    ";
    private static final String ARROW = " -> ";
    private static final String CUT = MARGIN + "...";

    private final List<Exchange> exchanges;
    private final List<String> shown;
    private int from;
    private int to;

    private DialogueExcerpt(List<Exchange> exchanges, int index) {
        this.exchanges = exchanges;
        this.shown = linesOf(exchanges.get(index), ARROW);
        this.from = index;
        this.to = index + 1;
    }

    static String around(List<Exchange> exchanges, int index, int lines) {
        DialogueExcerpt excerpt = new DialogueExcerpt(exchanges, index);
        excerpt.grow(index, lines - 2);
        List<String> all = new ArrayList<>(excerpt.shown);
        if (excerpt.from > 0) {
            all.add(0, CUT);
        }
        if (excerpt.to < exchanges.size()) {
            all.add(CUT);
        }
        return String.join("\n", all);
    }

    /** Adds steps before and after, alternately, as long as there is room. */
    private void grow(int index, int lines) {
        boolean before = true;
        boolean after = true;
        while (before || after) {
            before = before && from > 0 && from > index - STEPS_BEFORE && add(from - 1, 0, lines);
            from -= before ? 1 : 0;
            after = after && to < exchanges.size() && to <= index + STEPS_AFTER && add(to, shown.size(), lines);
            to += after ? 1 : 0;
        }
    }

    private boolean add(int step, int position, int lines) {
        List<String> more = linesOf(exchanges.get(step), MARGIN);
        if (shown.size() + more.size() > lines) {
            return false;
        }
        shown.addAll(position, more);
        return true;
    }

    private static List<String> linesOf(Exchange exchange, String replyMargin) {
        List<String> lines = new ArrayList<>();
        shorten(DialogueText.client(exchange)).forEach(line -> lines.add(MARGIN + line));
        shorten(DialogueText.server(exchange))
                .forEach(line -> lines.add((DialogueText.isNote(line) ? MARGIN : replyMargin) + line));
        return lines;
    }

    /** Leaves out the middle of what one side sent, if it is long. */
    private static List<String> shorten(List<String> said) {
        if (said.size() <= LINES_OF_A_SIDE) {
            return said;
        }
        List<String> lines = new ArrayList<>(said.subList(0, LINES_OF_A_SIDE - 2));
        int left = said.size() - LINES_OF_A_SIDE + 1;
        String speaker = said.get(0).substring(0, 3);
        lines.add(speaker + "... (" + left + " more lines)");
        lines.add(said.get(said.size() - 1));
        return lines;
    }
}
