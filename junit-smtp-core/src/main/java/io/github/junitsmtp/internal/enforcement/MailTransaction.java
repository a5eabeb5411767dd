package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The envelope as far as the client was told that it was accepted (RFC 5321, section 3.3), and the chunks received for it. */
public final class MailTransaction {

    private static final int FEW = 2;

    private @Nullable SmtpCommand mailFrom;
    private @Nullable List<SmtpCommand> listedRcptTo;
    private final Journal<SmtpCommand> rcptTo = new Journal<>();
    private final Set<String> domains = new HashSet<>();
    private int recipientsRead;
    private boolean triedRecipient;
    private boolean lostChunk;
    private @Nullable BoundedBuffer chunks;

    public void accepted(SmtpCommand command) {
        switch (command.verb()) {
            case "MAIL" -> {
                clear();
                mailFrom = command;
            }
            case "RCPT" -> {
                rcptTo.add(command);
                listedRcptTo = null;
            }
            case "RSET", "EHLO", "HELO" -> clear();
            default -> {
                return;
            }
        }
    }

    public void triedRecipient() {
        triedRecipient = true;
    }

    public boolean isOpen() {
        return mailFrom != null;
    }

    public boolean hasRecipients() {
        return rcptTo.size() > 0;
    }

    /** Whether there were recipients, and all of them were refused. */
    public boolean hasRefusedAll() {
        return triedRecipient && rcptTo.size() == 0;
    }

    /** Whether the content may be binary, and so requires chunks (RFC 3030, section 3). */
    public boolean isBinary() {
        return mailFrom != null
                && mailFrom.parameter("BODY")
                        .flatMap(body -> body.value())
                        .filter("BINARYMIME"::equalsIgnoreCase)
                        .isPresent();
    }

    public int octetsOfChunks() {
        return chunks == null ? 0 : (int) Math.min(chunks.total(), Integer.MAX_VALUE);
    }

    /** Notes that a chunk was refused, so the message can no longer be complete (RFC 3030, section 2). */
    public void lostChunk() {
        lostChunk = isOpen();
    }

    public boolean hasLostChunk() {
        return lostChunk;
    }

    public boolean hasChunks() {
        return chunks != null;
    }

    /** Adds the next chunk, and returns the content of all chunks, up to the limit. */
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

    /** Returns the RCPT commands so far, in a list that does not grow. Long lists share an array; a short one is smaller as a copy. */
    public List<SmtpCommand> rcptTo() {
        if (listedRcptTo == null) {
            listedRcptTo = rcptTo.size() <= FEW ? rcptTo.copy() : rcptTo.list();
        }
        return listedRcptTo;
    }

    public int numberOfRecipients() {
        return rcptTo.size();
    }

    /** Returns how many domains there will be with one more recipient. Reads the addresses on demand, since few servers limit domains. */
    public int numberOfDomainsWith(Optional<MailAddress> another) {
        while (recipientsRead < rcptTo.size()) {
            domains.add(domainOf(rcptTo.list().get(recipientsRead).address().orElse(MailAddress.NULL_SENDER)));
            recipientsRead++;
        }
        boolean isNew =
                another.filter(address -> !domains.contains(domainOf(address))).isPresent();
        return domains.size() + (isNew ? 1 : 0);
    }

    private static String domainOf(MailAddress address) {
        return address.domain().orElse("").toLowerCase(Locale.ROOT);
    }

    public Envelope envelope() {
        if (mailFrom == null) {
            throw new IllegalStateException("No envelope before MAIL");
        }
        return new Envelope(mailFrom, rcptTo());
    }

    public void clear() {
        mailFrom = null;
        rcptTo.clear();
        listedRcptTo = null;
        domains.clear();
        recipientsRead = 0;
        triedRecipient = false;
        lostChunk = false;
        chunks = null;
    }
}
