package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.internal.text.Dialogue;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.transcript.SmtpSession;
import io.github.junitsmtp.transcript.Transcript;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Records a transcript, and notifies a listener of each change that a test could wait for. */
public final class TranscriptRecorder extends Transcript implements Dialogue {

    private final Runnable listener;
    private final Consumer<BooleanSupplier> patience;
    private final int kept;
    private final Surroundings surroundings;
    private final Journal<SessionRecorder> sessions = new Journal<>();
    private final Journal<ReceivedMail> mails = new Journal<>();
    /** The sessions of the mails, as long as some mails may have to be forgotten. */
    private final Deque<SessionRecorder> origins = new ArrayDeque<>();

    private int epoch;
    private int lastNumber;
    private boolean secretsShown;

    /**
     * Starts an empty transcript.
     *
     * @param listener called after a mail has arrived, a handshake has ended, or a session has begun, ended or been forgotten
     */
    public TranscriptRecorder(Runnable listener) {
        this(listener, condition -> {}, Integer.MAX_VALUE, Surroundings.NONE);
    }

    /**
     * Starts an empty transcript that forgets old mails and sessions.
     *
     * @param listener called after a mail has arrived, a handshake has ended, or a session has begun, ended or been forgotten
     * @param patience waits until a condition becomes true through a change, or until the timeout of assertions
     * @param kept the maximum number of mails, of sessions, and of refused mails in each session
     * @param surroundings explain what is missing
     */
    public TranscriptRecorder(
            Runnable listener, Consumer<BooleanSupplier> patience, int kept, Surroundings surroundings) {
        this.listener = listener;
        this.patience = patience;
        this.kept = kept;
        this.surroundings = surroundings;
    }

    int kept() {
        return kept;
    }

    @Override
    public synchronized List<SmtpSession> sessions() {
        return Collections.unmodifiableList(sessions.list());
    }

    /** Each session has a number; those that are not listed are discarded. */
    @Override
    public synchronized int forgottenSessions() {
        return lastNumber - sessions.size();
    }

    @Override
    public synchronized ReceivedMails mails() {
        Journal.Snapshot<ReceivedMail> now = mails.list();
        return ReceivedMails.of(now, () -> surroundings.whyNoMoreThan(ReceivedMails.of(now)));
    }

    @Override
    protected Optional<String> address() {
        return surroundings.address();
    }

    @Override
    public List<String> elsewhere(List<MailAddress> recipients) {
        return surroundings.elsewhere(recipients);
    }

    @Override
    public List<String> perhapsElsewhere(List<MailAddress> recipients) {
        return surroundings.perhapsElsewhere(recipients);
    }

    @Override
    public List<String> whyNobodyConnected(List<MailAddress> recipients) {
        return surroundings.whyNobodyConnected(recipients);
    }

    @Override
    public synchronized Supplier<ReceivedMails> unseenMails() {
        Journal.Reader<ReceivedMail> reader = mails.reader();
        return () -> {
            synchronized (this) {
                return ReceivedMails.of(reader.next());
            }
        };
    }

    @Override
    protected void awaitHandshakes() {
        await(() -> recorders().stream().noneMatch(SessionRecorder::isInHandshake));
    }

    void await(BooleanSupplier condition) {
        if (!condition.getAsBoolean()) {
            patience.accept(condition);
        }
    }

    /** Returns what stubs were asked about, even if there were no stubs, in chronological order. */
    public List<AskedStep> askedSteps() {
        return recorders().stream()
                .flatMap(session -> session.askedSteps().stream())
                .sorted(Comparator.comparing(AskedStep::at))
                .toList();
    }

    /** Returns whether everything that was said since the last reset is still kept. */
    public boolean isComplete() {
        return forgottenSessions() == 0 && recorders().stream().allMatch(session -> session.forgottenExchanges() == 0);
    }

    private synchronized List<SessionRecorder> recorders() {
        return sessions.list();
    }

    /** Sets whether dialogues of future sessions show credentials. */
    public synchronized void showSecrets(boolean shown) {
        secretsShown = shown;
    }

    /** Begins a session with the client at the given address. */
    public SessionRecorder open(String peer) {
        return open(peer, session -> {});
    }

    /** Begins a session in an initial state, which is set before anybody sees the session. */
    public SessionRecorder open(String peer, Consumer<SessionRecorder> beginning) {
        SessionRecorder session = add(peer, beginning);
        listener.run();
        return session;
    }

    private synchronized SessionRecorder add(String peer, Consumer<SessionRecorder> beginning) {
        SessionRecorder session = new SessionRecorder(this, nextNumber(), peer, secretsShown, Logins.told());
        beginning.accept(session);
        sessions.add(session);
        while (sessions.size() > kept) {
            sessions.removeFirst().discard();
        }
        return session;
    }

    private SessionRecorder.SessionNumber nextNumber() {
        return new SessionRecorder.SessionNumber(epoch, ++lastNumber);
    }

    /** Lists a session again that was forgotten while its connection was open. If all sessions were forgotten, it becomes the next one. */
    synchronized void list(SessionRecorder session) {
        if (!session.isNumberedIn(epoch)) {
            session.renumber(nextNumber());
        }
        List<SessionRecorder> listed = sessions.list();
        int index = listed.size();
        while (index > 0 && listed.get(index - 1).number() > session.number()) {
            index--;
        }
        if (index == 0 || listed.get(index - 1) != session) {
            sessions.add(index, session);
        }
    }

    void accepted(SessionRecorder session, ReceivedMail mail) {
        add(session, mail);
        listener.run();
    }

    private synchronized void add(SessionRecorder session, ReceivedMail mail) {
        session.listAgain(); // it may have been forgotten since it recorded the reply
        session.add(mail);
        mails.add(mail);
        if (kept == Integer.MAX_VALUE) {
            return;
        }
        origins.add(session);
        if (mails.size() > kept) {
            origins.remove().forget(mails.removeFirst());
        }
    }

    void changed() {
        listener.run();
    }

    /** Forgets mails and sessions, and restarts the numbering. A session that continues is listed again under a new number. */
    public void forget() {
        clear();
        listener.run();
    }

    /** Forgets mails. Dialogues stay, unless the number of mails bounds them. */
    public void forgetMails() {
        clearMails();
        listener.run();
    }

    private synchronized void clearMails() {
        while (!origins.isEmpty()) {
            origins.remove().forget(mails.removeFirst());
        }
        mails.clear();
        sessions.list().forEach(SessionRecorder::forgetMails);
    }

    private synchronized void clear() {
        mails.clear();
        origins.clear();
        sessions.list().forEach(SessionRecorder::forget);
        sessions.clear();
        epoch++;
        lastNumber = 0;
    }
}
