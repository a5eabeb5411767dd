package io.github.junitsmtp.conformance;

import java.util.Random;

/** Checks that the server still works after clients that disconnect, are slow, or send garbage. */
final class RobustnessChecks {

    private static final int LONG_LINE = 20_000;
    private static final int GARBAGE = 4096;
    private static final int NOOPS = 50;
    private static final int UNREAD = 200;
    private static final int CLIENTS = 10;

    private RobustnessChecks() {}

    static void cutOffAnywhere(Probe probe) {
        String session = "EHLO " + probe.domain() + "\r\n" + probe.mail() + "\r\n" + probe.rcpt() + "\r\nDATA\r\n";
        for (int end : new int[] {0, 2, session.indexOf('\r') + 1, session.indexOf("RCPT") + 5, session.length()}) {
            Dialogue dialogue = probe.connect();
            dialogue.write(session.substring(0, end));
            dialogue.client().close();
        }
        probe.stillServes();
    }

    static void cutOffInMessage(Probe probe) {
        Dialogue dialogue = probe.data();
        dialogue.write(probe.letter("the first half of a li"));
        dialogue.client().close();
        probe.stillServes();
    }

    static void garbage(Probe probe) {
        byte[] octets = new byte[GARBAGE];
        new Random(1).nextBytes(octets);
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            text.append((char) (octet & 0xff));
        }
        Dialogue dialogue = probe.hello();
        try {
            dialogue.write(text + "\r\n");
            dialogue.read("garbage");
        } catch (Departure e) {
            if (e.isSilence()) {
                throw e;
            }
        }
        dialogue.client().close();
        probe.stillServes();
    }

    static void longLine(Probe probe) {
        Dialogue dialogue = probe.hello();
        try {
            dialogue.write("NOOP " + "x".repeat(LONG_LINE) + "\r\n");
            dialogue.read("a line of 20,000 octets");
        } catch (Departure e) {
            if (e.isSilence()) {
                throw e;
            }
            probe.stillServes();
            return;
        }
        SyntaxChecks.requireNext(dialogue, "one reply to a line of 20,000 octets, then 221 in reply to QUIT");
    }

    /**
     * Sends commands in pieces. Another client gets a reply after each piece, so the server probably reads each piece
     * separately.
     */
    static void slowClient(Probe probe) {
        Dialogue other = probe.hello();
        Dialogue dialogue = probe.ready();
        for (String command : new String[] {probe.mail(), probe.rcpt()}) {
            for (String piece : (command + "\r\n").split("(?<=\\G.{8})", -1)) {
                dialogue.write(piece);
                other.given("NOOP");
            }
            Dialogue.requireAccepted(dialogue.read(command), command + ", sent in pieces");
        }
    }

    static void manyNoops(Probe probe) {
        Dialogue dialogue = probe.hello();
        for (int i = 0; i < NOOPS; i++) {
            dialogue.expect("NOOP", 250);
        }
    }

    static void unreadReplies(Probe probe) {
        Dialogue dialogue = probe.hello();
        dialogue.write("NOOP\r\n".repeat(UNREAD));
        dialogue.client().close();
        probe.stillServes();
    }

    static void manyClients(Probe probe) {
        probe.hello();
        Dialogue[] others = new Dialogue[CLIENTS - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = probe.connect();
        }
        for (Dialogue other : others) {
            other.expect("EHLO " + probe.domain(), 250);
        }
    }

    static void manyErrors(Probe probe) {
        Dialogue dialogue = probe.hello();
        for (int i = 0; i < NOOPS; i++) {
            try {
                dialogue.send("XUNKNOWN");
            } catch (Departure e) {
                break; // a server may close the connection
            }
        }
        probe.stillServes();
    }
}
