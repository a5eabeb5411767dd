package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope as far as the client has been told that it was accepted (RFC 5321, section 3.3), and the chunks that came for it. */
public final class TransactionState {

    private @Nullable SmtpCommand mailFrom;
    private @Nullable MailAddress sender;
    private final List<SmtpCommand> rcptTo = new ArrayList<>(1);
    private final Journal<MailAddress> recipients = new Journal<>();
    private boolean triedRecipient;
    private boolean lostChunk;
    private @Nullable BoundedBuffer chunks;

    public void accepted(SmtpCommand command) {
        switch (command.verb()) {
            case "MAIL" -> {
                clear();
                mailFrom = command;
                sender = addressOf(command);
            }
            case "RCPT" -> {
                rcptTo.add(command);
                recipients.add(addressOf(command));
            }
            case "RSET", "EHLO", "HELO" -> clear();
            default -> {
                return;
            }
        }
    }

    private static MailAddress addressOf(SmtpCommand command) {
        return command.address().orElse(MailAddress.NULL_SENDER);
    }

    public void triedRecipient() {
        triedRecipient = true;
    }

    public boolean isOpen() {
        return mailFrom != null;
    }

    public boolean hasRecipients() {
        return !rcptTo.isEmpty();
    }

    /** Whether there were recipients, and all were refused. */
    public boolean hasRefusedAll() {
        return triedRecipient && rcptTo.isEmpty();
    }

    /** Whether the content can be anything, and so has to come in chunks (RFC 3030, section 3). */
    public boolean isBinary() {
        return mailFrom != null
                && mailFrom.parameter("BODY")
                        .flatMap(body -> body.value())
                        .filter("BINARYMIME"::equalsIgnoreCase)
                        .isPresent();
    }

    public int octetsOfChunks() {
        return chunks == null ? 0 : chunks.kept();
    }

    /** A chunk was refused, and the message can not be whole any more (RFC 3030, section 2). */
    public void lostChunk() {
        lostChunk = isOpen();
    }

    public boolean hasLostChunk() {
        return lostChunk;
    }

    public boolean hasChunks() {
        return chunks != null;
    }

    /** Takes the next chunk, and returns all of them together, of which no more than a limit is kept. */
    public BoundedBuffer chunk(ClientInput chunk, int max) {
        if (chunks == null) {
            chunks = new BoundedBuffer(max);
        }
        chunks.add(chunk.bytes(), chunk.total());
        return chunks;
    }

    @Nullable
    public SmtpCommand mailFrom() {
        return mailFrom;
    }

    @Nullable
    public MailAddress sender() {
        return sender;
    }

    /** Returns the recipients so far, in a list that does not grow. */
    public List<MailAddress> recipients() {
        return recipients.list();
    }

    public Envelope envelope() {
        if (mailFrom == null) {
            throw new IllegalStateException("There is no envelope before MAIL");
        }
        return new Envelope(mailFrom, rcptTo);
    }

    public void clear() {
        mailFrom = null;
        sender = null;
        rcptTo.clear();
        recipients.clear();
        triedRecipient = false;
        lostChunk = false;
        chunks = null;
    }
}
