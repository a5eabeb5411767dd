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
        List<SmtpReply> replies = dialogue.pipeline(probe.mail(), rcpt, rcpt, "DATA");
        for (int i = 0; i < 3; i++) {
            Dialogue.requireAccepted(replies.get(i), inGroup(i));
        }
        probe.requireData(replies.get(3), inGroup(3));
        probe.requireAccepted(dialogue.message(probe.letter("Hello\r\n")), "the message");
    }

    static void order(Probe probe) {
        String rcpt = probe.rcpt();
        Dialogue dialogue = probe.ready(PIPELINING);
        List<SmtpReply> replies = dialogue.pipeline("RSET", rcpt, probe.mail(), rcpt, "RSET", rcpt);
        for (int i = 0; i < replies.size(); i++) {
            if (i == 1 || i == 5) {
                Dialogue.requireRefusal(replies.get(i), inGroup(i));
            } else {
                Dialogue.requireAccepted(replies.get(i), inGroup(i));
            }
        }
    }

    static void messageAndQuit(Probe probe) {
        Dialogue dialogue = probe.data();
        if (!dialogue.offers(PIPELINING)) {
            throw new NotChecked("the server does not offer PIPELINING");
        }
        SmtpReply message = dialogue.messageAsIs(probe.letter("Hello\r\n") + ".\r\nRSET\r\nQUIT\r\n");
        probe.requireAccepted(message, "the message");
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
        dialogue.pipeline(Collections.nCopies(LARGE_GROUP, rcpt).toArray(String[]::new));
    }

    private static String inGroup(int index) {
        return "command " + (index + 1) + " of the group";
    }
}
