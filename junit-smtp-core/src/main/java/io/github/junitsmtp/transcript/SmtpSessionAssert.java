package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReplyAssert;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.ServerRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Condition;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on the dialogue of one connection. Commands are specified by their beginning, ignoring case:
 * {@code "MAIL"}, {@code "MAIL FROM:<ada@example.org>"} and the whole line match the same command.
 *
 * <p>The examples assert on a session in which a client sent EHLO, MAIL, RCPT, DATA and QUIT, and only RCPT was
 * refused. The examples for TLS and logins assert on a session in which a client started TLS 1.3 for
 * {@code localhost} with STARTTLS, and then logged in as {@code shop}.
 *
 * @see SmtpSession
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpSessionAssert extends AbstractObjectAssert<SmtpSessionAssert, SmtpSession> {

    /** {@link InstanceOfAssertFactory} for {@link SmtpSession}, as in {@code first(SMTP_SESSION)}. */
    public static final InstanceOfAssertFactory<SmtpSession, SmtpSessionAssert> SMTP_SESSION =
            new InstanceOfAssertFactory<>(SmtpSession.class, SmtpSessionAssert::new);

    SmtpSessionAssert(SmtpSession actual) {
        super(actual, SmtpSessionAssert.class);
        BriefRepresentation.use(info);
    }

    /** {@inheritDoc} The failure shows the dialogue, shortened if it is long. */
    @Override
    public SmtpSessionAssert has(Condition<? super SmtpSession> condition) {
        return BriefRepresentation.beside(info, condition, () -> super.has(condition));
    }

    /**
     * Verifies that exactly the given commands were sent, in the given order.
     *
     * <pre>{@code
     * assertThat(session).hasCommands("EHLO", "MAIL", "RCPT", "DATA", "QUIT"); // passes
     * assertThat(session).hasCommands("EHLO", "QUIT"); // fails
     * }</pre>
     *
     * @param commands the beginning of each command
     * @return this assertion object
     */
    public SmtpSessionAssert hasCommands(String... commands) {
        List<String> expected = List.of(commands);
        return has(Expectation.of(
                "exactly the commands " + expected,
                Kept.inAll(Kept.inAny(session -> Commands.areExactly(expected, session)
                        ? Optional.empty()
                        : Optional.of(Commands.missing(
                                session, other -> inFull(other, Commands.areExactly(expected, other)), ""))))));
    }

    private static Optional<String> inFull(SmtpSession session, boolean found) {
        return found
                ? Optional.of(
                        session.commands().stream().map(SmtpCommand::toString).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /**
     * Verifies that the given commands were sent in the given order, possibly with others before, between or after
     * them.
     *
     * <pre>{@code
     * assertThat(session).hasCommandsInOrder("MAIL FROM:<shop@example.com>", "DATA"); // passes
     * assertThat(session).hasCommandsInOrder("DATA", "MAIL"); // fails
     * }</pre>
     *
     * @param commands the beginning of each command, at least one
     * @return this assertion object
     * @throws IllegalArgumentException if there are no commands
     */
    public SmtpSessionAssert hasCommandsInOrder(String... commands) {
        List<String> expected = List.of(commands);
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("commands must not be empty");
        }
        return has(Expectation.of(
                "the commands " + expected + " in this order",
                Kept.inAny(session -> Commands.firstMissing(expected, session)
                        .map(beginning -> Commands.missing(
                                session,
                                other -> inFull(
                                        other,
                                        Commands.firstMissing(expected, other).isEmpty()),
                                "\"" + beginning + "\" was not found in that position: ")))));
    }

    /**
     * Verifies that the given command was never sent.
     *
     * <pre>{@code
     * assertThat(session).doesNotHaveCommand("AUTH"); // passes
     * assertThat(session).doesNotHaveCommand("QUIT"); // fails
     * }</pre>
     *
     * @param command the beginning of the command
     * @return this assertion object
     * @throws IllegalArgumentException if it contains a line break
     */
    public SmtpSessionAssert doesNotHaveCommand(String command) {
        if (command.contains("\r") || command.contains("\n")) {
            throw new IllegalArgumentException(
                    "command must not contain a line break but was " + Printable.quote(command));
        }
        return has(Expectation.of(
                "no command \"" + command + "\"",
                Kept.inAll(session -> Commands.find(session.exchanges(), command)
                        .map(exchange -> "there was " + exchange.inWords()))));
    }

    /**
     * Starts assertions on the reply to the first command with the given beginning.
     *
     * <pre>{@code
     * assertThat(session).replyTo("MAIL").isOk(); // passes
     * assertThat(session).replyTo("RCPT").isOk(); // fails
     * }</pre>
     *
     * @param command the beginning of the command
     * @return assertions on the reply
     */
    public final SmtpReplyAssert replyTo(String command) {
        return Navigation.from(
                this,
                Expectation.of("a reply to \"" + command + "\"", Kept.inAny(session -> {
                    Optional<Exchange> exchange = Commands.find(session.exchanges(), command);
                    if (exchange.isEmpty()) {
                        return Optional.of(Commands.missing(
                                session,
                                other -> Commands.find(other.exchanges(), command)
                                        .map(Refusals::inWords),
                                ""));
                    }
                    return exchange.get().reply().isPresent() ? Optional.empty() : Optional.of("there was none");
                })),
                session -> Commands.find(session.exchanges(), command)
                        .flatMap(Exchange::reply)
                        .orElseThrow(),
                SmtpReplyAssert.SMTP_REPLY);
    }

    /**
     * Starts assertions on the reply to the data of the first message; this reply says whether the message was accepted.
     *
     * <pre>{@code
     * assertThat(sessionOfAHappyClient).replyToMessage().isOk(); // passes
     * assertThat(session).replyToMessage().isOk(); // fails
     * }</pre>
     *
     * @return assertions on the reply
     */
    public final SmtpReplyAssert replyToMessage() {
        return Navigation.from(
                this,
                Expectation.of(
                        "a reply to a message",
                        Kept.inAny(session -> Commands.message(session)
                                        .flatMap(Exchange::reply)
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(Commands.missing(
                                        session,
                                        other -> Commands.message(other).map(Refusals::inWords),
                                        "no message received a reply: ")))),
                session -> Commands.message(session).flatMap(Exchange::reply).orElseThrow(),
                SmtpReplyAssert.SMTP_REPLY);
    }

    /**
     * Starts assertions on the greeting.
     *
     * <pre>{@code
     * assertThat(session).greeting().isServiceReady(); // passes
     * assertThat(session).greeting().isSystemStatus(); // fails
     * }</pre>
     *
     * @return assertions on the first reply
     */
    public final SmtpReplyAssert greeting() {
        return Navigation.from(
                this,
                Expectation.of(
                        "a greeting",
                        Kept.inAny(session -> session.greeting().isPresent()
                                ? Optional.empty()
                                : Optional.of(
                                        session.replies().isEmpty()
                                                ? "the server sent nothing"
                                                : "the server sent no greeting"))),
                session -> session.greeting().orElseThrow(),
                SmtpReplyAssert.SMTP_REPLY);
    }

    /**
     * Verifies that the server did not refuse anything with 4xx or 5xx.
     *
     * <pre>{@code
     * assertThat(sessionOfAHappyClient).noCommandWasRejected(); // passes
     * assertThat(session).noCommandWasRejected(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert noCommandWasRejected() {
        return has(Expectation.of("no rejected command", Kept.inAll(Commands::rejections)));
    }

    /**
     * Verifies that the last command was QUIT and the server answered it with 221.
     *
     * <pre>{@code
     * assertThat(session).endedWithQuit(); // passes
     * assertThat(sessionOfARudeClient).endedWithQuit(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert endedWithQuit() {
        return has(Expectation.of("QUIT at the end", Commands::endingWithoutQuit));
    }

    /**
     * Verifies that the session ended in the given way.
     *
     * <pre>{@code
     * assertThat(session).hasEnding(Ending.CLOSED_BY_SERVER); // passes
     * assertThat(session).hasEnding(Ending.OPEN); // fails
     * }</pre>
     *
     * @param expected the expected ending
     * @return this assertion object
     */
    public SmtpSessionAssert hasEnding(Ending expected) {
        return has(Expectation.of("the ending \"" + expected + "\"", session -> {
            Ending ending = session.ending();
            return ending == expected ? Optional.empty() : Optional.of("the connection " + Commands.ended(ending));
        }));
    }

    /**
     * Verifies that TLS started before the client sent credentials or any part of a mail.
     *
     * <pre>{@code
     * assertThat(session).isEncrypted(); // passes
     * assertThat(sessionInTheClear).isEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4">RFC 3207, section 4</a>
     */
    public SmtpSessionAssert isEncrypted() {
        return has(afterHandshake("TLS for credentials, envelopes and messages", TlsUsage::problemOf));
    }

    /**
     * Verifies that TLS was not started.
     *
     * <pre>{@code
     * assertThat(sessionInTheClear).isNotEncrypted(); // passes
     * assertThat(session).isNotEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert isNotEncrypted() {
        return has(afterHandshake("no TLS", TlsUsage::problemOfPlainText));
    }

    /**
     * Verifies that the session used the given TLS version.
     *
     * <pre>{@code
     * assertThat(session).hasTlsProtocol("TLSv1.3"); // passes
     * assertThat(session).hasTlsProtocol("TLSv1.2"); // fails
     * }</pre>
     *
     * @param protocol the version as the JDK names it, such as {@code TLSv1.3}
     * @return this assertion object
     */
    public SmtpSessionAssert hasTlsProtocol(String protocol) {
        return has(tls(
                "TLS version " + protocol,
                session -> session.tls()
                        .filter(tls -> tls.protocol().equals(Optional.of(protocol)))
                        .isPresent()));
    }

    /**
     * Verifies that the client requested the given host name in the handshake, ignoring case (SNI, RFC 6066, section 3).
     *
     * <pre>{@code
     * assertThat(session).hasServerName("localhost"); // passes
     * assertThat(session).hasServerName("mx.example.org"); // fails
     * }</pre>
     *
     * @param name the host name
     * @return this assertion object
     */
    public SmtpSessionAssert hasServerName(String name) {
        return has(tls(
                "TLS for the host " + Printable.quote(name),
                session -> session.tls()
                        .flatMap(TlsHandshake::serverName)
                        .filter(name::equalsIgnoreCase)
                        .isPresent()));
    }

    /**
     * Verifies that the client presented a certificate with the given subject.
     *
     * <pre>{@code
     * assertThat(sessionOfAClientWithCertificate).hasClientCertificate("CN=shop"); // passes
     * assertThat(session).hasClientCertificate("CN=shop"); // fails
     * }</pre>
     *
     * @param subject the subject, such as {@code CN=shop}
     * @return this assertion object
     */
    public SmtpSessionAssert hasClientCertificate(String subject) {
        return has(tls(
                "a client certificate of " + Printable.quote(subject),
                session -> session.tls().flatMap(TlsHandshake::clientName).equals(Optional.of(subject))));
    }

    /**
     * Verifies that a TLS handshake failed for a reason that contains the given words.
     *
     * <pre>{@code
     * assertThat(sessionOfACarefulClient).hasFailedHandshake("refused this server's certificate"); // passes
     * assertThat(session).hasFailedHandshake("refused this server's certificate"); // fails
     * }</pre>
     *
     * @param words part of the reason; may be empty
     * @return this assertion object
     */
    public SmtpSessionAssert hasFailedHandshake(String words) {
        return has(tls(
                "a TLS handshake that failed" + (words.isEmpty() ? "" : " with " + Printable.quote(words)),
                session -> TlsUsage.failureOf(session)
                        .filter(reason -> reason.contains(words))
                        .isPresent()));
    }

    private static Expectation<SmtpSession> tls(String expected, Predicate<SmtpSession> predicate) {
        return afterHandshake(
                expected,
                session -> predicate.test(session) ? Optional.empty() : Optional.of(TlsUsage.describe(session)));
    }

    /** Waits for a handshake to end, once for each assertion: the client knows about a failure before the server does. */
    private static Expectation<SmtpSession> afterHandshake(
            String expected, Function<SmtpSession, Optional<String>> problem) {
        return Expectation.of(expected, session -> {
            session.awaitHandshake();
            return problem.apply(session);
        });
    }

    /**
     * Verifies that the given user logged in. The assertion fails if the user cannot be determined, for example after DIGEST-MD5 in a
     * session recorded by {@link io.github.junitsmtp.client.SmtpClient}.
     *
     * <pre>{@code
     * assertThat(session).isAuthenticatedAs("shop"); // passes
     * assertThat(session).isAuthenticatedAs("ada"); // fails
     * }</pre>
     *
     * @param user the name of the user
     * @return this assertion object
     */
    public SmtpSessionAssert isAuthenticatedAs(String user) {
        return has(Expectation.of("a login by " + Printable.quote(user), Kept.inAny(session -> {
            List<Login> logins = session.logins();
            List<Login> accepted = logins.stream().filter(Login::isSuccessful).toList();
            if (accepted.stream().anyMatch(login -> login.isOf(user))) {
                return Optional.empty();
            }
            return accepted.stream()
                    .filter(Login::isOfUnknownUser)
                    .findFirst()
                    .map(login ->
                            "the user of the " + login.mechanism() + " login cannot be determined from its credentials")
                    .or(() -> Optional.of(TlsUsage.describe(logins) + elsewhere(session, user)));
        })));
    }

    private static String elsewhere(SmtpSession session, String user) {
        return session.others().stream()
                .filter(other -> other.logins().stream().anyMatch(login -> login.isSuccessful() && login.isOf(user)))
                .findFirst()
                .map(other -> "; the login is in session " + other.number() + ", not in session " + session.number())
                .orElse("");
    }

    /**
     * Verifies that the client did not try to log in. Any credentials count as an attempt, even if they are malformed, or if the server
     * refuses them without checking them. AUTH without credentials does not count.
     *
     * <pre>{@code
     * assertThat(sessionOfAnybody).hasNoLogins(); // passes
     * assertThat(session).hasNoLogins(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert hasNoLogins() {
        return has(Expectation.of(
                "no logins",
                Kept.inAll(session -> Optional.of(session.logins())
                        .filter(logins -> !logins.isEmpty())
                        .map(TlsUsage::describe))));
    }

    /**
     * Verifies that the client follows the {@linkplain ClientRule#standard() standard rules}. The failure lists all violations in the order
     * of the steps, each with its rule, its step, the offending bytes and the RFC section. A session that has not ended is checked up to
     * its last step.
     *
     * <p>{@linkplain SmtpSession#hints() Hints} are not violations; the dialogue in the failure shows them.
     *
     * <p>Each listed violation is certain. However, a client that does not wait for replies is detected only if it
     * sends something before the server replies. {@link ClientRule#GREETING} explains how to detect this for the
     * greeting; {@link io.github.junitsmtp.script.Policies#slow(java.time.Duration)} delays all replies.
     *
     * <pre>{@code
     * assertThat(session).isWellBehaved(); // passes
     * assertThat(sessionOfAClientThatHungUp).isWellBehaved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert isWellBehaved() {
        return keepsTo(ClientRule.standard());
    }

    /**
     * Verifies that the client follows the {@linkplain ClientRule#standard() standard rules}, except for the given ones.
     *
     * <pre>{@code
     * assertThat(sessionOfAClientThatHungUp).isWellBehavedExceptFor(ClientRule.QUIT); // passes
     * assertThat(sessionOfAClientThatHungUp).isWellBehavedExceptFor(ClientRule.PATHS); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public SmtpSessionAssert isWellBehavedExceptFor(ClientRule... rules) {
        return keepsTo(ClientRule.standard().except(rules));
    }

    /**
     * Verifies that the client follows the given rules.
     *
     * <pre>{@code
     * assertThat(sessionOfAClientThatHungUp).keepsTo(RuleSet.only(ClientRule.PATHS)); // passes
     * assertThat(sessionOfAClientThatHungUp).keepsTo(RuleSet.only(ClientRule.QUIT)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    public SmtpSessionAssert keepsTo(Set<ClientRule> rules) {
        return has(Expectation.of("a well-behaved client", session -> Violations.inWords(session.violations(rules))));
    }

    /**
     * Verifies that the server follows the {@linkplain ServerRule#standard() standard rules}, as far as the dialogue
     * shows; commands that were not sent are not checked. The failure lists the first violation of each kind with the
     * number of others, in the order of the steps. For each, it shows the rule, the step, the reply and the RFC
     * section.
     *
     * <p>For a session of an {@link io.github.junitsmtp.client.SmtpClient}, this assertion checks the server to which
     * the client is connected. For a session of a {@link io.github.junitsmtp.server.RecordingSmtpServer}, it checks the
     * replies from both the engine and the recording transport. Replies from stubs are not checked, and later replies
     * need not be consistent with them: for example, the server may accept RCPT after a stub has refused MAIL.
     *
     * <pre>{@code
     * assertThat(session).serverIsWellBehaved(); // passes
     * assertThat(sessionWithAServerThatGreetsWith211).serverIsWellBehaved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert serverIsWellBehaved() {
        return serverKeepsTo(ServerRule.standard());
    }

    /**
     * Verifies that the server follows the {@linkplain ServerRule#standard() standard rules}, except for the given ones.
     *
     * <pre>{@code
     * assertThat(sessionWithAServerThatGreetsWith211).serverIsWellBehavedExceptFor(ServerRule.GREETING); // passes
     * assertThat(sessionWithAServerThatGreetsWith211).serverIsWellBehavedExceptFor(ServerRule.CLOSING); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public SmtpSessionAssert serverIsWellBehavedExceptFor(ServerRule... rules) {
        return serverKeepsTo(ServerRule.standard().except(rules));
    }

    /**
     * Verifies that the server follows the given rules.
     *
     * <pre>{@code
     * assertThat(sessionWithAServerThatGreetsWith211).serverKeepsTo(RuleSet.only(ServerRule.CLOSING)); // passes
     * assertThat(sessionWithAServerThatGreetsWith211).serverKeepsTo(RuleSet.only(ServerRule.GREETING)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    public SmtpSessionAssert serverKeepsTo(Set<ServerRule> rules) {
        return has(Expectation.of(
                "a well-behaved server", session -> Violations.inWords(session.serverViolations(rules))));
    }

    /**
     * Starts assertions on the mails that were accepted in this session.
     *
     * <pre>{@code
     * assertThat(session).mails().isEmpty(); // passes
     * assertThat(session).mails().hasSize(1); // fails
     * }</pre>
     *
     * @return assertions on the mails, in order of arrival
     */
    public final ReceivedMailsAssert mails() {
        return Navigation.from(this, SmtpSession::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }
}
