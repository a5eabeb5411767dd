package io.github.junitsmtp.internal.mime;

/** Decodes the two hexadecimal digits that stand for an octet in quoted-printable, encoded words and parameters. */
final class Hex {

    private Hex() {}

    /** Returns the octet, or -1 if these are not two digits. */
    static int octet(int high, int low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        return upper < 0 || lower < 0 || high > 127 || low > 127 ? -1 : upper * 16 + lower;
    }
}
