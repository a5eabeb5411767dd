package io.github.junitsmtp.conformance;

/** Checks for the content and the end of messages. */
final class MessageChecks {

    private static final String END = "\r\n.\r\n";
    private static final int OCTETS_OF_MESSAGE = 65_536;
    private static final int OCTETS_OF_LINE = 998;

    private MessageChecks() {}

    static void doubledDots(Probe probe) {
        accepted(probe, probe.letter("..\r\n..a dot\r\n...two dots\r\n..") + END);
    }

    static void singleDot(Probe probe) {
        accepted(probe, probe.letter(".a dot that was not doubled\r\n. \r\nthe end") + END);
    }

    static void dotInLine(Probe probe) {
        accepted(probe, probe.letter("a.\r\nb .\r\nc") + END);
    }

    static void emptyMessage(Probe probe) {
        Dialogue dialogue = probe.data();
        dialogue.messageAsIs(".\r\n");
        SyntaxChecks.requireNext(dialogue, "one reply to an empty message, then 221 in reply to QUIT");
    }

    static void endInPieces(Probe probe) {
        Dialogue dialogue = probe.data();
        for (String piece : (probe.letter("text") + END).split("(?<=[.\\r\\n])", 0)) {
            dialogue.write(piece);
        }
        probe.requireAccepted(dialogue.read("the message"), "the message");
        SyntaxChecks.requireNext(dialogue, "one reply to the message, then 221 in reply to QUIT");
    }

    static void commandsAreText(Probe probe) {
        accepted(probe, probe.letter("RSET\r\nQUIT\r\nMAIL FROM:<>\r\nthe end") + END);
    }

    static void withoutHeader(Probe probe) {
        accepted(probe, "just text" + END);
    }

    static void longestLine(Probe probe) {
        accepted(probe, probe.letter("x".repeat(OCTETS_OF_LINE)) + END);
    }

    static void longMessage(Probe probe) {
        String letter = probe.letter("");
        String line = "x".repeat(70) + "\r\n";
        int room = OCTETS_OF_MESSAGE - letter.length();
        String rest = "x".repeat(room % line.length() + line.length() - 2) + "\r\n";
        accepted(probe, letter + rest + line.repeat(room / line.length() - 1) + ".\r\n");
    }

    /** Requires that a message is accepted and that it gets one reply. */
    private static void accepted(Probe probe, String octets) {
        Dialogue dialogue = probe.data();
        probe.requireAccepted(dialogue.messageAsIs(octets), "the message");
        SyntaxChecks.requireNext(dialogue, "one reply to the message, then 221 in reply to QUIT");
    }

    /**
     * Returns a check that a sequence of octets does not end a message. NOOP follows, because a server may close the connection after an
     * unknown command.
     */
    static Check doesNotEnd(String sequence) {
        return probe -> {
            Dialogue dialogue = probe.data();
            dialogue.messageAsIs(probe.letter("text") + sequence + "NOOP" + END);
            SyntaxChecks.requireNext(
                    dialogue, "one reply to the message, which ends with <CRLF>.<CRLF>, then 221 in reply to QUIT");
        };
    }
}
