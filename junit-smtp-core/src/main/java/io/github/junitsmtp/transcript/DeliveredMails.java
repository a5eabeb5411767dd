package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Channel;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.mail.Envelope;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the mails in a dialogue: a mail has arrived once the server has answered its data with 2xx. */
final class DeliveredMails {

    private final SmtpSession session;
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final List<SmtpCommand> rcptTo = new ArrayList<>();
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private @Nullable SmtpCommand mailFrom;
    private @Nullable String user;
    private boolean encrypted;
    private boolean offersStartTls;

    private DeliveredMails(SmtpSession session) {
        this.session = session;
    }

    static ReceivedMails of(SmtpSession session) {
        DeliveredMails delivered = new DeliveredMails(session);
        session.exchanges().forEach(delivered::look);
        return ReceivedMails.of(delivered.mails);
    }

    private void look(Exchange step) {
        if (step.tls().isPresent()) {
            encrypted |= step.tls().get().isComplete();
            user = null;
            forget();
            return;
        }
        step.login().filter(Login::isSuccessful).ifPresent(login -> user = login.user());
        step.command().ifPresent(command -> look(command, step));
        if (step.endsMessage()) {
            if (mailFrom != null && step.acceptedMessage() && step.sentBytes() <= step.sent().length) {
                mails.add(mail(new Envelope(mailFrom, rcptTo), step));
            }
            if (step.kind() == Exchange.Kind.MESSAGE || step.acceptedMessage()) {
                forget(); // a refused BDAT does not end the mail: RCPT may follow
            }
        }
    }

    private void look(SmtpCommand command, Exchange step) {
        boolean accepted = step.reply().filter(SmtpReply::isPositive).isPresent();
        switch (command.verb()) {
            case "MAIL" -> {
                if (accepted) {
                    forget();
                    mailFrom = command;
                }
            }
            case "RCPT" -> {
                if (accepted) {
                    rcptTo.add(command);
                }
            }
            case "BDAT" -> {
                if (accepted) {
                    byte[] sent = step.sent();
                    int start = command.bytes().length;
                    chunks.write(sent, start, sent.length - start);
                } else {
                    chunks.reset();
                }
            }
            case "EHLO" -> {
                if (accepted) {
                    forget();
                    offersStartTls = step.reply()
                            .filter(reply -> EhloKeywords.parse(reply).has("STARTTLS"))
                            .isPresent();
                }
            }
            case "HELO", "RSET" -> {
                if (accepted) {
                    forget();
                }
            }
            default -> {}
        }
    }

    private ReceivedMail mail(Envelope envelope, Exchange step) {
        Channel channel = encrypted ? Channel.TLS : offersStartTls ? Channel.PLAIN_BESIDE_STARTTLS : Channel.PLAIN;
        Arrival arrival = new Arrival(session.number(), user, channel, session.startedAt());
        return step.kind() == Exchange.Kind.MESSAGE
                ? new ReceivedMail(envelope, Octets.of(step.sent()), arrival)
                : ReceivedMail.inChunks(envelope, Octets.of(chunks.toByteArray()), arrival);
    }

    private void forget() {
        mailFrom = null;
        rcptTo.clear();
        chunks.reset();
    }
}
