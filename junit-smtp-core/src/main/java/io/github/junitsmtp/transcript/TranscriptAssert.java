package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.ServerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Condition;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on the dialogues with a server. The examples assert on a transcript of two sessions. In the second session, a recipient was
 * refused, and the client closed the connection without QUIT.
 *
 * @see Transcript
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class TranscriptAssert extends AbstractObjectAssert<TranscriptAssert, Transcript> {

    /** {@link InstanceOfAssertFactory} for {@link Transcript}, as in {@code asInstanceOf(TRANSCRIPT)}. */
    public static final InstanceOfAssertFactory<Transcript, TranscriptAssert> TRANSCRIPT =
            new InstanceOfAssertFactory<>(Transcript.class, TranscriptAssert::new);

    private static final int MOST_SHOWN = 10;

    TranscriptAssert(Transcript actual) {
        super(actual, TranscriptAssert.class);
        BriefRepresentation.use(info);
    }

    /** {@inheritDoc} The failure shows the dialogue, shortened if it is long. */
    @Override
    public TranscriptAssert has(Condition<? super Transcript> condition) {
        return BriefRepresentation.beside(info, condition, () -> super.has(condition));
    }

    /**
     * Verifies that the transcript has the given number of sessions.
     *
     * <pre>{@code
     * assertThat(transcript).hasSessions(2); // passes
     * assertThat(transcript).hasSessions(1); // fails
     * }</pre>
     *
     * @param expected the number of sessions, including open ones and those that are no longer kept
     * @return this assertion object
     */
    public TranscriptAssert hasSessions(int expected) {
        return has(sessions(expected));
    }

    /**
     * Verifies that there was exactly one session, and starts assertions on it.
     *
     * <pre>{@code
     * assertThat(transcriptOfOneSession).singleSession().endedWithQuit(); // passes
     * assertThat(transcript).singleSession().endedWithQuit(); // fails
     * }</pre>
     *
     * @return assertions on the session
     */
    public final SmtpSessionAssert singleSession() {
        return Navigation.from(
                this, sessions(1), transcript -> transcript.sessions().get(0), SmtpSessionAssert.SMTP_SESSION);
    }

    /**
     * Starts assertions on the session with the given number.
     *
     * <pre>{@code
     * assertThat(transcript).session(1).endedWithQuit(); // passes
     * assertThat(transcript).session(2).endedWithQuit(); // fails
     * }</pre>
     *
     * @param number the number of the session, as in {@code mail.session()} and the headings of dialogues, starting at
     *     1 when the server is started or reset
     * @return assertions on the session
     */
    public final SmtpSessionAssert session(int number) {
        return Navigation.from(
                this,
                Expectation.of("a session with the number " + number, transcript -> {
                    List<SmtpSession> sessions = transcript.sessions();
                    return numbered(number, sessions).isPresent()
                            ? Optional.empty()
                            : Optional.of(overview(transcript));
                }),
                transcript -> numbered(number, transcript.sessions()).orElse(null),
                SmtpSessionAssert.SMTP_SESSION);
    }

    private static Optional<SmtpSession> numbered(int number, List<SmtpSession> sessions) {
        return sessions.stream().filter(session -> session.number() == number).findFirst();
    }

    /**
     * Verifies that there was at least one session, and that the server did not refuse anything with 4xx or 5xx.
     *
     * <pre>{@code
     * assertThat(transcriptOfHappyClients).noCommandWasRejected(); // passes
     * assertThat(transcript).noCommandWasRejected(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public TranscriptAssert noCommandWasRejected() {
        return has(Expectation.of("no rejected command", inEach(Kept.inAll(Commands::rejections))));
    }

    /**
     * Verifies that there was at least one session, and that each ended with a QUIT that the server answered with 221.
     *
     * <pre>{@code
     * assertThat(transcriptOfPoliteClients).allSessionsEndedWithQuit(); // passes
     * assertThat(transcript).allSessionsEndedWithQuit(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public TranscriptAssert allSessionsEndedWithQuit() {
        return has(Expectation.of("QUIT at the end of each session", inEach(Commands::endingWithoutQuit)));
    }

    /**
     * Verifies that there was at least one session, and that TLS started in each before the client sent
     * credentials or any part of a mail. This assertion waits for handshakes in progress to end, up to the server's
     * {@code assertionTimeout} in total.
     *
     * <pre>{@code
     * assertThat(transcriptOfCarefulClients).allSessionsWereEncrypted(); // passes
     * assertThat(transcript).allSessionsWereEncrypted(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public TranscriptAssert allSessionsWereEncrypted() {
        return has(Expectation.of("TLS for credentials, envelopes and messages", transcript -> {
            transcript.awaitHandshakes();
            return inEach(TlsUsage::problemOf).apply(transcript);
        }));
    }

    /**
     * Verifies that there was at least one session, and that in each, the client followed the
     * {@linkplain ClientRule#standard() standard rules}, as {@link SmtpSessionAssert#isWellBehaved()} verifies for one session.
     *
     * <pre>{@code
     * assertThat(transcriptOfPoliteClients).allSessionsAreWellBehaved(); // passes
     * assertThat(transcript).allSessionsAreWellBehaved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public TranscriptAssert allSessionsAreWellBehaved() {
        return allSessionsKeepTo(ClientRule.standard());
    }

    /**
     * Verifies that there was at least one session, and that in each, the client followed the
     * {@linkplain ClientRule#standard() standard rules} except the given ones.
     *
     * <pre>{@code
     * assertThat(transcript).allSessionsAreWellBehavedExceptFor(ClientRule.QUIT); // passes
     * assertThat(transcript).allSessionsAreWellBehavedExceptFor(ClientRule.PATHS); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public TranscriptAssert allSessionsAreWellBehavedExceptFor(ClientRule... rules) {
        return allSessionsKeepTo(ClientRule.standard().except(rules));
    }

    /**
     * Verifies that there was at least one session, and that in each, the client followed the given rules.
     *
     * <pre>{@code
     * assertThat(transcript).allSessionsKeepTo(RuleSet.only(ClientRule.PATHS)); // passes
     * assertThat(transcript).allSessionsKeepTo(RuleSet.only(ClientRule.QUIT)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    public TranscriptAssert allSessionsKeepTo(Set<ClientRule> rules) {
        return has(Expectation.of("well-behaved clients", transcript -> {
            long deadline = SmtpSession.endOfGoodbye();
            return inEach(session -> Violations.inWords(session.violations(rules, deadline)))
                    .apply(transcript);
        }));
    }

    /**
     * Verifies that there was at least one session, and that in each, the server followed the
     * {@linkplain ServerRule#standard() standard rules}, as {@link SmtpSessionAssert#serverIsWellBehaved()} verifies for one session.
     *
     * <pre>{@code
     * assertThat(transcript).serverIsWellBehaved(); // passes
     * assertThat(transcriptOfAServerThatGreetsWith211).serverIsWellBehaved(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public TranscriptAssert serverIsWellBehaved() {
        return serverKeepsTo(ServerRule.standard());
    }

    /**
     * Verifies that there was at least one session, and that in each, the server followed the
     * {@linkplain ServerRule#standard() standard rules} except the given ones.
     *
     * <pre>{@code
     * assertThat(transcriptOfAServerThatGreetsWith211).serverIsWellBehavedExceptFor(ServerRule.GREETING); // passes
     * assertThat(transcriptOfAServerThatGreetsWith211).serverIsWellBehavedExceptFor(ServerRule.CLOSING); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public TranscriptAssert serverIsWellBehavedExceptFor(ServerRule... rules) {
        return serverKeepsTo(ServerRule.standard().except(rules));
    }

    /**
     * Verifies that there was at least one session, and that in each, the server followed the given rules.
     *
     * <pre>{@code
     * assertThat(transcriptOfAServerThatGreetsWith211).serverKeepsTo(RuleSet.only(ServerRule.CLOSING)); // passes
     * assertThat(transcriptOfAServerThatGreetsWith211).serverKeepsTo(RuleSet.only(ServerRule.GREETING)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    public TranscriptAssert serverKeepsTo(Set<ServerRule> rules) {
        return has(Expectation.of(
                "a well-behaved server", inEach(session -> Violations.inWords(session.serverViolations(rules)))));
    }

    private static Expectation<Transcript> sessions(int expected) {
        return Expectation.of(Counts.of(expected, "session"), transcript -> {
            int number = transcript.sessions().size() + transcript.forgottenSessions();
            return number == expected ? Optional.empty() : Optional.of(overview(transcript));
        });
    }

    /** Lists the sessions with their outcomes. */
    private static String overview(Transcript transcript) {
        List<SmtpSession> sessions = transcript.sessions();
        if (sessions.isEmpty()) {
            return nobodyConnected(transcript.nobodyConnected(), transcript);
        }
        return "it has " + overview(sessions, transcript.forgottenSessions());
    }

    /** Lists sessions. */
    static String overview(List<? extends SmtpSession> sessions, int forgotten) {
        List<String> lines = new ArrayList<>();
        lines.add(Kept.sessions(sessions, forgotten) + (sessions.isEmpty() ? "" : ":"));
        sessions.stream().limit(MOST_SHOWN).forEach(session -> lines.add("    " + session.outcome()));
        if (sessions.size() > MOST_SHOWN) {
            lines.add("    and " + (sessions.size() - MOST_SHOWN) + " more");
        }
        return String.join("\n", lines);
    }

    private static String nobodyConnected(String fact, Transcript transcript) {
        List<String> lines = new ArrayList<>(List.of(fact));
        lines.addAll(transcript.whyNobodyConnected(List.of()));
        lines.addAll(transcript.perhapsElsewhere(List.of()));
        return String.join("\n", lines);
    }

    private static Function<Transcript, Optional<String>> inEach(Function<SmtpSession, Optional<String>> problem) {
        return transcript -> {
            if (transcript.sessions().isEmpty()) {
                return Optional.of(nobodyConnected(
                        transcript.nobodyConnected() + "; to allow this, call sessions().allSatisfy(..)", transcript));
            }
            String found = transcript.sessions().stream()
                    .flatMap(session ->
                            problem.apply(session).map(text -> "in session " + session.number() + " " + text).stream())
                    .collect(Collectors.joining("\n"));
            return found.isEmpty() ? Kept.problemOf(transcript) : Optional.of(found);
        };
    }

    /**
     * Starts assertions on the sessions.
     *
     * <pre>{@code
     * assertThat(transcript).sessions().first().endedWithQuit(); // passes
     * assertThat(transcript).sessions().last().endedWithQuit(); // fails
     * }</pre>
     *
     * @return assertions on the sessions, in the order in which clients connected
     */
    public final SmtpSessionsAssert sessions() {
        return Navigation.from(this, Transcript::sessions, SmtpSessionsAssert.SMTP_SESSIONS);
    }

    /**
     * Starts assertions on the mails.
     *
     * <pre>{@code
     * assertThat(transcript).mails().hasSize(1); // passes
     * assertThat(transcript).mails().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the mails of all sessions, in order of arrival
     */
    public final ReceivedMailsAssert mails() {
        return Navigation.from(this, Transcript::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }
}
