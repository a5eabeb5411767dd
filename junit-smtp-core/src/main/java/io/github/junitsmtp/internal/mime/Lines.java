package io.github.junitsmtp.internal.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the lines of a message, which end with LF or CRLF. It knows the boundaries of all open multiparts, because the delimiter of
 * an outer multipart also ends the inner ones (RFC 2046, section 5.1.2).
 */
final class Lines {

    private final byte[] content;
    private final Map<String, Integer> levels = new HashMap<>();
    private final List<OpenMultipart> open = new ArrayList<>();
    private int start;
    private int end;
    private int next;

    /**
     * A line between two parts, or after the last one.
     *
     * @param level the number of the multipart, from {@link #open}
     * @param isClosing whether it follows the last part
     */
    record Delimiter(int level, boolean isClosing) {}

    private record OpenMultipart(String boundary, @Nullable Integer shadowed) {}

    Lines(byte[] content) {
        this.content = content;
        moveTo(0);
    }

    /** Enters a multipart, and returns its number. */
    int open(String boundary) {
        int level = open.size();
        open.add(new OpenMultipart(boundary, levels.put(boundary, level)));
        return level;
    }

    /** Leaves the innermost multipart. */
    void close() {
        OpenMultipart last = open.remove(open.size() - 1);
        if (last.shadowed() == null) {
            levels.remove(last.boundary());
        } else {
            levels.put(last.boundary(), last.shadowed());
        }
    }

    boolean atEnd() {
        return start >= content.length;
    }

    /** Returns where the line starts. */
    int start() {
        return start;
    }

    boolean isEmpty() {
        return start == end;
    }

    byte first() {
        return start < end ? content[start] : 0;
    }

    boolean startsWithDashes() {
        return end - start > 2 && content[start] == '-' && content[start + 1] == '-';
    }

    /** Returns the line without its end. */
    Slice line() {
        return new Slice(content, start, end);
    }

    void advance() {
        moveTo(next);
    }

    void moveTo(int position) {
        start = position;
        int at = position;
        while (at < content.length && content[at] != '\n') {
            at++;
        }
        next = Math.min(at + 1, content.length);
        end = at < content.length && at > start && content[at - 1] == '\r' ? at - 1 : at;
    }

    /** Returns the delimiter on this line, or null if it is not the delimiter of an open multipart. */
    @Nullable
    Delimiter delimiter() {
        if (levels.isEmpty() || !startsWithDashes()) {
            return null;
        }
        String boundary = dashedWord();
        Integer level = levels.get(boundary);
        if (level != null) {
            return new Delimiter(level, false);
        }
        level = boundary.endsWith("--") ? levels.get(boundary.substring(0, boundary.length() - 2)) : null;
        return level == null ? null : new Delimiter(level, true);
    }

    /** Returns what follows the two dashes at the start of the line, without trailing spaces. */
    String dashedWord() {
        int last = end;
        while (last > start + 2 && (content[last - 1] == ' ' || content[last - 1] == '\t')) {
            last--;
        }
        return new Slice(content, start + 2, last).text();
    }

    void skipToDelimiter() {
        while (!atEnd() && delimiter() == null) {
            advance();
        }
    }

    /** Returns everything before this line. The line ending before a delimiter belongs to the delimiter (RFC 2046, section 5.1.1). */
    Slice since(int from) {
        int to = start;
        if (!atEnd() && to > from && content[to - 1] == '\n') {
            to -= to - 1 > from && content[to - 2] == '\r' ? 2 : 1;
        }
        return new Slice(content, from, to);
    }
}
