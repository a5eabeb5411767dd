package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.SmtpCommand;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Common policies of mail servers, meant for static import. Policies count mails, attempts and connections from the
 * call to {@code apply(..)} onward, even in sessions that are already open. If they are never used,
 * {@link #greylisting} and {@link #downForFirst} fail the test, as unused stubs do.
 *
 * <pre>{@code
 * smtp.apply(greylisting());
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Policies {

    /** RFC 4954, section 6, and STARTTLS, which may have to come before AUTH. */
    private static final Set<String> ALLOWED_WITHOUT_LOGIN =
            Set.of("AUTH", "EHLO", "HELO", "NOOP", "RSET", "QUIT", "STARTTLS");

    private static final Set<String> ALLOWED_WITHOUT_TLS = Set.of("EHLO", "HELO", "STARTTLS", "NOOP", "RSET", "QUIT");

    private Policies() {}

    /**
     * Returns a policy that refuses the first attempt for each pair of sender and recipient with 451 4.7.1, and accepts the second. Real servers
     * require several minutes between the attempts.
     *
     * @return the policy
     */
    public static Greylisting greylisting() {
        return greylisting(1);
    }

    /**
     * Returns a policy that refuses the given number of attempts for each pair of sender and recipient with 451 4.7.1,
     * and accepts the next.
     *
     * @param tries the number of attempts to refuse; {@link Integer#MAX_VALUE} to refuse all of them until
     *     {@link Greylisting#letTimePass()} is called
     * @return the policy
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Greylisting greylisting(int tries) {
        return new Greylisting(requirePositive("tries", tries));
    }

    /**
     * Returns a policy that refuses the given recipients with 552 5.2.2, because their mailboxes are full. Real servers
     * use 452 4.2.2 just as often; see {@link Answers#mailboxFullForNow()}.
     *
     * @param recipients the addresses
     * @return the policy
     * @throws IllegalArgumentException if a recipient is not an address
     */
    public static Policy fullMailboxes(String... recipients) {
        List<CommandPattern> full =
                Stream.of(recipients).map(CommandPatterns::rcptTo).toList();
        return server -> full.forEach(mailbox -> server.on(mailbox).answer(Answers.mailboxFull()));
    }

    /**
     * Returns a policy that accepts the given number of mails per session, and refuses further mails with 450 4.7.1.
     * Providers have similar limits, but over a period of time rather than per session.
     *
     * @param mails the number of mails to accept
     * @return the policy
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Policy rateLimit(int mails) {
        requirePositive("mails", mails);
        return server -> server.on(mailFromAfter(mails)).reply(450, "4.7.1", "Too many messages, try again later");
    }

    /**
     * Returns a policy that accepts the given number of mails per session, answers the next mail with 421 4.7.0, and
     * closes the connection. Servers do this to spread load; the client must reconnect to send the remaining mails.
     *
     * @param mails the number of mails to accept
     * @return the policy
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Policy closingAfter(int mails) {
        requirePositive("mails", mails);
        return server -> server.on(mailFromAfter(mails)).reply(421, "4.7.0", "Too many messages in one session");
    }

    private static CommandPattern mailFromAfter(int mails) {
        return new CountSinceApplied(Incoming::mailsBefore)
                .reaching(mails, "mails")
                .and(CommandPatterns.mailFrom());
    }

    /**
     * Returns a policy that accepts the given number of recipients per mail, and refuses the others with 452 4.5.3: the
     * client must send the mail to the accepted recipients, and then again to the rest (RFC 5321, section 4.5.3.1.10).
     *
     * @param recipients the number of recipients to accept
     * @return the policy
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Policy maximumRecipients(int recipients) {
        requirePositive("recipients", recipients);
        return server -> server.on(
                        new CountSinceApplied(incoming -> incoming.recipients().size())
                                .reaching(recipients, "recipients")
                                .and(CommandPatterns.rcptTo()))
                .answer(Answers.tooManyRecipients());
    }

    /**
     * Returns a policy that refuses mails over the given size with 552 5.3.4: at MAIL if the command announces the
     * size, or else after the data (RFC 1870, section 6). {@code builder().maxMessageSize(..)} sets the limit that the
     * reply to EHLO advertises.
     *
     * @param octets the maximum size of a mail
     * @return the policy
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Policy sizeLimit(int octets) {
        requirePositive("octets", octets);
        return server -> {
            server.on(CommandPatterns.mailFrom()
                            .and(CommandPattern.of(
                                    "with SIZE over " + octets, incoming -> incoming.announcedSize() > octets)))
                    .answer(Answers.messageTooLarge());
            server.on(CommandPatterns.message(mail -> mail.content().length > octets))
                    .answer(Answers.messageTooLarge());
        };
    }

    /**
     * Returns a policy that refuses commands with 530 5.7.0 until the client has logged in, as submission servers do (RFC 4954, section 6;
     * RFC 6409, section 4.3). AUTH, EHLO, HELO, NOOP, RSET, QUIT and STARTTLS require no login.
     *
     * @return the policy
     */
    public static Policy requireAuthentication() {
        return server -> server.on(CommandPatterns.anyCommand()
                        .and(CommandPattern.of(
                                "not allowed without a login",
                                incoming -> incoming.authenticatedUser().isEmpty()
                                        && isOtherThan(ALLOWED_WITHOUT_LOGIN, incoming))))
                .answer(Answers.authenticationRequired());
    }

    /**
     * Returns a policy that refuses commands with 530 5.7.0 until the client has started TLS (RFC 3207, section 4).
     * EHLO, HELO, NOOP, RSET, QUIT and STARTTLS do not require TLS. The policy also works if the server does not offer
     * TLS, because a client that requires TLS must never send any other command in the clear.
     *
     * @return the policy
     */
    public static Policy requireStartTls() {
        return server -> server.on(CommandPatterns.anyCommand()
                        .and(CommandPattern.of(
                                "not allowed without TLS",
                                incoming -> !incoming.isEncrypted() && isOtherThan(ALLOWED_WITHOUT_TLS, incoming))))
                .answer(Answers.startTlsRequired());
    }

    private static boolean isOtherThan(Set<String> verbs, Incoming incoming) {
        return incoming.command()
                .filter(command -> !verbs.contains(command.verb()))
                .isPresent();
    }

    /**
     * Returns whether a command may be sent in the clear where TLS is required (RFC 3207, section 4).
     *
     * @param command the command
     * @return true if the command reveals nothing
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static boolean isAllowedWithoutTls(SmtpCommand command) {
        return ALLOWED_WITHOUT_TLS.contains(command.verb());
    }

    /**
     * Returns a policy that refuses AUTH in the clear with 538 5.7.11 (RFC 4954, section 6), because others could read
     * the password.
     *
     * @return the policy
     */
    public static Policy authenticationOverTlsOnly() {
        return server -> server.on(CommandPatterns.auth().and(CommandPatterns.inTheClear()))
                .answer(Answers.encryptionRequired());
    }

    /**
     * Returns a policy that closes the first connections, up to the given number, without a greeting, as a load balancer does when no backend is running.
     * Use it to test failover to another server.
     *
     * @param connections the number of connections to close
     * @return the policy
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Policy downForFirst(int connections) {
        requirePositive("connections", connections);
        return server ->
                server.on(CommandPatterns.connect()).times(connections).strict().answer(Answers.disconnect());
    }

    /**
     * Returns a policy that delays each answer, for example until just before or just after the client's timeout.
     *
     * @param delay the time that the server waits before it answers
     * @return the policy
     * @throws IllegalArgumentException if the delay is negative or longer than 365 days
     */
    public static Policy slow(Duration delay) {
        Answer late = Answers.passThrough().after(delay);
        return server -> server.on(CommandPatterns.connect()
                        .or(CommandPatterns.anyCommand())
                        .or(CommandPattern.of(
                                "responses to AUTH",
                                incoming -> incoming.authResponse().isPresent()))
                        .or(CommandPatterns.message()))
                .answer(late);
    }

    /**
     * Returns a policy that randomly refuses commands with 451 4.3.0, but never QUIT. The reply text, and so the
     * transcript, contains the seed. The same seed produces the same faults, as long as the client behaves the same
     * way.
     *
     * @param probability the probability that a command is refused, greater than 0 and at most 1
     * @param seed any number
     * @return the policy
     * @throws IllegalArgumentException if the probability is out of range
     */
    public static Policy randomFaults(double probability, long seed) {
        return new RandomFaults(probability, seed);
    }

    private static int requirePositive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The number of " + what + " must be positive but was " + number);
        }
        return number;
    }
}
