package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.SIZE;

import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;

/** Checks for SIZE (RFC 1870). */
final class SizeChecks {

    private static final int LARGEST_SENT = 64 * 1024 * 1024;

    private SizeChecks() {}

    static void keyword(Probe probe) {
        List<String> parameters = probe.ready(SIZE).offered().parametersOf("SIZE");
        boolean right = parameters.isEmpty()
                || parameters.size() == 1 && parameters.get(0).matches("[0-9]{1,20}");
        if (!right) {
            throw new Departure(
                    "SIZE with a number of up to 20 digits, or without a parameter",
                    "SIZE " + String.join(" ", parameters));
        }
    }

    static void parameter(Probe probe) {
        probe.ready(SIZE).accepts(probe.mail() + " SIZE=100");
    }

    static void parameterCase(Probe probe) {
        probe.ready(SIZE).accepts(probe.mail() + " size=100");
    }

    static void malformed(Probe probe) {
        probe.ready(SIZE).refuses(probe.mail() + " SIZE=large");
    }

    static void tooLarge(Probe probe) {
        Dialogue dialogue = probe.ready(SIZE);
        long maximum = maximum(dialogue);
        dialogue.expect(probe.mail() + " SIZE=" + (maximum + 1), 552);
    }

    static void tooLargeMessage(Probe probe) {
        Dialogue dialogue = probe.ready(SIZE);
        long maximum = maximum(dialogue);
        if (maximum > LARGEST_SENT) {
            throw new NotChecked("the server accepts messages of " + Counts.grouped(maximum, "octet"));
        }
        dialogue.given(probe.mail());
        dialogue.given(probe.rcpt());
        dialogue.givenData();
        String line = "x".repeat(70) + "\r\n";
        // a small excess proves nothing: servers may count their own header fields, or not count doubled dots
        int octets = (int) (maximum + maximum / 10);
        String letter = probe.letter(line.repeat(octets / line.length() + 1));
        SmtpReply reply;
        try {
            reply = dialogue.messageAsIs(letter + ".\r\n");
        } catch (Departure e) {
            if (e.isSilence()) {
                throw e;
            }
            return; // the server closed the connection rather than read all of it
        }
        Dialogue.requireRefusal(reply, "a message of more than " + Counts.grouped(maximum, "octet"));
    }

    private static long maximum(Dialogue dialogue) {
        List<String> parameters = dialogue.offered().parametersOf("SIZE");
        if (parameters.isEmpty() || !parameters.get(0).matches("0*[1-9][0-9]{0,17}")) {
            throw new NotChecked("the server does not state a maximum with SIZE");
        }
        return Long.parseLong(parameters.get(0));
    }
}
