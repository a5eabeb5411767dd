package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.conduct.ClientHints;
import io.github.junitsmtp.internal.conduct.ClientRuleChecker;
import io.github.junitsmtp.internal.conduct.ServerRuleChecker;
import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientHint;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.rule.ServerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;

/**
 * The dialogue of one connection. A session grows while its connection is open, but the lists that it returns do not.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class SmtpSession implements AssertProvider<SmtpSessionAssert> {

    private static final long LONGEST_GOODBYE = TimeUnit.MILLISECONDS.toNanos(500);

    /** For internal use: do not extend this class. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected SmtpSession() {}

    /** {@return the number of the session, starting at 1 when the server is started or reset} */
    public abstract int number();

    /**
     * Returns the client's address, or that of the server if this is the session of an {@code SmtpClient}.
     *
     * @return the address and port, such as {@code 127.0.0.1:50412}
     */
    public abstract String peer();

    /** {@return the time at which the client connected} */
    public abstract Instant startedAt();

    /**
     * Returns how long the session has lasted.
     *
     * @return the time from the connection to the end of the session, or until now if it has not ended
     */
    public abstract Duration duration();

    /**
     * Returns how the session ended.
     *
     * @return the ending; {@link Ending#OPEN} if it has not ended
     */
    public abstract Ending ending();

    /**
     * Returns the dialogue, step by step.
     *
     * @return the steps so far; the first is the greeting
     */
    public abstract List<Exchange> exchanges();

    /**
     * Returns the number of steps that were discarded because of {@code RecordingSmtpServer.builder().keepLast(..)}.
     *
     * @return the number of steps that are missing from {@link #exchanges()}
     */
    public abstract int forgottenExchanges();

    /**
     * Returns the mails that were accepted in this session.
     *
     * @return the mails, in order of arrival
     */
    public abstract ReceivedMails mails();

    /**
     * Returns the TLS handshake. If a client aborts the handshake, the server notices a little later. {@code assertThat(session)} waits
     * for the handshake to end; this method does not.
     *
     * @return the handshake, or empty if there was none, if it failed, or if it has not ended
     */
    public abstract Optional<TlsHandshake> tls();

    /** {@return whether the times of the steps are known} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean isTimed() {
        return true;
    }

    /** {@return whether a TLS handshake has begun but not ended} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract boolean isInHandshake();

    /** {@return how long a stub delays the reply that is due now; zero if none does} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract Duration delay();

    /** {@return the host and port of the backend; empty if this session is not relayed} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected Optional<String> serverBehind() {
        return Optional.empty();
    }

    /** {@return how the backend ended this session, in words; empty if it did not} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected Optional<String> failureBehind() {
        return Optional.empty();
    }

    /** Waits until a TLS handshake has ended, or until the assertion timeout expires. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract void awaitHandshake();

    /**
     * Waits for the session to end, if it has not ended.
     *
     * @param deadline when to give up, as a value of {@link System#nanoTime()}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract void awaitEnd(long deadline);

    /** {@return the other sessions in the same transcript} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract List<SmtpSession> others();

    /**
     * Returns the outcome of this session: what it delivered, or why it delivered nothing.
     *
     * @return the session's number, ending and outcome, such as
     *     {@code session 2, closed by the client: RCPT TO:<ada@example.org> was answered with 550 5.1.1 No such user}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String outcome() {
        return Commands.outcome(this);
    }

    /** {@return whether this session delivered a mail, even if the mail is no longer kept} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean deliveredMail() {
        return !mails().isEmpty()
                || mails().forgotten() > 0
                || exchanges().stream().anyMatch(Exchange::acceptedMessage);
    }

    /**
     * Returns the refusals of mails in this session, except refusals of recipients that were accepted later.
     *
     * @return a description of each refusal, in order
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> refusalsOfMails() {
        return Refusals.ofMails(exchanges()).stream().map(Refusals::inWords).toList();
    }

    /**
     * Returns why a recipient received no mail in this session.
     *
     * @param recipient the address
     * @return the refusal; empty if the client did not try, or succeeded
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> refusalOfMailTo(MailAddress recipient) {
        return Refusals.ofMailTo(recipient, exchanges());
    }

    /**
     * Returns the server's greeting.
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
     * Returns the client's commands.
     *
     * @return the commands, in the order in which they were sent
     */
    public List<SmtpCommand> commands() {
        return exchanges().stream()
                .flatMap(exchange -> exchange.command().stream())
                .toList();
    }

    /**
     * Returns the server's replies.
     *
     * @return the replies in order, beginning with the greeting
     */
    public List<SmtpReply> replies() {
        return exchanges().stream()
                .flatMap(exchange -> exchange.reply().stream())
                .toList();
    }

    /**
     * Returns the login attempts.
     *
     * @return the attempts in order, including refused ones
     */
    public List<Login> logins() {
        return exchanges().stream()
                .flatMap(exchange -> exchange.login().stream())
                .toList();
    }

    /**
     * Returns whether the last command was QUIT and the server answered it with 221.
     *
     * @return true if the session ended as RFC 5321, section 4.1.1.10, requires
     */
    public boolean endedWithQuit() {
        return Commands.endWithQuit(exchanges());
    }

    /**
     * Returns the client's rule violations that are visible in the dialogue. For {@link ClientRule#QUIT}, this method
     * waits up to half a second for an open session to end, because the server notices the end of a connection later
     * than the client.
     *
     * @param rules the rules to check, such as {@link ClientRule#standard()}
     * @return the violations in the order of the steps; empty if the client is well-behaved
     */
    public List<RuleViolation<ClientRule>> violations(Set<ClientRule> rules) {
        return violations(rules, endOfGoodbye());
    }

    /** Returns the deadline for sessions that are about to end. */
    static long endOfGoodbye() {
        return System.nanoTime() + LONGEST_GOODBYE;
    }

    /** Returns the violations, once the session has ended or the deadline has passed. */
    List<RuleViolation<ClientRule>> violations(Set<ClientRule> rules, long deadline) {
        if (rules.contains(ClientRule.QUIT)) {
            awaitEnd(deadline);
        }
        Ending end = ending(); // before the steps: after the end, none is missing
        return ClientRuleChecker.violations(
                exchanges().stream().map(Exchange::step).toList(),
                end.isByClient() ? Optional.of(end.toString()) : Optional.empty(),
                rules);
    }

    /**
     * Returns the server's rule violations that are visible in the dialogue. Replies from stubs are not checked.
     *
     * @param rules the rules to check, such as {@link ServerRule#standard()}
     * @return the first violation of each kind with the number of others, in the order of the steps; empty if the
     *     server is well-behaved
     */
    public List<RuleViolation<ServerRule>> serverViolations(Set<ServerRule> rules) {
        boolean closed = ending() == Ending.CLOSED_BY_SERVER; // before the steps: after the end, none is missing
        return ServerRuleChecker.violations(
                exchanges().stream().map(Exchange::step).toList(), closed, rules);
    }

    /**
     * Returns signs of mistakes that are not violations, such as doubled dots in a message sent with BDAT. Dialogues
     * also show these hints.
     *
     * @return the hints in the order of the steps; empty for most sessions
     */
    public List<RuleViolation<ClientHint>> hints() {
        return ClientHints.of(exchanges().stream().map(Exchange::step).toList());
    }

    /**
     * Returns notes on what a reader of the dialogue should know but may overlook.
     *
     * @param steps steps from {@link #exchanges()}
     * @return the notes on each step; empty for most steps
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<List<String>> notesOn(List<Exchange> steps) {
        SessionNotes notes = SessionNotes.of(this, steps);
        return IntStream.range(0, steps.size()).mapToObj(notes::after).toList();
    }

    /**
     * Returns the dialogue with timestamps, as readable text.
     *
     * @return the lines of the dialogue, with long messages shortened to their first lines, and credentials hidden
     */
    public String render() {
        return DialogueText.timed(this);
    }

    /**
     * Creates an assertion for this session, as {@code assertThat(session)} does.
     *
     * @return the assertion object
     */
    @Override
    public SmtpSessionAssert assertThat() {
        return new SmtpSessionAssert(this);
    }

    /**
     * Returns the dialogue without timestamps, with credentials hidden; a long dialogue is shortened to its beginning
     * and end.
     */
    @Override
    public String toString() {
        return Excerpt.of(DialogueText.of(this));
    }
}
