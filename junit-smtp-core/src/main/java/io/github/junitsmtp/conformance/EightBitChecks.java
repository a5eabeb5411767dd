package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.EIGHT_BIT_MIME;

/** Checks for 8BITMIME (RFC 6152). */
final class EightBitChecks {

    private EightBitChecks() {}

    static void parameter(Probe probe) {
        probe.ready(EIGHT_BIT_MIME).accepts(probe.mail() + " BODY=8BITMIME");
    }

    static void sevenBit(Probe probe) {
        probe.ready(EIGHT_BIT_MIME).accepts(probe.mail() + " BODY=7BIT");
    }

    static void parameterCase(Probe probe) {
        probe.ready(EIGHT_BIT_MIME).accepts(probe.mail() + " body=8bitmime");
    }

    static void unknownValue(Probe probe) {
        probe.ready(EIGHT_BIT_MIME).refuses(probe.mail() + " BODY=9BIT");
    }

    static void message(Probe probe) {
        Dialogue dialogue = probe.ready(EIGHT_BIT_MIME);
        dialogue.accepts(probe.mail() + " BODY=8BITMIME");
        dialogue.given(probe.rcpt());
        dialogue.givenData();
        StringBuilder octets = new StringBuilder();
        for (char octet = 128; octet < 256; octet++) {
            octets.append(octet);
        }
        probe.requireAccepted(dialogue.message(probe.mimeLetter("8bit", octets + "\r\n")), "the message");
    }
}
