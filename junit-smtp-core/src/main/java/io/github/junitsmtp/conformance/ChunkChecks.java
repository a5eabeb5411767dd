package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.BINARYMIME;
import static io.github.junitsmtp.protocol.SmtpExtension.CHUNKING;
import static io.github.junitsmtp.protocol.SmtpExtension.PIPELINING;

import io.github.junitsmtp.protocol.SmtpReply;

/** Checks for CHUNKING and BINARYMIME (RFC 3030). */
final class ChunkChecks {

    private static final String CHUNK = "QUIT\r\n";

    private ChunkChecks() {}

    static void oneChunk(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        probe.requireAccepted(dialogue.bdatLast(probe.letter("Hello\r\n")), "BDAT LAST");
    }

    static void chunks(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        Dialogue.requireCode(dialogue.bdat(probe.letter("Hel")), "BDAT", 250);
        Dialogue.requireCode(dialogue.bdat("lo\r"), "the second BDAT", 250);
        probe.requireAccepted(dialogue.bdatLast("\n"), "BDAT LAST");
    }

    static void emptyLast(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        Dialogue.requireCode(dialogue.bdat(probe.letter("Hello\r\n")), "BDAT", 250);
        probe.requireAccepted(dialogue.bdatLast(""), "BDAT 0 LAST");
    }

    static void dots(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        probe.requireAccepted(dialogue.bdatLast(probe.letter("text\r\n.\r\nXCHUNK\r\n")), "BDAT LAST");
        SyntaxChecks.requireNext(dialogue, "one reply to the chunk, then 221 in reply to QUIT");
    }

    static void dataAfterBdat(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        SmtpReply chunk = dialogue.bdat(probe.letter("Hello\r\n"));
        if (!chunk.isPositive()) {
            throw new NotChecked("the server answered BDAT with " + chunk); // then the state is indeterminate
        }
        dialogue.expect("DATA", 503);
    }

    static void withoutTransaction(Probe probe) {
        Dialogue dialogue = probe.ready(CHUNKING);
        Dialogue.requireRefusal(dialogue.bdatLast(CHUNK), "BDAT without a transaction");
    }

    static void discardsRefusedChunk(Probe probe) {
        Dialogue dialogue = probe.ready(CHUNKING);
        if (dialogue.bdatLast("XCHUNK\r\nXCHUNK\r\n").isPositive()) {
            throw new NotChecked("the server accepted BDAT without a transaction");
        }
        SyntaxChecks.requireNext(dialogue, "one reply to the refused chunk, then 221 in reply to QUIT");
    }

    static void afterLast(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        if (!dialogue.bdatLast(probe.letter("Hello\r\n")).isPositive()) {
            throw new NotChecked("the server refused the message");
        }
        Dialogue.requireCode(dialogue.bdatLast(CHUNK), "BDAT after BDAT LAST", 503);
    }

    static void rset(Probe probe) {
        Dialogue dialogue = probe.transaction(CHUNKING);
        dialogue.bdat(probe.letter("Hello\r\n"));
        dialogue.expect("RSET", 250);
        Dialogue.requireRefusal(dialogue.bdatLast(CHUNK), "BDAT after RSET");
    }

    static void malformed(Probe probe) {
        probe.transaction(CHUNKING).refuses("BDAT many LAST");
    }

    static void pipelined(Probe probe) {
        String rcpt = probe.rcpt();
        Dialogue dialogue = probe.ready(CHUNKING);
        if (!dialogue.offers(PIPELINING)) {
            throw new NotChecked("the server does not offer PIPELINING");
        }
        String letter = probe.letter("Hello\r\n");
        dialogue.write(probe.mail() + "\r\n" + rcpt + "\r\nBDAT " + letter.length() + " LAST\r\n" + letter);
        for (String command : new String[] {"MAIL", "RCPT"}) {
            Dialogue.requireAccepted(dialogue.read(command), command + " in the group");
        }
        probe.requireAccepted(dialogue.read("BDAT LAST"), "BDAT LAST in the group");
    }

    static void binaryNeedsChunking(Probe probe) {
        if (!probe.ready(BINARYMIME).offers(CHUNKING)) {
            throw new Departure("both BINARYMIME and CHUNKING in the reply to EHLO", "BINARYMIME without CHUNKING");
        }
    }

    static void binaryData(Probe probe) {
        Dialogue dialogue = binaryTransaction(probe);
        dialogue.expect("DATA", 503);
    }

    static void binaryMessage(Probe probe) {
        Dialogue dialogue = binaryTransaction(probe);
        SmtpReply reply = dialogue.bdatLast(probe.mimeLetter("binary", "\0\n\r\n.\r\n\r\u00ff"));
        probe.requireAccepted(reply, "a message with a NUL, a bare CR and a bare LF");
    }

    private static Dialogue binaryTransaction(Probe probe) {
        Dialogue dialogue = probe.ready(BINARYMIME);
        dialogue.accepts(probe.mail() + " BODY=BINARYMIME");
        dialogue.given(probe.rcpt());
        return dialogue;
    }
}
