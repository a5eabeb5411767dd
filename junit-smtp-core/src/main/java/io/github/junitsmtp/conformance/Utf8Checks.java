package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.EIGHT_BIT_MIME;
import static io.github.junitsmtp.protocol.SmtpExtension.SMTPUTF8;

import java.nio.charset.StandardCharsets;

/** Checks for SMTPUTF8 (RFC 6531). */
final class Utf8Checks {

    private static final String LOCAL_PART = "\u03b4\u03bf\u03ba\u03b9\u03bc\u03ae";

    private Utf8Checks() {}

    static void with8BitMime(Probe probe) {
        if (!probe.ready(SMTPUTF8).offers(EIGHT_BIT_MIME)) {
            throw new Departure("both SMTPUTF8 and 8BITMIME in the reply to EHLO", "SMTPUTF8 without 8BITMIME");
        }
    }

    static void parameter(Probe probe) {
        probe.ready(SMTPUTF8).accepts(probe.mail() + " SMTPUTF8");
    }

    static void value(Probe probe) {
        probe.ready(SMTPUTF8).refuses(probe.mail() + " SMTPUTF8=1");
    }

    static void localPart(Probe probe) {
        probe.ready(SMTPUTF8).understands("MAIL FROM:<" + LOCAL_PART + "@" + probe.senderDomain() + "> SMTPUTF8");
    }

    static void domain(Probe probe) {
        probe.ready(SMTPUTF8).understands("MAIL FROM:<sender@b\u00fccher.example> SMTPUTF8");
    }

    static void withoutParameter(Probe probe) {
        probe.ready(SMTPUTF8).refuses("MAIL FROM:<" + LOCAL_PART + "@" + probe.senderDomain() + ">");
    }

    static void header(Probe probe) {
        Dialogue dialogue = probe.ready(SMTPUTF8);
        dialogue.accepts(probe.mail() + " BODY=8BITMIME SMTPUTF8");
        dialogue.given(probe.rcpt());
        dialogue.givenData();
        String subject = new String(LOCAL_PART.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        probe.requireAccepted(
                dialogue.message("Subject: " + subject + "\r\n" + probe.letter("Hello\r\n")), "the message");
    }
}
