package io.github.junitsmtp.internal.html;

import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Element;

/** A place in HTML: a line, and the element or selector there. */
public final class Place {

    private static final int MOST_STEPS = 3;
    private static final int LONGEST_NAME = 60;
    private static final Set<String> ROOTS = Set.of("html", "body", "head");

    private final int line;
    /** An element, whose selector is computed on demand, or a selector. */
    private final Object what;

    private Place(int line, Object what) {
        this.line = line;
        this.what = what;
    }

    /** Returns where an element begins. */
    public static Place of(Element element) {
        return new Place(lineOf(element), element);
    }

    /** Returns a place in a style sheet. */
    public static Place of(int line, String selector) {
        return new Place(line, selector);
    }

    public int line() {
        return line;
    }

    public String name() {
        return what instanceof Element element ? selector(element) : shortened(what.toString());
    }

    /** Returns the line in which an element begins, or 1 if the parser created it. */
    public static int lineOf(Element element) {
        return Math.max(1, element.sourceRange().start().lineNumber());
    }

    /**
     * Names an element by a short selector of itself and its ancestors, up to one with an id. jsoup's own method recurses once per level.
     */
    private static String selector(Element element) {
        Deque<String> steps = new ArrayDeque<>();
        for (Element at = element; at != null && at.parent() != null && steps.size() < MOST_STEPS; at = at.parent()) {
            if (!steps.isEmpty() && ROOTS.contains(at.normalName())) {
                break;
            }
            steps.addFirst(step(at));
            if (!at.id().isEmpty()) {
                break;
            }
        }
        return String.join(" > ", steps);
    }

    private static String step(Element element) {
        if (!element.id().isEmpty()) {
            return shortened(element.normalName() + "#" + element.id());
        }
        String firstClass = element.className().strip().split("\\s+", 2)[0];
        return shortened(firstClass.isEmpty() ? element.normalName() : element.normalName() + "." + firstClass);
    }

    /** Shortens a name, which in a mail may contain line ends and invisible characters. */
    private static String shortened(String name) {
        return Printable.line(Cut.marked(name.replaceAll("\\s+", " "), LONGEST_NAME));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place that && line == that.line && what.equals(that.what);
    }

    @Override
    public int hashCode() {
        return what instanceof Element ? System.identityHashCode(what) : what.hashCode() + line;
    }

    @Override
    public String toString() {
        return "line " + line + ", " + name();
    }
}
