package io.github.junitsmtp.mail;

/** Comments in structured fields (RFC 5322, section 3.2.2). */
final class Comments {

    private Comments() {}

    /** Returns a value without its comments, and without blanks around it; a comment that is not closed ends with the value. */
    static String without(String value) {
        StringBuilder rest = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '(') {
                depth++;
            } else if (depth == 0) {
                rest.append(c);
            } else if (c == '\\') {
                i++;
            } else if (c == ')') {
                depth--;
                rest.append(depth == 0 ? " " : "");
            }
        }
        return rest.toString().strip();
    }
}
