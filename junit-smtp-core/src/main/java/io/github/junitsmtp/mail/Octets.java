package io.github.junitsmtp.mail;

import io.github.junitsmtp.protocol.Printable;

/** Shows bytes in messages: those over 127 as such, whatever charset they might be in. */
final class Octets {

    private Octets() {}

    static String quote(byte[] content, int start, int end) {
        StringBuilder shown = new StringBuilder();
        for (int i = Math.max(0, start); i < Math.min(content.length, end); i++) {
            shown.append(content[i] < 0 ? String.format("\\x%02x", content[i]) : String.valueOf((char) content[i]));
        }
        return Printable.quote(shown.toString());
    }
}
