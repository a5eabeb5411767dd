package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.conduct.ClientRuleChecker;
import io.github.junitsmtp.internal.store.Journal;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue of one connection. It grows while the connection is open; every method that returns a list returns what there
 * was at that moment.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpSession implements AssertProvider<SmtpSessionAssert> {

    private static final long LONGEST_HANDSHAKE = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_GOODBYE = TimeUnit.MILLISECONDS.toNanos(500);

    private final int number;
    private final String peer;
    /** Whether credentials may be shown. */
    private final boolean open;

    private final Instant startedAt = Instant.now();
    private final long start = System.nanoTime();
    private final Steps steps = new Steps();
    private final Journal<ReceivedMail> mails = new Journal<>();
    private Ending ending = Ending.OPEN;
    private long endedAt = -1;

    private @Nullable TlsHandshake tls;
    private boolean live;
    private boolean shakingHands;
    private boolean forgotten;

    SmtpSession(int number, String peer, boolean open) {
        this.number = number;
        this.peer = peer;
        this.open = open;
    }

    /** {@return the number of the session: the first connection is 1} */
    public int number() {
        return number;
    }

    /**
     * Returns the address at the other end of the connection.
     *
     * @return address and port, such as {@code 127.0.0.1:50412}
     */
    public String peer() {
        return peer;
    }

    /** {@return when the connection was made} */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * Returns how long the session has lasted.
     *
     * @return the time from the connection to its end, or until now
     */
    public synchronized Duration duration() {
        return Duration.ofNanos((endedAt < 0 ? System.nanoTime() : endedAt) - start);
    }

    /**
     * Returns who hung up.
     *
     * @return how the session ended, {@link Ending#OPEN} if it has not
     */
    public synchronized Ending ending() {
        return ending;
    }

    /**
     * Returns what was said, step by step.
     *
     * @return the steps so far; the first is the greeting
     */
    public synchronized List<Exchange> exchanges() {
        return steps.list();
    }

    /**
     * Returns the greeting of the server.
     *
     * @return the first reply, or empty if there was none
     */
    public Optional<SmtpReply> greeting() {
        return exchanges().stream()
                .filter(exchange -> exchange.kind() == Exchange.Kind.GREETING)
                .findFirst()
                .flatMap(Exchange::reply);
    }

    /**
     * Returns the commands of the client.
     *
     * @return the commands in the order sent
     */
    public List<SmtpCommand> commands() {
        return exchanges().stream()
                .flatMap(exchange -> exchange.command().stream())
                .toList();
    }

    /**
     * Returns the replies of the server.
     *
     * @return the replies in order, the greeting first
     */
    public List<SmtpReply> replies() {
        return exchanges().stream()
                .flatMap(exchange -> exchange.reply().stream())
                .toList();
    }

    /**
     * Returns the mails that were accepted in this session.
     *
     * @return the mails in the order of their arrival
     */
    public synchronized ReceivedMails mails() {
        return ReceivedMails.of(mails.list());
    }

    /**
     * Returns how TLS began. A client that gives up in the course of a handshake knows that before the server does: so this waits for the
     * end of one that is under way, for 10 seconds at most.
     *
     * @return the handshake, or empty if there was none or it failed
     */
    public synchronized Optional<TlsHandshake> tls() {
        Waiting.on(this, () -> !shakingHands, LONGEST_HANDSHAKE);
        return Optional.ofNullable(tls);
    }

    private synchronized void awaitEnd() {
        Waiting.on(this, () -> ending != Ending.OPEN || !live, LONGEST_GOODBYE);
    }

    /** There is a connection, which will end some time. */
    synchronized void isLive() {
        live = true;
    }

    /**
     * Returns the attempts to log in.
     *
     * @return the attempts in order, those that were refused too
     */
    public List<Login> logins() {
        return exchanges().stream()
                .flatMap(exchange -> exchange.login().stream())
                .toList();
    }

    /**
     * Tells whether the client took its leave: the last command was QUIT and the server answered it with 221.
     *
     * @return true if the session ended as RFC 5321, section 4.1.1.10 asks
     */
    public boolean endedWithQuit() {
        return Commands.endWithQuit(exchanges());
    }

    /**
     * Returns where the client violates rules, as far as the server's record shows it. A client closes the connection before the server
     * notices: for {@link ClientRule#QUIT} this waits up to half a second for an open session to end.
     *
     * @param rules the rules to check, such as {@link ClientRule#standard()}
     * @return the violations in the order of the steps, none if the client is well-behaved
     */
    public List<RuleViolation<ClientRule>> violations(Set<ClientRule> rules) {
        if (rules.contains(ClientRule.QUIT)) {
            awaitEnd();
        }
        Ending end = ending(); // before the steps: once the session has ended, none of them is missing
        return ClientRuleChecker.violations(
                exchanges().stream().map(Exchange::step).toList(),
                end.isByClient() ? Optional.of(end.toString()) : Optional.empty(),
                rules);
    }

    /**
     * Returns the dialogue with its times, for a person to read.
     *
     * @return one line for each line that was said, the first lines only of long messages; credentials are hidden
     */
    public String render() {
        return DialogueText.timed(this);
    }

    long elapsed() {
        return System.nanoTime() - start;
    }

    synchronized @Nullable SmtpCommand sent(
            Exchange.Kind kind, Octets octets, long total, boolean complete, boolean pipelined) {
        Sent sent = Sent.of(kind, octets, total, complete, elapsed(), pipelined, tls != null);
        steps.add(open ? sent.opened() : sent);
        return sent.command();
    }

    synchronized void shakesHands() {
        shakingHands = true;
    }

    synchronized void shookHands(TlsHandshake handshake) {
        shakingHands = false;
        notifyAll();
        steps.addAnswered(Sent.handshake(handshake, elapsed()));
        tls = handshake.isComplete() ? handshake : tls;
    }

    synchronized void injected(byte[] bytes) {
        steps.addAnswered(Sent.injection(bytes, elapsed(), tls != null));
    }

    synchronized void loggedIn(Login login) {
        steps.change(false, step -> step.by(login));
    }

    synchronized @Nullable SmtpReply replied(byte[] bytes, boolean scripted) {
        if (steps.isNoneWaiting()) {
            steps.add(Sent.nothing(Exchange.Kind.UNSOLICITED, elapsed(), tls != null));
        }
        Exchange step = steps.waiting();
        Replies.Known known = Replies.read(bytes);
        SmtpReply reply = known.in(new PlaceInSession(this, step.part()));
        steps.answered(step.answered(known.bytes(), reply, elapsed(), scripted));
        return reply;
    }

    synchronized void done(String deed, boolean afterReply) {
        steps.change(afterReply, step -> step.done(deed));
    }

    synchronized void accepted(ReceivedMail mail) {
        mails.add(mail);
    }

    synchronized void forget(ReceivedMail first) {
        if (mails.size() > 0 && mails.list().get(0) == first) {
            mails.removeFirst();
            steps.forgetFirstMail();
        }
    }

    synchronized boolean ended(Ending how) {
        if (ending != Ending.OPEN) {
            return false;
        }
        ending = how;
        shakingHands = false;
        notifyAll();
        endedAt = System.nanoTime();
        return true;
    }

    /** Tells once whether this session was forgotten while its connection was open. */
    synchronized boolean returns() {
        boolean was = forgotten;
        forgotten = false;
        return was;
    }

    synchronized void forget() {
        steps.forget();
        forgotten = true;
        mails.clear();
    }

    /**
     * Makes an assertion on this session; it is what {@code assertThat(session)} calls.
     *
     * @return the assertion object
     */
    @Override
    public SmtpSessionAssert assertThat() {
        return new SmtpSessionAssert(this);
    }

    /** Returns the dialogue without times, credentials hidden; of a long one, some lines of its beginning and the end. */
    @Override
    public String toString() {
        return Excerpt.of(DialogueText.of(this));
    }
}
