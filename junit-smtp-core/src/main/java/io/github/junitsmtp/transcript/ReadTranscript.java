package io.github.junitsmtp.transcript;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A transcript from a file. */
final class ReadTranscript extends Transcript {

    private final List<SmtpSession> sessions;
    private final ReceivedMails mails;

    ReadTranscript(List<ReadSession> sessions) {
        this.sessions = List.copyOf(sessions);
        this.mails = ReceivedMails.of(sessions.stream()
                .<ReceivedMail>flatMap(session -> session.mails().list().stream())
                .toList());
        sessions.forEach(session -> session.isAmong(this.sessions));
    }

    @Override
    public List<SmtpSession> sessions() {
        return sessions;
    }

    @Override
    public ReceivedMails mails() {
        return mails;
    }

    @Override
    protected void awaitHandshakes() {}

    @Override
    public Supplier<ReceivedMails> unseenMails() {
        AtomicReference<ReceivedMails> unseen = new AtomicReference<>(mails);
        return () -> unseen.getAndSet(ReceivedMails.of(List.of()));
    }

    @Override
    protected Optional<String> address() {
        return Optional.empty();
    }

    @Override
    public List<String> elsewhere(List<MailAddress> recipients) {
        return List.of();
    }

    @Override
    public List<String> perhapsElsewhere(List<MailAddress> recipients) {
        return List.of();
    }

    @Override
    public List<String> whyNobodyConnected(List<MailAddress> recipients) {
        return List.of();
    }
}
