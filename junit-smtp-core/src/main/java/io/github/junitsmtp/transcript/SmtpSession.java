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
 * The dialogue of one connection. It grows while the connection is open; a list that a method returns does not.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class SmtpSession implements AssertProvider<SmtpSessionAssert> {

    private static final long LONGEST_GOODBYE = TimeUnit.MILLISECONDS.toNanos(500);

    /** Only this library makes sessions: do not extend this class. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected SmtpSession() {}

    /** {@return the number of the session: the first since the server was started or reset is 1} */
    public abstract int number();

    /**
     * Returns the address at the other end of the connection.
     *
     * @return address and port, such as {@code 127.0.0.1:50412}
     */
    public abstract String peer();

    /** {@return when the connection was made} */
    public abstract Instant startedAt();

    /**
     * Returns how long the session has lasted.
     *
     * @return the time from the connection to its end, or until now
     */
    public abstract Duration duration();

    /**
     * Returns who closed the connection.
     *
     * @return how the session ended, {@link Ending#OPEN} if it has not
     */
    public abstract Ending ending();

    /**
     * Returns what was said, step by step.
     *
     * @return the steps so far; the first is the greeting
     */
    public abstract List<Exchange> exchanges();

    /**
     * Returns how many steps are not kept, as happens with {@code RecordingSmtpServer.builder().keepLast(..)}.
     *
     * @return the number of steps that {@link #exchanges()} lacks; 0 if it has all
     */
    public abstract int forgottenExchanges();

    /**
     * Returns the mails that were accepted in this session.
     *
     * @return the mails in the order of their arrival
     */
    public abstract ReceivedMails mails();

    /**
     * Returns the TLS handshake. A client that aborts a handshake knows that before the server does: {@code assertThat(session)} waits for the
     * handshake to end, this does not.
     *
     * @return the handshake, or empty if there was none, it failed, or it has not ended
     */
    public abstract Optional<TlsHandshake> tls();

    /** Whether it is known when what was said. */
    boolean isTimed() {
        return true;
    }

    /** {@return whether a TLS handshake has begun and not ended} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract boolean isInHandshake();

    /** {@return how long a stub lets the client wait for the reply that is due now; zero if none does} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract Duration delay();

    /** {@return host and port of the server that this session is relayed to; empty if it is not relayed} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected Optional<String> serverBehind() {
        return Optional.empty();
    }

    /** {@return how the server behind ended this session, in words; empty if it did not} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected Optional<String> failureBehind() {
        return Optional.empty();
    }

    /** Waits until a TLS handshake that has begun has ended, or the timeout of assertions is up. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract void awaitHandshake();

    /**
     * Waits for the end of a session whose connection is open.
     *
     * @param deadline when to give up, as {@link System#nanoTime()} tells the time
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract void awaitEnd(long deadline);

    /** {@return the other sessions of the transcript that this one is part of} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    protected abstract List<SmtpSession> others();

    /**
     * Says what came of this session: what it delivered, or what kept it from that.
     *
     * @return number, ending and outcome, such as
     *     {@code session 2, closed by the client: RCPT TO:<ada@example.org> was answered 550 5.1.1 No such user}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public String outcome() {
        return Commands.outcome(this);
    }

    /** {@return whether it delivered a mail, even if the mail is no longer kept} */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public boolean deliveredMail() {
        return !mails().isEmpty()
                || mails().forgotten() > 0
                || exchanges().stream().anyMatch(Exchange::acceptedMessage);
    }

    /**
     * Says what was refused of mails in this session, which delivered others.
     *
     * @return a text for each refusal that the client did not overcome, in order
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<String> refusalsOfMails() {
        return Refusals.ofMails(exchanges()).stream().map(Refusals::inWords).toList();
    }

    /**
     * Says why a recipient got no mail in this session.
     *
     * @param recipient the address
     * @return what was refused, or empty if the client did not try, or succeeded
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Optional<String> refusalOfMailTo(MailAddress recipient) {
        return Refusals.ofMailTo(recipient, exchanges());
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
     * Returns whether the client quit: the last command was QUIT and the server answered it with 221.
     *
     * @return true if the session ended as RFC 5321, section 4.1.1.10 requires
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
        return violations(rules, endOfGoodbye());
    }

    /** Returns until when to wait for sessions to end that are about to. */
    static long endOfGoodbye() {
        return System.nanoTime() + LONGEST_GOODBYE;
    }

    /** Returns the violations, once the session has ended or a deadline is over. */
    List<RuleViolation<ClientRule>> violations(Set<ClientRule> rules, long deadline) {
        if (rules.contains(ClientRule.QUIT)) {
            awaitEnd(deadline);
        }
        Ending end = ending(); // before the steps: once the session has ended, none of them is missing
        return ClientRuleChecker.violations(
                exchanges().stream().map(Exchange::step).toList(),
                end.isByClient() ? Optional.of(end.toString()) : Optional.empty(),
                rules);
    }

    /**
     * Returns where the server violates rules, as far as the dialogue shows it. The replies of stubs are not judged.
     *
     * @param rules the rules to check, such as {@link ServerRule#standard()}
     * @return the violations in the order of the steps, none if the server is well-behaved; of each kind the first, with the number of
     *     the others
     */
    public List<RuleViolation<ServerRule>> serverViolations(Set<ServerRule> rules) {
        boolean closed = ending()
                == Ending.CLOSED_BY_SERVER; // before the steps: once the session has ended, none of them is missing
        return ServerRuleChecker.violations(
                exchanges().stream().map(Exchange::step).toList(), closed, rules);
    }

    /**
     * Returns signs of mistakes that are no violations, such as doubled dots in a message sent with BDAT. The dialogue shows them, too.
     *
     * @return the hints in the order of the steps, none for most sessions
     */
    public List<RuleViolation<ClientHint>> hints() {
        return ClientHints.of(exchanges().stream().map(Exchange::step).toList());
    }

    /**
     * Returns what a reader of the dialogue should know and may not see in it.
     *
     * @param steps the steps to look at, from {@link #exchanges()}
     * @return the notes on each step, none for most
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public List<List<String>> notesOn(List<Exchange> steps) {
        SessionNotes notes = SessionNotes.of(this, steps);
        return IntStream.range(0, steps.size()).mapToObj(notes::after).toList();
    }

    /**
     * Returns the dialogue with its times, in readable form.
     *
     * @return one line for each line that was said, the first lines only of long messages; credentials are hidden
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

    /** Returns the dialogue without times, credentials hidden; of a long one, some lines of its beginning and the end. */
    @Override
    public String toString() {
        return Excerpt.of(DialogueText.of(this));
    }
}
