package io.github.junitsmtp.transcript;

import io.github.junitsmtp.mail.ReceivedMails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session from a file. It is complete, so there is nothing to wait for. The file has no times for individual steps. */
final class ReadSession extends SmtpSession {

    private final SessionHeading heading;
    private final List<Exchange> exchanges = new ArrayList<>();
    private List<SmtpSession> all = List.of();
    private ReceivedMails mails = ReceivedMails.of(List.of());

    ReadSession(SessionHeading heading) {
        this.heading = heading;
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    Optional<Exchange> last() {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
    }

    /** Ends the session after everything has been read. */
    void end() {
        mails = DeliveredMails.of(this);
    }

    void isAmong(List<SmtpSession> sessions) {
        all = sessions;
    }

    @Override
    public int number() {
        return heading.number();
    }

    @Override
    public String peer() {
        return heading.peer();
    }

    @Override
    public Instant startedAt() {
        return heading.startedAt();
    }

    @Override
    public Duration duration() {
        return heading.duration();
    }

    @Override
    public boolean isTimed() {
        return false;
    }

    @Override
    public Ending ending() {
        return heading.ending()
                .orElseGet(() -> Commands.endWithQuit(exchanges) ? Ending.CLOSED_BY_SERVER : Ending.CLOSED_BY_CLIENT);
    }

    @Override
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public int forgottenExchanges() {
        return heading.forgottenExchanges();
    }

    @Override
    public ReceivedMails mails() {
        return mails;
    }

    @Override
    public Optional<TlsHandshake> tls() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.tls().stream())
                .filter(TlsHandshake::isComplete)
                .reduce((first, second) -> second);
    }

    @Override
    protected boolean isInHandshake() {
        return false;
    }

    @Override
    protected Duration delay() {
        return Duration.ZERO;
    }

    @Override
    protected void awaitHandshake() {}

    @Override
    protected void awaitEnd(long deadline) {}

    @Override
    protected List<SmtpSession> others() {
        return all.stream().filter(session -> session != this).toList();
    }
}
