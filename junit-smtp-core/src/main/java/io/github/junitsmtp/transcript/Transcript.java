package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;

/**
 * All that was said to a server. It grows while sessions go on; every method that returns a list returns what there was at that
 * moment.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Transcript implements AssertProvider<TranscriptAssert> {

    private final Journal<SmtpSession> sessions = new Journal<>();
    private final Journal<ReceivedMail> mails = new Journal<>();
    private final int kept;
    /** In which sessions the mails came, as long as some may have to be forgotten. */
    private final Deque<SmtpSession> origins = new ArrayDeque<>();

    private int lastNumber;
    private boolean open;

    /** Keeps so many mails and sessions at most, the last ones. */
    Transcript(int kept) {
        this.kept = kept;
    }

    /**
     * Returns the sessions.
     *
     * @return the sessions in the order of their connections, open ones too
     */
    public synchronized List<SmtpSession> sessions() {
        return sessions.list();
    }

    /**
     * Returns the mails: a mail has arrived when the server has answered its data with 2yz.
     *
     * @return the mails of all sessions in the order of their arrival
     */
    public synchronized ReceivedMails mails() {
        return ReceivedMails.of(mails.list());
    }

    /**
     * Returns the dialogues with their times, for a person to read.
     *
     * @return the text of all sessions, see {@link SmtpSession#render()}
     */
    public String render() {
        return sessions().stream().map(SmtpSession::render).collect(Collectors.joining("\n\n"));
    }

    /** Sets whether credentials may be shown in the sessions to come. */
    synchronized void showSecrets(boolean shown) {
        open = shown;
    }

    synchronized SmtpSession open(String peer) {
        SmtpSession session = new SmtpSession(++lastNumber, peer, open);
        sessions.add(session);
        forgetFirstSessions();
        return session;
    }

    synchronized void accepted(SmtpSession session, ReceivedMail mail) {
        mails.add(mail);
        if (kept == Integer.MAX_VALUE) {
            return;
        }
        origins.add(session);
        if (mails.size() > kept) {
            origins.remove().forget(mails.removeFirst());
        }
    }

    private void forgetFirstSessions() {
        while (sessions.size() > kept) {
            sessions.removeFirst().forget();
        }
    }

    synchronized void forget() {
        mails.clear();
        origins.clear();
        sessions.list().forEach(SmtpSession::forget);
        sessions.clear();
    }

    /** Lists a session again that was forgotten while its connection was open. */
    synchronized void list(SmtpSession session) {
        List<SmtpSession> listed = sessions.list();
        int index = listed.size();
        while (index > 0 && listed.get(index - 1).number() > session.number()) {
            index--;
        }
        if (index == 0 || listed.get(index - 1) != session) {
            sessions.add(index, session);
        }
    }

    /**
     * Makes an assertion on this transcript; it is what {@code assertThat(transcript)} calls.
     *
     * @return the assertion object
     */
    @Override
    public TranscriptAssert assertThat() {
        return new TranscriptAssert(this);
    }

    /** Returns the dialogues without times, credentials hidden; of long ones, some lines of the beginning and the end. */
    @Override
    public String toString() {
        List<SmtpSession> all = sessions();
        return all.isEmpty()
                ? "no sessions"
                : Excerpt.of(all.stream().map(DialogueText::of).collect(Collectors.joining("\n\n")));
    }
}
