package io.github.junitsmtp.internal.mime;

/** Joins the lines of a paragraph that was split for transport (RFC 3676, section 4), which Jakarta Mail does not do. */
final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    static String unflowed(String text, boolean dropSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int depthBefore = -1; // quote depth of the paragraph that continues, or -1
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean goesOn = depthBefore == depth && !content.equals(SIGNATURE);
            if (!goesOn && depthBefore >= 0) {
                joined.append('\n');
            }
            if (!goesOn && depth > 0) {
                joined.append(">".repeat(depth)).append(content.isEmpty() ? "" : " ");
            }
            boolean flows = content.endsWith(" ") && !content.equals(SIGNATURE);
            joined.append(flows && dropSpace ? content.substring(0, content.length() - 1) : content);
            if (!flows) {
                joined.append('\n');
            }
            depthBefore = flows ? depth : -1;
        }
        int end = joined.length() - (joined.length() > 0 && joined.charAt(joined.length() - 1) == '\n' ? 1 : 0);
        return joined.substring(0, end);
    }
}
