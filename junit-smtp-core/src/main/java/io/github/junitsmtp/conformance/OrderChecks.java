package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpReply;

/** Checks for the order of commands, and for the state that the server keeps between them. */
final class OrderChecks {

    private static final String UNKNOWN = "XUNKNOWN";

    private OrderChecks() {}

    static void delivery(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.accepts(probe.mail());
        dialogue.accepts(probe.rcpt());
        dialogue.expect("DATA", 354);
        Dialogue.requireCode(dialogue.message(probe.letter("Hello\r\n")), "the message", 250);
    }

    static void secondMail(Probe probe) {
        Dialogue dialogue = probe.data();
        probe.requireAccepted(dialogue.message(probe.letter("first\r\n")), "the message");
        dialogue.accepts(probe.mail());
        dialogue.accepts(probe.rcpt());
        dialogue.expect("DATA", 354);
        Dialogue.requireCode(dialogue.message(probe.letter("second\r\n")), "the second message", 250);
    }

    static void mailTwice(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.expect(probe.mail(), 503);
    }

    static void mailTwiceKeepsState(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        if (dialogue.send(probe.mail()).isPositive()) {
            throw new NotChecked("the server accepts MAIL twice");
        }
        dialogue.accepts(probe.rcpt());
    }

    static void refusedMailKeepsState(Probe probe) {
        Dialogue dialogue = probe.ready();
        if (dialogue.send("MAIL").isPositive()) {
            throw new NotChecked("the server accepts MAIL without an argument");
        }
        dialogue.accepts(probe.mail());
    }

    static void rcptBeforeMail(Probe probe) {
        probe.ready().expect(probe.rcpt(), 503);
    }

    static void dataBeforeMail(Probe probe) {
        requireNoMail(probe.ready());
    }

    static void dataWithoutRecipient(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        requireNoMail(dialogue);
    }

    static void dataAfterRefusedRecipient(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        if (dialogue.send("RCPT TO:<>").isPositive()) {
            throw new NotChecked("the server accepts RCPT TO:<>");
        }
        requireNoMail(dialogue);
    }

    /** Requires that either DATA or the message is refused. */
    private static void requireNoMail(Dialogue dialogue) {
        SmtpReply reply = dialogue.send("DATA");
        if (reply.code() == 354) {
            reply = dialogue.messageAsIs(".\r\n");
        }
        Dialogue.requireRefusal(reply, "DATA or to the message");
    }

    static void rsetClears(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.expect("RSET", 250);
        dialogue.refuses(probe.rcpt());
    }

    static void rsetKeepsSession(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.given("RSET");
        dialogue.accepts(probe.mail());
        dialogue.accepts(probe.rcpt());
    }

    static void dataClears(Probe probe) {
        Dialogue dialogue = probe.data();
        if (!dialogue.message(probe.letter("Hello\r\n")).isPositive()) {
            throw new NotChecked("the server refused the message");
        }
        dialogue.refuses(probe.rcpt());
    }

    static void noop(Probe probe) {
        probe.hello().expect("NOOP", 250);
    }

    static void noopArgument(Probe probe) {
        probe.hello().expect("NOOP anything", 250);
    }

    static void noopKeepsState(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.given("NOOP");
        dialogue.accepts(probe.rcpt());
    }

    static void vrfy(Probe probe) {
        Dialogue dialogue = probe.ready();
        SmtpReply reply = dialogue.send("VRFY postmaster");
        boolean known = reply.isPositive() ? reply.code() / 10 == 25 : reply.code() != 500;
        if (!known) {
            throw new Departure(
                    "250, 251, 252, or a 4xx or 5xx code other than 500, in reply to VRFY postmaster", reply);
        }
    }

    static void vrfyKeepsState(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.send("VRFY postmaster");
        dialogue.accepts(probe.rcpt());
    }

    static void unknownCommand(Probe probe) {
        probe.ready().refuses(UNKNOWN);
    }

    static void unknownCommandCode(Probe probe) {
        probe.ready().expect(UNKNOWN, 500, 502);
    }

    static void unknownCommandKeepsState(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.send(UNKNOWN);
        dialogue.accepts(probe.rcpt());
    }

    static void quit(Probe probe) {
        probe.hello().expect("QUIT", 221);
    }

    static void quitInTransaction(Probe probe) {
        probe.transaction().expect("QUIT", 221);
    }

    static void quitCloses(Probe probe) {
        Dialogue dialogue = probe.hello();
        dialogue.given("QUIT");
        requireClosed(dialogue);
    }

    /** Requires that the server sends nothing more. */
    static void requireClosed(Dialogue dialogue) {
        SmtpReply more;
        try {
            more = dialogue.read("QUIT");
        } catch (Departure e) {
            if (e.isSilence()) {
                throw new Departure("the server to close the connection after QUIT", "the connection stayed open");
            }
            return;
        }
        throw new Departure("the server to close the connection after QUIT", more);
    }

    static void sessionsApart(Probe probe) {
        Dialogue first = probe.transaction();
        Dialogue second = probe.ready();
        second.refuses(probe.rcpt());
        first.accepts(probe.rcpt());
    }

    static void unknownRecipient(Probe probe) {
        String unknown = probe.target()
                .refusedRecipient()
                .orElseThrow(() -> new NotChecked("no refused recipient is set; set one with refusedRecipient(..)"));
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.refuses("RCPT TO:<" + unknown + ">");
        dialogue.accepts(probe.rcpt());
    }
}
