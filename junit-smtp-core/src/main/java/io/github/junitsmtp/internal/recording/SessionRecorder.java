package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.text.Dialogue;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records one session, while others read it. It does not copy the arrays that it is given. Its transcript may lock the recorder, so the
 * recorder never calls the transcript while holding its own lock.
 */
public final class SessionRecorder extends SmtpSession implements Dialogue {

    private static final int MOST_SHOWN = 10;

    private final TranscriptRecorder transcript;
    private final String peer;
    private final boolean secretsShown;
    private final Logins logins;
    private final Instant startedAt = Instant.now();
    private final long start = System.nanoTime();
    private final RecordedSteps steps;
    private final Journal<ReceivedMail> mails = new Journal<>();
    private SessionNumber number;
    private Ending ending = Ending.OPEN;
    private long endedAt = -1;
    private @Nullable TlsHandshake tls;
    private boolean connected;
    private boolean handshaking;
    private Duration delay = Duration.ZERO;
    private boolean forgotten;
    private @Nullable String serverBehind;
    private @Nullable String failureBehind;

    /**
     * The number of a session.
     *
     * @param epoch how many times the transcript had been forgotten
     * @param inEpoch the number since then, counted from 1
     */
    record SessionNumber(int epoch, int inEpoch) {}

    SessionRecorder(
            TranscriptRecorder transcript, SessionNumber number, String peer, boolean secretsShown, Logins logins) {
        this.transcript = transcript;
        this.number = number;
        this.peer = peer;
        this.secretsShown = secretsShown;
        this.logins = logins;
        this.steps = new RecordedSteps(transcript.kept());
        add(Exchange.Kind.GREETING, Octets.of(new byte[0]), 0, true, false);
    }

    /** Begins a session that is not part of a transcript, such as a client's own session with the server at the given address. */
    public static SessionRecorder alone(String peer) {
        return new SessionRecorder(
                new TranscriptRecorder(() -> {}), new SessionNumber(0, 1), peer, false, Logins.overheard());
    }

    @Override
    public synchronized int number() {
        return number.inEpoch();
    }

    synchronized boolean isNumberedIn(int epoch) {
        return number.epoch() == epoch;
    }

    /** Takes another number after a reset, which also ends the count of what is not kept. */
    synchronized void renumber(SessionNumber another) {
        number = another;
        steps.countAnew();
        mails.clear();
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public synchronized Duration duration() {
        return Duration.ofNanos((endedAt < 0 ? System.nanoTime() : endedAt) - start);
    }

    @Override
    public synchronized Ending ending() {
        return ending;
    }

    @Override
    public synchronized List<Exchange> exchanges() {
        return steps.list();
    }

    @Override
    public synchronized int forgottenExchanges() {
        return steps.forgotten();
    }

    @Override
    public synchronized ReceivedMails mails() {
        return ReceivedMails.of(mails.list(), this::outcomes);
    }

    /** Describes the outcome of this session, and which other sessions delivered mails. */
    private String outcomes() {
        return Stream.concat(
                        Stream.of("this is " + outcome()),
                        others().stream()
                                .filter(other -> !other.mails().isEmpty())
                                .limit(MOST_SHOWN)
                                .map(other -> "and there is " + other.outcome()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public synchronized Optional<TlsHandshake> tls() {
        return Optional.ofNullable(tls);
    }

    @Override
    protected List<SmtpSession> others() {
        return transcript.sessions().stream().filter(session -> session != this).toList();
    }

    @Override
    protected synchronized boolean isInHandshake() {
        return handshaking;
    }

    @Override
    protected synchronized Duration delay() {
        return delay;
    }

    @Override
    protected synchronized Optional<String> serverBehind() {
        return Optional.ofNullable(serverBehind);
    }

    @Override
    protected synchronized Optional<String> failureBehind() {
        return Optional.ofNullable(failureBehind);
    }

    @Override
    protected void awaitHandshake() {
        transcript.await(() -> !isInHandshake());
    }

    @Override
    protected synchronized void awaitEnd(long deadline) {
        try {
            long left = deadline - System.nanoTime();
            while (ending == Ending.OPEN && connected && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized List<AskedStep> askedSteps() {
        List<AskedStep> asked = new ArrayList<>();
        steps.forEachAsked(
                (step, incoming) -> asked.add(new AskedStep(number(), startedAt.plus(step.at()), step, incoming)));
        return asked;
    }

    /** Notes that the session has a connection, which will end. */
    public synchronized void connected() {
        connected = true;
    }

    /**
     * Records what the client sent.
     *
     * @param bytes the bytes, perhaps only the beginning
     * @param total how many bytes there were
     * @param complete false if the client closed the connection in the middle
     */
    public void sent(Exchange.Kind kind, byte[] bytes, long total, boolean complete) {
        sent(kind, bytes, total, complete, false);
    }

    /**
     * Records what the client sent.
     *
     * @param bytes the bytes, perhaps only the beginning
     * @param total how many bytes there were
     * @param complete false if the client closed the connection in the middle
     * @param pipelined whether the reply to the previous step had not been sent yet
     * @return the command, or null if it is not one, or may be a password
     */
    public @Nullable SmtpCommand sent(
            Exchange.Kind kind, byte[] bytes, long total, boolean complete, boolean pipelined) {
        return sent(kind, Octets.of(bytes), total, complete, pipelined);
    }

    /**
     * Records the data of a message.
     *
     * @param data the data, perhaps only the beginning
     * @param total how many octets there were
     * @param pipelined whether the reply to the previous step had not been sent yet
     */
    public void sentMessage(Octets data, long total, boolean pipelined) {
        sent(Exchange.Kind.MESSAGE, data, total, true, pipelined);
    }

    private @Nullable SmtpCommand sent(
            Exchange.Kind kind, Octets octets, long total, boolean complete, boolean pipelined) {
        listAgain();
        return add(kind, octets, total, complete, pipelined).command().orElse(null);
    }

    private synchronized Exchange add(
            Exchange.Kind kind, Octets octets, long total, boolean complete, boolean pipelined) {
        Exchange said = Exchange.sent(kind, octets, total, complete, pipelined, tls != null, elapsed());
        Exchange step = logins.sent(logins.mayBeSecret(said) ? said.asCredentials() : said);
        Exchange shown = secretsShown ? step.withSecretsShown() : step;
        steps.add(shown);
        return shown;
    }

    /** Records what the stubs are asked about the step that waits for its reply. */
    public synchronized void asked(Incoming incoming) {
        steps.asked(incoming);
    }

    public synchronized void handshakeStarted() {
        handshaking = true;
    }

    /** Records how TLS began, or why it failed. With implicit TLS, the greeting comes after it. */
    public void handshakeEnded(TlsHandshake handshake) {
        listAgain();
        synchronized (this) {
            handshaking = false;
            steps.addAnswered(Exchange.handshake(handshake, elapsed()));
            tls = handshake.isComplete() ? handshake : tls;
        }
        transcript.changed();
    }

    /** Records plain text after STARTTLS, which was discarded. */
    public synchronized void injected(byte[] bytes) {
        Exchange step = Exchange.sent(
                Exchange.Kind.INJECTION, Octets.of(bytes), bytes.length, true, true, tls != null, elapsed());
        steps.addAnswered(Logins.firstIn(bytes).map(step::by).orElse(step));
    }

    /** Records who wants to log in, before the reply that accepts or refuses the login. */
    public synchronized void loggedIn(Login login) {
        steps.changeWaiting(step -> step.by(login));
    }

    /** Records the reply with which a strict server would refuse the step that waits for its reply. */
    public synchronized void tolerated(SmtpReply forgone) {
        steps.changeWaiting(step -> step.tolerated(forgone.toString()));
    }

    /**
     * Records a reply. It answers the first step without a reply.
     *
     * @param bytes the reply, perhaps malformed
     * @param scripted whether it came from a stub
     * @return the step that it answers
     */
    public Exchange replied(byte[] bytes, boolean scripted) {
        listAgain();
        synchronized (this) {
            if (steps.isNoneWaiting()) {
                add(Exchange.Kind.UNSOLICITED, Octets.of(new byte[0]), 0, true, false);
            }
            Exchange step = logins.answered(steps.waiting().answered(this, bytes, scripted, elapsed()));
            steps.answer(step);
            if (steps.isNoneWaiting()) {
                logins.settled(step);
            }
            return step;
        }
    }

    /** Returns whether each step has its reply. */
    public synchronized boolean isSettled() {
        return steps.isNoneWaiting();
    }

    /** Records that the reply to the waiting step was there before the client sent the step. */
    public synchronized void repliedTooSoon() {
        if (!steps.isNoneWaiting()) {
            steps.changeWaiting(Exchange::afterItsReply);
        }
    }

    /** Records unsolicited output of the server, perhaps while a step of the client waits for its reply. */
    public void saidUnasked(byte[] bytes) {
        listAgain();
        synchronized (this) {
            steps.addAnswered(Exchange.sent(
                            Exchange.Kind.UNSOLICITED, Octets.of(new byte[0]), 0, true, false, tls != null, elapsed())
                    .answered(this, bytes, false, elapsed()));
        }
    }

    /**
     * Records what a stub did to the connection.
     *
     * @param action what it did, in words
     * @param afterReply true if it came after the last reply, false if it came in place of the next one
     */
    public synchronized void stubActed(String action, boolean afterReply) {
        if (afterReply) {
            steps.changeLastAnswered(step -> step.withStubAction(action));
        } else {
            steps.changeWaiting(step -> step.withStubAction(action));
        }
    }

    /** Records how long a stub delays the next reply; zero ends the delay. */
    public synchronized void delayed(Duration byStub) {
        delay = byStub;
    }

    /** Records that a mail was accepted. */
    public void accepted(ReceivedMail mail) {
        transcript.accepted(this, mail);
    }

    /** Adds a mail, at the same moment as the transcript does. */
    synchronized void add(ReceivedMail mail) {
        mails.add(mail);
    }

    /** Records that the session is relayed to the server at the given address. */
    public synchronized void relayedTo(String address) {
        serverBehind = address;
    }

    /** Records that the backend of the relay ended the session, and how, in words. */
    public void endedBehind(String problem) {
        ended(Ending.ENDED_BY_BACKEND, problem);
    }

    /** Records the end of the session. Only the first call counts. */
    public void ended(Ending how) {
        ended(how, null);
    }

    private void ended(Ending how, @Nullable String problem) {
        synchronized (this) {
            if (ending != Ending.OPEN) {
                return;
            }
            failureBehind = problem;
            ending = how;
            endedAt = System.nanoTime();
            handshaking = false;
            if (steps.isNoneWaiting()) {
                steps.changeLastAnswered(logins::abandoned);
            } else {
                steps.changeWaiting(logins::abandoned);
            }
            notifyAll();
        }
        transcript.changed();
    }

    /** Forgets the answered steps, as if they had never been. The session is listed again when it continues. */
    synchronized void forget() {
        steps.forget();
        mails.clear();
        forgotten = true;
    }

    /** Forgets the answered steps and the mails, but counts them. The session is listed again when it continues. */
    synchronized void discard() {
        steps.discard();
        while (mails.size() > 0) {
            mails.removeFirst();
        }
        forgotten = true;
    }

    /** Forgets the first mail, if it is this one, and all steps before it. */
    synchronized void forget(ReceivedMail first) {
        if (mails.size() > 0 && mails.list().get(0) == first) {
            mails.removeFirst();
            steps.forgetFirstMail();
        }
    }

    /** Forgets the mails, but no steps. */
    synchronized void forgetMails() {
        mails.clear();
    }

    void listAgain() {
        if (wasForgotten()) {
            transcript.list(this);
        }
    }

    /** Returns whether the session was forgotten since the last call. */
    private synchronized boolean wasForgotten() {
        boolean was = forgotten;
        forgotten = false;
        return was;
    }

    private long elapsed() {
        return System.nanoTime() - start;
    }
}
