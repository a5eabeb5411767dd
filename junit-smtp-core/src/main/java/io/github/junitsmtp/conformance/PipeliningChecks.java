package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.PIPELINING;

import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Collections;
import java.util.List;

/** Checks for PIPELINING (RFC 2920). */
final class PipeliningChecks {

    private static final int LARGE_GROUP = 100;

    private PipeliningChecks() {}

    static void transaction(Probe probe) {
        String rcpt = probe.rcpt();
        Dialogue dialogue = probe.ready(PIPELINING);
        require(dialogue.pipeline(probe.mail(), rcpt, rcpt, "DATA"), 250, 250, 250, 354);
        Dialogue.requireCode(dialogue.message(probe.letter("Hello\r\n")), "the message", 250);
    }

    static void order(Probe probe) {
        String rcpt = probe.rcpt();
        Dialogue dialogue = probe.ready(PIPELINING);
        require(dialogue.pipeline("RSET", rcpt, probe.mail(), rcpt, "RSET", rcpt), 250, 503, 250, 250, 250, 503);
    }

    static void messageAndQuit(Probe probe) {
        Dialogue dialogue = probe.data();
        if (!dialogue.offers(PIPELINING)) {
            throw new NotChecked("the server does not offer PIPELINING");
        }
        SmtpReply message = dialogue.messageAsIs(probe.letter("Hello\r\n") + ".\r\nRSET\r\nQUIT\r\n");
        Dialogue.requireCode(message, "the message", 250);
        Dialogue.requireCode(dialogue.read("RSET after the message"), "RSET after the message", 250);
        Dialogue.requireCode(dialogue.read("QUIT after the message"), "QUIT after the message", 221);
    }

    static void noRecipient(Probe probe) {
        Dialogue dialogue = probe.ready(PIPELINING);
        List<SmtpReply> replies = dialogue.pipeline(probe.mail(), "RCPT TO:<>", "DATA");
        if (replies.get(1).isPositive()) {
            throw new NotChecked("the server accepts RCPT TO:<>");
        }
        SmtpReply last = replies.get(2);
        Dialogue.requireRefusal(last.code() == 354 ? dialogue.messageAsIs(".\r\n") : last, "DATA or to the message");
    }

    static void largeGroup(Probe probe) {
        String rcpt = probe.rcpt();
        Dialogue dialogue = probe.ready(PIPELINING);
        dialogue.given(probe.mail());
        List<SmtpReply> replies =
                dialogue.pipeline(Collections.nCopies(LARGE_GROUP, rcpt).toArray(String[]::new));
        for (int i = 0; i < LARGE_GROUP; i++) {
            Dialogue.requireCode(replies.get(i), "command " + (i + 1) + " of the group", 250, 251, 452);
        }
    }

    private static void require(List<SmtpReply> replies, int... codes) {
        for (int i = 0; i < codes.length; i++) {
            SmtpReply reply = replies.get(i);
            boolean forwards = codes[i] == 250 && reply.code() == 251;
            if (!forwards) {
                Dialogue.requireCode(reply, "command " + (i + 1) + " of the group", codes[i]);
            }
        }
    }
}
