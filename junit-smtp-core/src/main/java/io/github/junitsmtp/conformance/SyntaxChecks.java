package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Locale;

/** Checks of how a server handles the syntax of commands and addresses. */
final class SyntaxChecks {

    private SyntaxChecks() {}

    static void verbCase(Probe probe) {
        String recipient = probe.recipient(); // throws with advice if there is none
        probe.connect().expect("ehlo " + probe.domain(), 250);
        Dialogue dialogue = probe.ready();
        dialogue.expect("nOoP", 250);
        dialogue.accepts("mail from:<" + probe.sender() + ">");
        dialogue.accepts("rCPt tO:<" + recipient + ">");
        probe.requireData(dialogue.send("data"), "data");
        probe.requireAccepted(dialogue.message(probe.letter("Hello\r\n")), "the message");
        dialogue.expect("rset", 250);
        dialogue.expect("Quit", 221);
    }

    static void trailingBlank(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.expect("NOOP ", 250);
        dialogue.expect("RSET ", 250);
        dialogue.accepts(probe.mail() + " ");
    }

    static void emptyLine(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.refuses("");
        dialogue.expect("NOOP", 250);
    }

    static void mailWithoutArgument(Probe probe) {
        probe.ready().refuses("MAIL");
    }

    static void mailWithoutPath(Probe probe) {
        probe.ready().refuses("MAIL FROM:");
    }

    static void mailOpenPath(Probe probe) {
        probe.ready().refuses("MAIL FROM:<" + probe.sender());
    }

    static void mailWithoutBrackets(Probe probe) {
        probe.ready().refuses("MAIL FROM:" + probe.sender());
    }

    static void blankInPath(Probe probe) {
        probe.ready().refuses("MAIL FROM:<two words@" + probe.senderDomain() + ">");
    }

    static void rcptWithoutArgument(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.refuses("RCPT");
    }

    static void rcptEmptyPath(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.refuses("RCPT TO:<>");
    }

    static void rcptWithoutBrackets(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.refuses("RCPT TO:" + probe.recipient());
    }

    static void nullSender(Probe probe) {
        String rcpt = probe.rcpt(); // throws with advice if there is none
        Dialogue dialogue = probe.ready();
        dialogue.accepts("MAIL FROM:<>");
        dialogue.accepts(rcpt);
        probe.requireData(dialogue.send("DATA"), "DATA");
        probe.requireAccepted(dialogue.message(probe.letter("bounced\r\n")), "the message");
    }

    static void postmaster(Probe probe) {
        acceptsRecipient(probe, "postmaster");
    }

    static void postmasterCase(Probe probe) {
        acceptsRecipient(probe, "PostMaster");
    }

    private static void acceptsRecipient(Probe probe, String recipient) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.accepts("RCPT TO:<" + recipient + ">");
    }

    static void domainCase(Probe probe) {
        String recipient = probe.recipient();
        int at = recipient.lastIndexOf('@') + 1;
        acceptsRecipient(
                probe, recipient.substring(0, at) + recipient.substring(at).toUpperCase(Locale.ROOT));
    }

    static void quotedLocalPart(Probe probe) {
        acceptsSender(probe, "\"two words\"@" + probe.senderDomain());
    }

    static void quotedPair(Probe probe) {
        acceptsSender(probe, "\"a\\\"b\\\\c\"@" + probe.senderDomain());
    }

    static void quotedSpecials(Probe probe) {
        for (String special : new String[] {"@", ">", ","}) {
            acceptsSender(probe, "\"a" + special + "b\"@" + probe.senderDomain());
        }
    }

    static void atext(Probe probe) {
        acceptsSender(probe, "#$&'*+-/=?^_`{|}~@" + probe.senderDomain());
    }

    static void addressLiteral(Probe probe) {
        acceptsSender(probe, "sender@[127.0.0.1]");
    }

    private static void acceptsSender(Probe probe, String sender) {
        probe.ready().understands("MAIL FROM:<" + sender + ">");
    }

    static void sourceRoute(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        String routed = "RCPT TO:<@relay.example.org,@relay.example.net:" + probe.recipient() + ">";
        SmtpReply reply = dialogue.send(routed);
        if (reply.code() == 500 || reply.code() == 501 || reply.code() == 555) {
            throw new Departure("anything but a syntax error in reply to " + Dialogue.shown(routed), reply);
        }
    }

    static void dataArgument(Probe probe) {
        probe.transaction().refuses("DATA argument");
    }

    static void quitArgument(Probe probe) {
        probe.hello().refuses("QUIT argument");
    }

    static void bareCrInCommand(Probe probe) {
        oneReply(probe, "NOOP\rNOOP\r\n");
    }

    static void bareLfInCommand(Probe probe) {
        oneReply(probe, "NOOP\nNOOP\r\n");
    }

    static void nulInCommand(Probe probe) {
        oneReply(probe, "NOOP \0XCOUNTED\r\n");
    }

    static void oneReply(Probe probe, String line) {
        Dialogue dialogue = probe.ready();
        dialogue.write(line);
        dialogue.skipReply("one line");
        requireNext(dialogue, "one reply to the line, then 221 in reply to QUIT");
    }

    /** Requires that the next reply belongs to the next command, or that the server closes the connection. */
    static void requireNext(Dialogue dialogue, String expected) {
        SmtpReply reply;
        try {
            reply = dialogue.send("QUIT");
        } catch (Departure e) {
            if (e.isSilence()) {
                throw e;
            }
            return;
        }
        if (reply.code() != 221 && reply.code() != 421 && isFollowed(dialogue)) {
            throw new Departure(expected, reply);
        }
    }

    /** Whether another reply follows, so that the previous one was not the reply to QUIT. */
    private static boolean isFollowed(Dialogue dialogue) {
        try {
            dialogue.read("QUIT");
            return true;
        } catch (Departure e) {
            return false;
        }
    }
}
