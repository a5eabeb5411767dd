package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpReply;

/** Checks for the sizes that a server must accept (RFC 5321, section 4.5.3.1). */
final class LimitChecks {

    private static final int RECIPIENTS = 100;
    private static final int MANY_RECIPIENTS = 2000;
    private static final int LONGEST_COMMAND = 512;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_PATH = 256;
    private static final int LONGEST_LABEL = 63;

    private LimitChecks() {}

    static void localPart(Probe probe) {
        probe.ready().understands("MAIL FROM:<" + "x".repeat(LONGEST_LOCAL_PART) + "@" + probe.senderDomain() + ">");
    }

    static void path(Probe probe) {
        String start = "<s@";
        String end = ".example>";
        StringBuilder domain = new StringBuilder();
        for (int left = LONGEST_PATH - start.length() - end.length(); left > 0; ) {
            int label = Math.min(LONGEST_LABEL, left);
            label -= left - label == 1 ? 1 : 0;
            domain.append("x".repeat(label));
            left -= label;
            if (left > 0) {
                domain.append('.');
                left--;
            }
        }
        SmtpReply reply = probe.ready().send("MAIL FROM:" + start + domain + end);
        switch (reply.code()) {
            case 250 -> {}
            case 500, 501, 552, 553 -> throw new Departure("250 in reply to MAIL with a path of 256 octets", reply);
            default -> throw new NotChecked("in reply to MAIL with a long domain, the server sent " + reply);
        }
    }

    static void commandLine(Probe probe) {
        Dialogue dialogue = probe.hello();
        int code = dialogue.send("NOOP x").code();
        String longest = "NOOP " + "x".repeat(LONGEST_COMMAND - "NOOP \r\n".length());
        Dialogue.requireCode(dialogue.send(longest), "a NOOP line of 512 octets, as for NOOP x", code);
    }

    static void recipients(Probe probe) {
        Dialogue dialogue = probe.transaction();
        for (int i = 2; i <= RECIPIENTS; i++) {
            Dialogue.requireCode(dialogue.send(probe.rcpt()), "recipient " + i + " of 100", 250, 251);
        }
    }

    static void tooManyRecipients(Probe probe) {
        Dialogue dialogue = probe.transaction();
        for (int i = 2; i <= MANY_RECIPIENTS; i++) {
            SmtpReply reply = dialogue.send(probe.rcpt());
            if (!reply.isPositive()) {
                Dialogue.requireCode(reply, "recipient " + i, 452);
                return;
            }
        }
        throw new NotChecked("the server accepts " + MANY_RECIPIENTS + " recipients");
    }
}
