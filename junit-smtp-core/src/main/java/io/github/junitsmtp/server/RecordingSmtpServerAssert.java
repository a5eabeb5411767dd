package io.github.junitsmtp.server;

import static io.github.junitsmtp.mail.ReceivedMailAssert.RECEIVED_MAIL;
import static io.github.junitsmtp.server.FailedWaits.remembered;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Condition;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on what a server received, and on what it was asked. Those called {@code receives} wait, those called {@code hasReceived} do
 * not.
 *
 * <p>A wait ends as soon as what it waits for has come, and lasts {@linkplain #within as long as the test says}, or as the server does.
 *
 * <p>The examples assert on a {@link RecordingSmtpServer} that one mail, to {@code ada@example.org}, was sent to.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class RecordingSmtpServerAssert extends AbstractObjectAssert<RecordingSmtpServerAssert, RecordingSmtpServer>
        implements ReceiptAssertions<RecordingSmtpServerAssert> {

    /** Narrows an assertion on something to one on a server, as in {@code asInstanceOf(SMTP_SERVER)}. */
    public static final InstanceOfAssertFactory<RecordingSmtpServer, RecordingSmtpServerAssert> SMTP_SERVER =
            new InstanceOfAssertFactory<>(RecordingSmtpServer.class, RecordingSmtpServerAssert::new);

    private WaitTimeout patience;

    RecordingSmtpServerAssert(RecordingSmtpServer actual) {
        super(actual, RecordingSmtpServerAssert.class);
        this.patience = actual == null ? WaitTimeout.DEFAULT : actual.patience();
    }

    /** {@inheritDoc} If a stub has thrown something, this fails as {@link #hasNoStubErrors()} does. */
    @Override
    public RecordingSmtpServerAssert has(Condition<? super RecordingSmtpServer> condition) {
        super.has(StubErrors.NONE);
        return super.has(condition);
    }

    /**
     * Sets how long the following assertions wait.
     *
     * <pre>{@code
     * assertThat(smtp).within(ofMillis(500)).receivesMailTo("ada@example.org"); // passes
     * assertThat(smtp).within(ofMillis(500)).receivesMailTo("bob@example.org"); // fails after half a second
     * }</pre>
     *
     * @param patience the longest time to wait
     * @return this assertion object
     * @throws IllegalArgumentException if the time is not positive
     */
    public RecordingSmtpServerAssert within(Duration patience) {
        this.patience = WaitTimeout.of(patience);
        return this;
    }

    /**
     * Waits for a mail and starts assertions on the first that came.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMail().isTo("ada@example.org"); // passes
     * assertThat(serverThatNobodyUses).receivesMail(); // fails
     * }</pre>
     *
     * @return assertions on the mail
     */
    public ReceivedMailAssert receivesMail() {
        return receives(MailSearch.any());
    }

    /**
     * Waits for a mail whose envelope has the given recipients, perhaps among others, and starts assertions on the first that came.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMailTo("bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients one address at least
     * @return assertions on the mail
     * @throws IllegalArgumentException if one is not an address, or there is none
     */
    public ReceivedMailAssert receivesMailTo(String... recipients) {
        return receives(MailSearch.to(recipients));
    }

    /**
     * Waits for the n-th mail and starts assertions on it.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMail(1).isTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMail(2); // fails
     * }</pre>
     *
     * @param number which mail, in the order of their arrival; the first is 1
     * @return assertions on the mail
     * @throws IllegalArgumentException if the number is not positive
     */
    public ReceivedMailAssert receivesMail(int number) {
        isNotNull();
        ArrivalDescriptions.requireSome(number);
        patience.waitUntil(actual, () -> ArrivalDescriptions.received(actual.mails()) >= number);
        has(remembered(ArrivalDescriptions.atLeast(number, patience)));
        return extracting(
                server -> ArrivalDescriptions.number(number, server.mails()).orElse(null), RECEIVED_MAIL);
    }

    /**
     * Waits until each of the given recipients has got a mail, in whatever order, or one mail to all of them.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailsTo("ada@example.org", "audit@example.com"); // passes
     * assertThat(smtp).receivesMailsTo("ada@example.org", "bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients one address at least
     * @return assertions on all mails that have come by then
     * @throws IllegalArgumentException if one is not an address, or there is none
     */
    public ReceivedMailsAssert receivesMailsTo(String... recipients) {
        return receives(RecipientSearch.anyOrder(recipients));
    }

    /**
     * Waits until each of the given recipients has got a mail, in this order, perhaps with others between.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailsInOrderTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMailsInOrderTo("bob@example.org", "ada@example.org"); // fails
     * }</pre>
     *
     * @param recipients one address at least
     * @return assertions on all mails that have come by then
     * @throws IllegalArgumentException if one is not an address, or there is none
     */
    public ReceivedMailsAssert receivesMailsInOrderTo(String... recipients) {
        return receives(RecipientSearch.inOrder(recipients));
    }

    private ReceivedMailsAssert receives(RecipientSearch search) {
        isNotNull();
        patience.waitUntil(actual, search.goingOnIn(actual));
        has(remembered(ArrivalDescriptions.of(search, patience)));
        return extracting(RecordingSmtpServer::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }

    /**
     * Waits for a mail that all of the given assertions hold for, and starts assertions on the first that came. If none comes, the
     * failure says why each was not the one; of several assertions it says which hold for the nearest mail.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Welcome")); // passes
     * assertThat(smtp).receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Goodbye")); // fails
     * }</pre>
     *
     * @param assertions called with each mail, perhaps many times; one at least
     * @return assertions on the mail
     * @throws IllegalArgumentException if there is none
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ReceivedMailAssert receivesMailSatisfying(Consumer<? super ReceivedMail>... assertions) {
        return receives(MailSearch.satisfying(List.of(assertions)));
    }

    /**
     * Waits until so many mails have come, verifies that there are no more by then, and starts assertions on them. To rule out that
     * another comes a little later, call {@link #receivesExactly(int, Duration)}.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactly(1); // passes
     * assertThat(smtp).receivesExactly(2); // fails
     * }</pre>
     *
     * @param number how many mails, 1 at least
     * @return assertions on the mails in the order of their arrival
     * @throws IllegalArgumentException if the number is not positive; to wait for none, call {@link #receivesNoMailFor}
     */
    public ReceivedMailsAssert receivesExactly(int number) {
        isNotNull();
        ArrivalDescriptions.requireSome(number);
        patience.waitUntil(actual, () -> ArrivalDescriptions.received(actual.mails()) >= number);
        return exactly(number, patience);
    }

    /**
     * Waits until so many mails have come and then for the given time, verifies that there are no more, and starts assertions on them.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactly(1, ofMillis(200)); // passes
     * assertThat(serverOfAMailerThatSendsTwice).receivesExactly(1, ofMillis(200)); // fails
     * }</pre>
     *
     * @param number how many mails, 1 at least
     * @param silence how long to listen for more
     * @return assertions on the mails in the order of their arrival
     * @throws IllegalArgumentException if number or time is not positive
     */
    public ReceivedMailsAssert receivesExactly(int number, Duration silence) {
        receivesExactly(number);
        QuietPeriod.listen(actual, number, silence);
        return exactly(number, " and none for " + WaitTimeout.inWords(silence));
    }

    /**
     * Waits for the given time and verifies that no mail had come before or came then. The wait ends at the first mail.
     *
     * <pre>{@code
     * assertThat(serverThatNobodyUses).receivesNoMailFor(ofMillis(200)); // passes
     * assertThat(smtp).receivesNoMailFor(ofMillis(200)); // fails
     * }</pre>
     *
     * @param time how long to wait
     * @return this assertion object
     * @throws IllegalArgumentException if the time is not positive
     */
    public RecordingSmtpServerAssert receivesNoMailFor(Duration time) {
        return receivesNoneBeyond(0, "received no mail for " + WaitTimeout.inWords(time), time);
    }

    /**
     * Waits for the given time and verifies that no mail came in it, whatever had come before this call.
     *
     * <pre>{@code
     * assertThat(smtp).receivesNoFurtherMailFor(ofMillis(200)); // passes
     * assertThat(serverOfAChattyMailer).receivesNoFurtherMailFor(ofMillis(200)); // fails
     * }</pre>
     *
     * @param time how long to wait
     * @return this assertion object
     * @throws IllegalArgumentException if the time is not positive
     */
    public RecordingSmtpServerAssert receivesNoFurtherMailFor(Duration time) {
        isNotNull();
        int before = ArrivalDescriptions.received(actual.mails());
        String expected = "received no further mail after " + ArrivalDescriptions.count(before);
        return receivesNoneBeyond(before, expected + " for " + WaitTimeout.inWords(time), time);
    }

    /**
     * Waits until no mail has come for the given time, whatever came before.
     *
     * <pre>{@code
     * assertThat(smtp).fallsSilentFor(ofMillis(200)).hasSize(1); // passes
     * assertThat(serverOfAMailerThatNeverStops).fallsSilentFor(ofMillis(200)); // fails
     * }</pre>
     *
     * @param silence how long no mail may come; less than the wait as a whole
     * @return assertions on all mails that have come by then
     * @throws IllegalArgumentException if the time is not positive
     */
    public ReceivedMailsAssert fallsSilentFor(Duration silence) {
        isNotNull();
        boolean came = QuietPeriod.comes(actual, silence, patience);
        has(remembered(ArrivalDescriptions.that(
                "fallen silent for " + WaitTimeout.inWords(silence) + patience, server -> came)));
        return extracting(RecordingSmtpServer::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }

    /**
     * Waits until somebody has connected, and every client has hung up: what is said in the end counts for
     * {@link TranscriptAssert#allSessionsAreWellBehaved()}.
     *
     * <pre>{@code
     * assertThat(smtp).allSessionsEnd().singleSession().isWellBehaved(); // passes
     * assertThat(serverOfAClientThatStays).allSessionsEnd(); // fails
     * }</pre>
     *
     * @return assertions on all that was said
     */
    public TranscriptAssert allSessionsEnd() {
        isNotNull();
        patience.waitUntil(actual, new UnendedSessions(actual)::areNone);
        has(remembered(ArrivalDescriptions.noOpenSessions(patience)));
        return transcript();
    }

    /**
     * Verifies that clients did what a pattern matches at least once, in all sessions together.
     *
     * <pre>{@code
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org")); // passes
     * assertThat(smtp).wasAsked(rcptTo("bob@example.org")); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @return this assertion object
     */
    public RecordingSmtpServerAssert wasAsked(CommandPattern pattern) {
        return wasAskedAtLeast(pattern, 1);
    }

    /**
     * Verifies that clients did what a pattern matches an exact number of times, in all sessions together.
     *
     * <pre>{@code
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 1); // passes
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 2); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @param times how often
     * @return this assertion object
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingSmtpServerAssert wasAsked(CommandPattern pattern, int times) {
        return has(AttemptDescriptions.exactly(times, pattern));
    }

    /**
     * Verifies that clients did what a pattern matches a number of times or more, in all sessions together.
     *
     * <pre>{@code
     * assertThat(smtp).wasAskedAtLeast(rcptTo("ada@example.org"), 1); // passes
     * assertThat(smtp).wasAskedAtLeast(rcptTo("ada@example.org"), 2); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @param times how often at least
     * @return this assertion object
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingSmtpServerAssert wasAskedAtLeast(CommandPattern pattern, int times) {
        return has(AttemptDescriptions.atLeast(times, pattern));
    }

    /**
     * Verifies that clients did what a pattern matches a number of times or less, in all sessions together.
     *
     * <pre>{@code
     * assertThat(smtp).wasAskedAtMost(rcptTo("ada@example.org"), 1); // passes
     * assertThat(smtp).wasAskedAtMost(rcptTo("ada@example.org"), 0); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @param times how often at most
     * @return this assertion object
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingSmtpServerAssert wasAskedAtMost(CommandPattern pattern, int times) {
        return has(AttemptDescriptions.atMost(times, pattern));
    }

    /**
     * Verifies that no client did what a pattern matches.
     *
     * <pre>{@code
     * assertThat(smtp).wasNotAsked(rcptTo("bob@example.org")); // passes
     * assertThat(smtp).wasNotAsked(rcptTo("ada@example.org")); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @return this assertion object
     */
    public RecordingSmtpServerAssert wasNotAsked(CommandPattern pattern) {
        return wasAsked(pattern, 0);
    }

    /**
     * Starts assertions on what clients did that a pattern matches, in all sessions, in the order of time.
     *
     * <pre>{@code
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).hasSize(1); // passes
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtLeast(ofSeconds(1)); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @return assertions on the attempts
     */
    public AttemptsAssert attempts(CommandPattern pattern) {
        return extracting(
                server -> AttemptDescriptions.matching(pattern, AttemptDescriptions.all(server)),
                AttemptsAssert.ATTEMPTS);
    }

    /**
     * Verifies that each stub has an answer and has matched something. A stub that never did is a typo, or the code under test never got
     * there. With {@code @SmtpServer} each test ends with this assertion, unless it is turned off there.
     *
     * <pre>{@code
     * smtp.on(rcptTo("ada@example.org")).answer(greylisted());
     * assertThat(smtp).hasNoUnusedStubs(); // passes if there was such a RCPT
     *
     * smtp.on(rcptTo("ada@example.com")).answer(greylisted());
     * assertThat(smtp).hasNoUnusedStubs(); // fails
     *
     * smtp.on(rcptTo("ada@example.org"));
     * assertThat(smtp).hasNoUnusedStubs(); // fails, as the stub has no answer
     * }</pre>
     *
     * @return this assertion object
     */
    public RecordingSmtpServerAssert hasNoUnusedStubs() {
        return has(Expectation.of("no stub that never matched", UnusedStubs::of));
    }

    /**
     * Verifies that no stub has thrown an exception or error, such as a predicate that fails on a mail. The client was answered 451, and
     * the failure has what was thrown as its cause. Each wait ends at once when that happens, and each assertion on the server fails
     * like this one until {@link RecordingSmtpServer#reset()}.
     *
     * <pre>{@code
     * smtp.on(message(mail -> mail.subject().orElse("").contains("spam"))).answer(refusedByPolicy());
     * assertThat(smtp).hasNoStubErrors(); // passes
     *
     * smtp.on(message(mail -> mail.subject().orElseThrow().contains("spam"))).answer(refusedByPolicy());
     * assertThat(smtp).hasNoStubErrors(); // fails if there was a mail without a subject
     * }</pre>
     *
     * @return this assertion object
     */
    public RecordingSmtpServerAssert hasNoStubErrors() {
        return has(StubErrors.NONE);
    }

    private RecordingSmtpServerAssert receivesNoneBeyond(int known, String expected, Duration time) {
        isNotNull();
        QuietPeriod.listen(actual, known, time);
        return has(remembered(
                ArrivalDescriptions.that(expected, server -> ArrivalDescriptions.received(server.mails()) <= known)));
    }

    private ReceivedMailAssert receives(MailSearch search) {
        isNotNull();
        patience.waitUntil(actual, search.goingOnIn(actual));
        has(remembered(ArrivalDescriptions.of(search, patience), search));
        return extracting(server -> search.in(server).orElse(null), RECEIVED_MAIL);
    }

    private ReceivedMailsAssert exactly(int number, Object when) {
        has(remembered(ArrivalDescriptions.exactly(number, when)));
        return extracting(RecordingSmtpServer::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }
}
