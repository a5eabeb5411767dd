package io.github.junitsmtp.server;

import static io.github.junitsmtp.mail.ReceivedMailAssert.RECEIVED_MAIL;
import static io.github.junitsmtp.mail.ReceivedMailsAssert.RECEIVED_MAILS;
import static io.github.junitsmtp.transcript.TranscriptAssert.TRANSCRIPT;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.waiting.ArrivalExpectation;
import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.internal.waiting.MailCount;
import io.github.junitsmtp.internal.waiting.MailExpectation;
import io.github.junitsmtp.internal.waiting.MailSearch;
import io.github.junitsmtp.internal.waiting.NoFurtherMail;
import io.github.junitsmtp.internal.waiting.NthMail;
import io.github.junitsmtp.internal.waiting.OneMailToEach;
import io.github.junitsmtp.internal.waiting.QuietPeriod;
import io.github.junitsmtp.internal.waiting.RecipientSearch;
import io.github.junitsmtp.internal.waiting.SessionsEnd;
import io.github.junitsmtp.internal.waiting.Silence;
import io.github.junitsmtp.internal.waiting.WaitTimeout;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Condition;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on what a server has received. Assertions whose names begin with {@code receives} wait for mail. Those
 * that begin with {@code hasReceived} check what has arrived so far, unless {@link #within} gives them time to wait.
 *
 * <p>A wait ends as soon as the expectation is met. {@link #within} sets its timeout; the default is the server's
 * {@linkplain RecordingSmtpServer#assertionTimeout timeout}. A wait fails early if a stub throws, the server is closed,
 * or the thread is interrupted. A wait that expects no mail passes only if the server was listening the whole time, so
 * it also fails if the server is stopped.
 *
 * <p>The examples assert on a {@link RecordingSmtpServer} that has received one mail, sent to {@code ada@example.org}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class RecordingSmtpServerAssert extends AbstractObjectAssert<RecordingSmtpServerAssert, RecordingSmtpServer> {

    /** {@link InstanceOfAssertFactory} for {@link RecordingSmtpServer}, as in {@code asInstanceOf(SMTP_SERVER)}. */
    public static final InstanceOfAssertFactory<RecordingSmtpServer, RecordingSmtpServerAssert> SMTP_SERVER =
            new InstanceOfAssertFactory<>(RecordingSmtpServer.class, RecordingSmtpServerAssert::new);

    private WaitTimeout timeout;
    private Optional<Duration> within = Optional.empty();

    RecordingSmtpServerAssert(RecordingSmtpServer actual) {
        super(actual, RecordingSmtpServerAssert.class);
        BriefRepresentation.use(info);
        this.timeout = actual == null ? WaitTimeout.DEFAULT : actual.timeout();
    }

    /** {@inheritDoc} If a stub has thrown, this assertion fails as {@link #hasNoStubErrors()} does. */
    @Override
    public RecordingSmtpServerAssert has(Condition<? super RecordingSmtpServer> condition) {
        super.has(StubErrors.NONE);
        return super.has(condition);
    }

    /**
     * Sets how long the following assertions wait, including those that do not wait by default. {@code hasReceived..} and
     * {@code wasAsked..} wait until they pass. Assertions that something did not happen always wait for the full timeout.
     * {@link #hasNoUnusedStubs()} waits until all stubs have been used. {@link #attempts} and {@link #transcript()} do not wait.
     *
     * <pre>{@code
     * assertThat(smtp).within(ofMillis(500)).receivesMailTo("ada@example.org"); // passes
     * assertThat(smtp).within(ofMillis(500)).receivesMailTo("bob@example.org"); // fails after half a second
     * assertThat(smtp).within(ofMillis(500)).wasAsked(quit()); // passes if QUIT arrives in time
     * }</pre>
     *
     * @param timeout the longest time to wait
     * @return this assertion object
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public RecordingSmtpServerAssert within(Duration timeout) {
        this.timeout = WaitTimeout.of("timeout", timeout);
        this.within = Optional.of(timeout);
        return this;
    }

    /**
     * Verifies that a mail arrives, and continues with the first one. If there are several mails, failures say which
     * one it is, as in {@code mail 1 of 3}.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMail().isTo("ada@example.org"); // passes
     * assertThat(unusedServer).receivesMail(); // fails
     * }</pre>
     *
     * @return assertions on the mail
     * @see RecordingSmtpServer#awaitMail()
     */
    public final ReceivedMailAssert receivesMail() {
        return receives(MailSearch.any());
    }

    /**
     * Verifies that a mail has arrived, and continues with the first one. If there are several mails, failures say
     * which one it is, as in {@code mail 1 of 3}.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMail().isTo("ada@example.org"); // passes
     * assertThat(unusedServer).hasReceivedMail(); // fails
     * }</pre>
     *
     * @return assertions on the mail
     */
    public final ReceivedMailAssert hasReceivedMail() {
        return hasReceived(MailSearch.any());
    }

    /**
     * Verifies that at least the given number of mails arrives, and continues with the mail at that position.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMail(1).isTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMail(2); // fails
     * }</pre>
     *
     * @param number the position of the mail in order of arrival, counted from 1
     * @return assertions on the mail
     * @throws IllegalArgumentException if the number is not positive
     */
    public final ReceivedMailAssert receivesMail(int number) {
        return receives(new NthMail(number));
    }

    /**
     * Verifies that at least the given number of mails has arrived, and continues with the mail at that position.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMail(1).isTo("ada@example.org"); // passes
     * assertThat(smtp).hasReceivedMail(2); // fails
     * }</pre>
     *
     * @param number the position of the mail in order of arrival, counted from 1
     * @return assertions on the mail
     * @throws IllegalArgumentException if the number is not positive
     */
    public final ReceivedMailAssert hasReceivedMail(int number) {
        return hasReceived(new NthMail(number));
    }

    /**
     * Verifies that a mail arrives whose envelope contains at least the given recipients, and continues with the first
     * such mail.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMailTo("bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on the mail
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     * @see RecordingSmtpServer#awaitMailTo(String...)
     */
    public final ReceivedMailAssert receivesMailTo(String... recipients) {
        return receives(MailSearch.to(List.of(recipients)));
    }

    /**
     * Verifies that a mail has arrived whose envelope contains at least the given recipients, and continues with the
     * first such mail.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailTo("ada@example.org"); // passes
     * assertThat(smtp).hasReceivedMailTo("bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on the mail
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailAssert hasReceivedMailTo(String... recipients) {
        return hasReceived(MailSearch.to(List.of(recipients)));
    }

    /**
     * Verifies that a mail arrives that passes the given assertions, and continues with the first such mail. If there
     * is none, the failure says why each mail does not match.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Welcome")); // passes
     * assertThat(smtp).receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Goodbye")); // fails
     * }</pre>
     *
     * @param assertions the assertions, called with each mail, possibly more than once
     * @return assertions on the mail
     */
    public final ReceivedMailAssert receivesMailSatisfying(Consumer<? super ReceivedMail> assertions) {
        return receives(MailSearch.satisfying(List.of(assertions)));
    }

    /**
     * Verifies that a mail arrives that passes all the given assertions, and continues with the first such mail. If there is none, the
     * failure shows which assertions the closest match passes.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailSatisfying(
     *         mail -> assertThat(mail).hasSubject("Welcome"), mail -> assertThat(mail).hasNoAttachments()); // passes
     * assertThat(smtp).receivesMailSatisfying(
     *         mail -> assertThat(mail).hasSubject("Welcome"), mail -> assertThat(mail).hasAttachment("terms.pdf")); // fails
     * }</pre>
     *
     * @param assertions at least one; each is called with each mail, possibly more than once
     * @return assertions on the mail
     * @throws IllegalArgumentException if there are no assertions
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ReceivedMailAssert receivesMailSatisfying(Consumer<? super ReceivedMail>... assertions) {
        return receives(MailSearch.satisfying(List.of(assertions)));
    }

    /**
     * Verifies that a mail has arrived that passes the given assertions, and continues with the first such mail. If
     * there is none, the failure says why each mail does not match.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailSatisfying(mail -> assertThat(mail).hasSubject("Welcome")); // passes
     * assertThat(smtp).hasReceivedMailSatisfying(mail -> assertThat(mail).hasSubject("Goodbye")); // fails
     * }</pre>
     *
     * @param assertions the assertions, called with each mail, possibly more than once
     * @return assertions on the mail
     */
    public final ReceivedMailAssert hasReceivedMailSatisfying(Consumer<? super ReceivedMail> assertions) {
        return hasReceived(MailSearch.satisfying(List.of(assertions)));
    }

    /**
     * Verifies that a mail has arrived that passes all the given assertions, and continues with the first such mail. If there is none, the
     * failure shows which assertions the closest match passes.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailSatisfying(
     *         mail -> assertThat(mail).hasSubject("Welcome"), mail -> assertThat(mail).hasNoAttachments()); // passes
     * assertThat(smtp).hasReceivedMailSatisfying(
     *         mail -> assertThat(mail).hasSubject("Welcome"), mail -> assertThat(mail).hasAttachment("terms.pdf")); // fails
     * }</pre>
     *
     * @param assertions at least one; each is called with each mail, possibly more than once
     * @return assertions on the mail
     * @throws IllegalArgumentException if there are no assertions
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ReceivedMailAssert hasReceivedMailSatisfying(Consumer<? super ReceivedMail>... assertions) {
        return hasReceived(MailSearch.satisfying(List.of(assertions)));
    }

    /**
     * Verifies that each of the given recipients receives a mail, in any order. A single mail may be addressed to several of them.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailsTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMailsTo("ada@example.org", "bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert receivesMailsTo(String... recipients) {
        return receivesMailsTo(List.of(recipients));
    }

    /**
     * Verifies that each of the given recipients receives a mail, in any order. A single mail may be addressed to several of them.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailsTo(List.of("ada@example.org")); // passes
     * assertThat(smtp).receivesMailsTo(List.of("ada@example.org", "bob@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert receivesMailsTo(Collection<String> recipients) {
        return receives(RecipientSearch.inAnyOrder(recipients));
    }

    /**
     * Verifies that each of the given recipients has received a mail, in any order. A single mail may be addressed to several of them.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailsTo("ada@example.org"); // passes
     * assertThat(smtp).hasReceivedMailsTo("ada@example.org", "bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived so far
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert hasReceivedMailsTo(String... recipients) {
        return hasReceivedMailsTo(List.of(recipients));
    }

    /**
     * Verifies that each of the given recipients has received a mail, in any order. A single mail may be addressed to several of them.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailsTo(List.of("ada@example.org")); // passes
     * assertThat(smtp).hasReceivedMailsTo(List.of("ada@example.org", "bob@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived so far
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert hasReceivedMailsTo(Collection<String> recipients) {
        return hasReceived(RecipientSearch.inAnyOrder(recipients));
    }

    /**
     * Verifies that the given recipients receive mails in the given order, possibly with other mails in between.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailsInOrderTo("ada@example.org"); // passes
     * assertThat(smtp).receivesMailsInOrderTo("bob@example.org", "ada@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert receivesMailsInOrderTo(String... recipients) {
        return receivesMailsInOrderTo(List.of(recipients));
    }

    /**
     * Verifies that the given recipients receive mails in the given order, possibly with other mails in between.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailsInOrderTo(List.of("ada@example.org")); // passes
     * assertThat(smtp).receivesMailsInOrderTo(List.of("bob@example.org", "ada@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert receivesMailsInOrderTo(List<String> recipients) {
        return receives(RecipientSearch.inOrder(recipients));
    }

    /**
     * Verifies that the given recipients have received mails in the given order, possibly with other mails in between.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailsInOrderTo("ada@example.org"); // passes
     * assertThat(smtp).hasReceivedMailsInOrderTo("bob@example.org", "ada@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived so far
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert hasReceivedMailsInOrderTo(String... recipients) {
        return hasReceivedMailsInOrderTo(List.of(recipients));
    }

    /**
     * Verifies that the given recipients have received mails in the given order, possibly with other mails in between.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailsInOrderTo(List.of("ada@example.org")); // passes
     * assertThat(smtp).hasReceivedMailsInOrderTo(List.of("bob@example.org", "ada@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address
     * @return assertions on all mails that have arrived so far
     * @throws IllegalArgumentException if no recipient is given, or a recipient is not an address
     */
    public final ReceivedMailsAssert hasReceivedMailsInOrderTo(List<String> recipients) {
        return hasReceived(RecipientSearch.inOrder(recipients));
    }

    /**
     * Verifies that each of the given recipients receives exactly one mail, and that nobody else receives any. The wait
     * ends when all of them have received a mail. A mail to several recipients counts for each of them, and blind
     * copies also count. To rule out later mails, call {@link #receivesExactlyOneMailToEach(Collection, Duration)}.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactlyOneMailToEach("ada@example.org"); // passes
     * assertThat(smtp).receivesExactlyOneMailToEach("ada@example.org", "bob@example.org"); // fails
     * assertThat(serverOfMailerThatSendsTwice).receivesExactlyOneMailToEach("ada@example.org"); // fails if both mails have arrived by then
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address, or a recipient is duplicated
     */
    public final ReceivedMailsAssert receivesExactlyOneMailToEach(String... recipients) {
        return receivesExactlyOneMailToEach(List.of(recipients));
    }

    /**
     * Verifies that each of the given recipients receives exactly one mail, and that nobody else receives any, as
     * {@link #receivesExactlyOneMailToEach(String...)} does.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactlyOneMailToEach(List.of("ada@example.org")); // passes
     * assertThat(smtp).receivesExactlyOneMailToEach(List.of("ada@example.org", "bob@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address, or a recipient is duplicated
     */
    public final ReceivedMailsAssert receivesExactlyOneMailToEach(Collection<String> recipients) {
        return receives(OneMailToEach.of(recipients));
    }

    /**
     * Verifies that each of the given recipients receives exactly one mail, that nobody else receives any, and that no more mail arrives
     * for the given time.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactlyOneMailToEach(List.of("ada@example.org"), ofMillis(200)); // passes
     * assertThat(serverOfMailerThatSendsTwice).receivesExactlyOneMailToEach(List.of("ada@example.org"), ofMillis(200)); // fails
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @param silence the time during which no further mail may arrive
     * @return assertions on all mails that have arrived
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address or is duplicated, or the time is not
     *     positive
     */
    public final ReceivedMailsAssert receivesExactlyOneMailToEach(Collection<String> recipients, Duration silence) {
        WaitTimeout quiet = WaitTimeout.of("silence", silence);
        Expectation<RecordingSmtpServer> arrived = awaited(OneMailToEach.of(recipients));
        has(arrived);
        return arrived.isMet()
                ? mails(awaited(whileListening(silence, OneMailToEach.of(recipients, silence)), quiet, ""))
                : Navigation.nowhere(RECEIVED_MAILS);
    }

    /**
     * Verifies that each of the given recipients has received exactly one mail, and that nobody else has received any.
     * A mail to several recipients counts for each of them, and blind copies also count.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org"); // passes
     * assertThat(smtp).hasReceivedExactlyOneMailToEach("ada@example.org", "bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @return assertions on all mails that have arrived so far
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address, or a recipient is duplicated
     */
    public final ReceivedMailsAssert hasReceivedExactlyOneMailToEach(String... recipients) {
        return hasReceivedExactlyOneMailToEach(List.of(recipients));
    }

    /**
     * Verifies that each of the given recipients has received exactly one mail, and that nobody else has received any, as
     * {@link #hasReceivedExactlyOneMailToEach(String...)} does.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedExactlyOneMailToEach(List.of("ada@example.org")); // passes
     * assertThat(smtp).hasReceivedExactlyOneMailToEach(List.of("ada@example.org", "bob@example.org")); // fails
     * }</pre>
     *
     * @param recipients at least one address, without duplicates
     * @return assertions on all mails that have arrived so far
     * @throws IllegalArgumentException if no recipient is given, a recipient is not an address, or a recipient is duplicated
     */
    public final ReceivedMailsAssert hasReceivedExactlyOneMailToEach(Collection<String> recipients) {
        return hasReceived(OneMailToEach.of(recipients));
    }

    /**
     * Verifies that exactly the given number of mails arrive. The assertion does not wait for further mails; to rule
     * them out, call {@link #receivesExactly(int, Duration)}.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactly(1); // passes
     * assertThat(smtp).receivesExactly(2); // fails
     * }</pre>
     *
     * @param number the number of mails, at least 1; to expect none, call {@link #receivesNoMailFor}
     * @return assertions on the mails, in order of arrival
     * @throws IllegalArgumentException if the number is not positive
     * @see RecordingSmtpServer#awaitMails(int)
     */
    public final ReceivedMailsAssert receivesExactly(int number) {
        return receives(MailCount.exactly(positive(number)));
    }

    /**
     * Verifies that exactly the given number of mails has arrived.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedExactly(1); // passes
     * assertThat(smtp).hasReceivedExactly(2); // fails
     * }</pre>
     *
     * @param number the number of mails
     * @return assertions on the mails, in order of arrival
     */
    public final ReceivedMailsAssert hasReceivedExactly(int number) {
        MailCount expected = MailCount.exactly(number);
        return mails(number == 0 ? absent(expected) : soFar(expected));
    }

    /**
     * Verifies that exactly the given number of mails arrive, and that no more arrive for the given time.
     *
     * <pre>{@code
     * assertThat(smtp).receivesExactly(1, ofMillis(200)); // passes
     * assertThat(serverOfMailerThatSendsTwice).receivesExactly(1, ofMillis(200)); // fails
     * }</pre>
     *
     * @param number the number of mails, at least 1
     * @param silence the time during which no further mail may arrive
     * @return assertions on the mails, in order of arrival
     * @throws IllegalArgumentException if the number or the time is not positive
     */
    public final ReceivedMailsAssert receivesExactly(int number, Duration silence) {
        WaitTimeout quiet = WaitTimeout.of("silence", silence);
        Expectation<RecordingSmtpServer> arrived = awaited(MailCount.exactly(positive(number)));
        has(arrived);
        return arrived.isMet()
                ? mails(awaited(whileListening(silence, MailCount.exactly(number, silence)), quiet, ""))
                : Navigation.nowhere(RECEIVED_MAILS);
    }

    /**
     * Verifies that no mail has arrived, and that none arrives for the given time. The assertion fails as soon as a
     * mail has arrived.
     *
     * <pre>{@code
     * assertThat(unusedServer).receivesNoMailFor(ofMillis(200)); // passes
     * assertThat(smtp).receivesNoMailFor(ofMillis(200)); // fails
     * }</pre>
     *
     * @param time how long to wait
     * @return this assertion object
     * @throws IllegalArgumentException if the time is not positive
     */
    public RecordingSmtpServerAssert receivesNoMailFor(Duration time) {
        isNotNull();
        return during("time", time, NoFurtherMail.atAll(actual.transcript(), time));
    }

    /**
     * Verifies that no mail has arrived so far. For a mailer that sends in the background, call
     * {@link #receivesNoMailFor}.
     *
     * <pre>{@code
     * assertThat(unusedServer).hasReceivedNoMail(); // passes
     * assertThat(smtp).hasReceivedNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public RecordingSmtpServerAssert hasReceivedNoMail() {
        return hasNot(MailCount.exactly(0));
    }

    /**
     * Verifies that no mail arrives for the given time. Earlier mails are ignored.
     *
     * <pre>{@code
     * assertThat(smtp).receivesNoFurtherMailFor(ofMillis(200)); // passes
     * assertThat(serverOfBusyMailer).receivesNoFurtherMailFor(ofMillis(200)); // fails
     * }</pre>
     *
     * @param time how long to wait
     * @return this assertion object
     * @throws IllegalArgumentException if the time is not positive
     */
    public RecordingSmtpServerAssert receivesNoFurtherMailFor(Duration time) {
        isNotNull();
        return during("time", time, NoFurtherMail.afterThoseOf(actual.transcript(), time));
    }

    /**
     * Verifies that mails stop arriving, that is, that none arrives for the given time. Earlier mails are ignored.
     *
     * <pre>{@code
     * assertThat(smtp).fallsSilentFor(ofMillis(200)).hasSize(1); // passes
     * assertThat(serverOfBusyMailer).fallsSilentFor(ofMillis(200)); // fails
     * }</pre>
     *
     * @param silence the time during which no mail may arrive; must be shorter than the timeout
     * @return assertions on all mails that have arrived by then
     * @throws IllegalArgumentException if the time is not positive
     */
    public final ReceivedMailsAssert fallsSilentFor(Duration silence) {
        isNotNull();
        return actual == null
                ? Navigation.nowhere(RECEIVED_MAILS)
                : receives(whileListening(silence, new QuietPeriod(actual.transcript(), silence)));
    }

    /**
     * Verifies that at least one client connects and that all clients disconnect. Call it before
     * {@link TranscriptAssert#allSessionsAreWellBehaved()}, which also checks how sessions end.
     *
     * <pre>{@code
     * assertThat(smtp).allSessionsEnd().singleSession().isWellBehaved(); // passes
     * assertThat(serverWithConnectedClient).allSessionsEnd(); // fails
     * }</pre>
     *
     * @return assertions on the transcript
     */
    public final TranscriptAssert allSessionsEnd() {
        return Navigation.from(this, awaited(new SessionsEnd()), RecordingSmtpServer::transcript, TRANSCRIPT);
    }

    /**
     * Verifies that at least one event matches the pattern, across all sessions.
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
     * Verifies that exactly the given number of events match the pattern, across all sessions.
     *
     * <pre>{@code
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 1); // passes
     * assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 2); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @param times the number of events
     * @return this assertion object
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingSmtpServerAssert wasAsked(CommandPattern pattern, int times) {
        isNotNull();
        AttemptCount expected = AttemptCount.exactly(actual, pattern, times);
        return times == 0 ? hasNot(expected) : hasSoFar(expected);
    }

    /**
     * Verifies that at least the given number of events match the pattern, across all sessions.
     *
     * <pre>{@code
     * assertThat(smtp).wasAskedAtLeast(rcptTo("ada@example.org"), 1); // passes
     * assertThat(smtp).wasAskedAtLeast(rcptTo("ada@example.org"), 2); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @param times the minimum number of events
     * @return this assertion object
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingSmtpServerAssert wasAskedAtLeast(CommandPattern pattern, int times) {
        isNotNull();
        return hasSoFar(AttemptCount.atLeast(actual, pattern, times));
    }

    /**
     * Verifies that at most the given number of events match the pattern, across all sessions.
     *
     * <pre>{@code
     * assertThat(smtp).wasAskedAtMost(rcptTo("ada@example.org"), 1); // passes
     * assertThat(smtp).wasAskedAtMost(rcptTo("ada@example.org"), 0); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @param times the maximum number of events
     * @return this assertion object
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingSmtpServerAssert wasAskedAtMost(CommandPattern pattern, int times) {
        isNotNull();
        return hasNot(AttemptCount.atMost(actual, pattern, times));
    }

    /**
     * Verifies that no event matches the pattern, in any session.
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
     * Starts assertions on the events that match the pattern, in all sessions and in chronological order. Fails if the
     * server {@linkplain SmtpServerBuilder#keepLast(int) discarded} dialogues.
     *
     * <pre>{@code
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).hasSize(1); // passes
     * assertThat(smtp).attempts(rcptTo("ada@example.org")).spacedAtLeast(ofSeconds(1)); // fails
     * }</pre>
     *
     * @param pattern the pattern
     * @return assertions on the attempts
     */
    public final AttemptsAssert attempts(CommandPattern pattern) {
        return Navigation.from(
                this,
                Expectation.of("kept all dialogues", RecordingSmtpServer::problemOfKeptDialogues),
                server -> AttemptDescriptions.matching(pattern, server.attempts()),
                AttemptsAssert.ATTEMPTS);
    }

    /**
     * Verifies that each stub has an answer and was used. An unused stub indicates that its pattern has a typo, or that
     * the code under test never sent such a command. With {@code @SmtpServer}, each test ends with this assertion,
     * unless {@code strictStubs} is off.
     *
     * <pre>{@code
     * smtp.on(rcptTo("ada@example.org")).answer(greylisted());
     * assertThat(smtp).hasNoUnusedStubs(); // passes if there was such a RCPT
     *
     * smtp.on(rcptTo("ada@example.com")).answer(greylisted());
     * assertThat(smtp).hasNoUnusedStubs(); // fails
     *
     * smtp.on(rcptTo("ada@example.org"));
     * assertThat(smtp).hasNoUnusedStubs(); // fails: the stub has no answer
     * }</pre>
     *
     * @return this assertion object
     */
    public RecordingSmtpServerAssert hasNoUnusedStubs() {
        isNotNull();
        return hasSoFar(new UnusedStubs(actual));
    }

    /**
     * Verifies that no stub has thrown an exception or error, for example in its predicate. If a stub throws,
     * the client gets 451, and the failure has the exception as its cause. From then on, every wait ends at once, and
     * every assertion on the server fails in the same way until {@link RecordingSmtpServer#reset()} is called.
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
        isNotNull();
        return has(StubErrors.NONE);
    }

    /**
     * Starts assertions on the transcript.
     *
     * <pre>{@code
     * assertThat(smtp).transcript().hasSessions(1); // passes
     * assertThat(smtp).transcript().hasSessions(2); // fails
     * }</pre>
     *
     * @return assertions on the transcript
     */
    public final TranscriptAssert transcript() {
        return Navigation.from(this, RecordingSmtpServer::transcript, TRANSCRIPT);
    }

    private ReceivedMailAssert receives(MailExpectation mail) {
        return mail(mail, awaited(mail));
    }

    private ReceivedMailsAssert receives(ArrivalExpectation mails) {
        return mails(awaited(mails));
    }

    private ReceivedMailAssert hasReceived(MailExpectation mail) {
        return mail(mail, soFar(mail));
    }

    private ReceivedMailsAssert hasReceived(ArrivalExpectation mails) {
        return mails(soFar(mails));
    }

    /** Continues with the mail, and describes which one it is if there are several. */
    private ReceivedMailAssert mail(MailExpectation mail, Expectation<RecordingSmtpServer> expected) {
        ReceivedMailAssert assertions = Navigation.from(
                this, expected, server -> mail.findIn(server.mails()).orElse(null), RECEIVED_MAIL);
        if (!expected.isMet()) {
            return assertions;
        }
        return mail.findIn(actual.mails())
                .flatMap(actual.mails()::placeOf)
                .map(place ->
                        assertions.as("%s", info.hasDescription() ? info.descriptionText() + ", " + place : place))
                .orElse(assertions);
    }

    private ReceivedMailsAssert mails(Expectation<RecordingSmtpServer> expected) {
        return Navigation.from(this, expected, RecordingSmtpServer::mails, RECEIVED_MAILS);
    }

    private RecordingSmtpServerAssert hasSoFar(ArrivalExpectation expected) {
        return has(soFar(expected));
    }

    private RecordingSmtpServerAssert hasNot(ArrivalExpectation expected) {
        isNotNull();
        return has(absent(expected));
    }

    /** Expects what has arrived so far or, with {@code within}, what arrives in that time. */
    private Expectation<RecordingSmtpServer> soFar(ArrivalExpectation expected) {
        return within.isPresent()
                ? awaited(expected)
                : expectation(
                                expected,
                                "",
                                "\nThis assertion does not wait: if the mail is sent in the background, "
                                        + expected.howToWait())
                        .onFailure((server, missing, instead) ->
                                server.lateArrivals().missed(expected, expected.howToWait()));
    }

    /** Expects that something has not happened so far or, with {@code within}, does not happen in that time. */
    private Expectation<RecordingSmtpServer> absent(ArrivalExpectation expected) {
        return actual == null || within.isEmpty()
                ? expectation(expected, "", "")
                : awaited(whileListening(within.get(), expected));
    }

    /** Waits for the expectation to be met, and verifies it. */
    RecordingSmtpServerAssert await(ArrivalExpectation expected) {
        return has(awaited(expected));
    }

    /** Waits for the time of the expectation itself, or until it can no longer be met, and verifies it. */
    private RecordingSmtpServerAssert during(String parameter, Duration time, ArrivalExpectation expected) {
        isNotNull();
        WaitTimeout longest = WaitTimeout.of(parameter, time);
        return has(awaited(whileListening(time, expected), longest, ""));
    }

    private Silence whileListening(Duration time, ArrivalExpectation expected) {
        return new Silence(expected, time, actual.deafness());
    }

    private Expectation<RecordingSmtpServer> awaited(ArrivalExpectation expected) {
        return awaited(expected, timeout, timeout);
    }

    private Expectation<RecordingSmtpServer> awaited(ArrivalExpectation expected, WaitTimeout longest, Object when) {
        if (actual != null) {
            actual.waitFor(expected, longest);
        }
        return expectation(expected, when, "").onFailure((server, missing, instead) -> {
            server.lateArrivals()
                    .missed(
                            expected,
                            "allow more time with within(..), unless it is sent by something that runs after the assertion, such as close()");
            server.failedWaits().add(new FailedWait(missing, instead, expected.nearMisses(server.transcript())));
        });
    }

    private static Expectation<RecordingSmtpServer> expectation(
            ArrivalExpectation expected, Object when, String adviceIfItMayStillCome) {
        return Expectation.of(
                expected.toString() + when,
                server -> expected.problem(server.transcript())
                        .map(problem -> problem
                                + (server.isListening() && expected.mayStillCome(server.transcript())
                                        ? adviceIfItMayStillCome
                                        : "")
                                + (server.isStopped()
                                        ? "\nand it is stopped: call restart() to accept connections"
                                        : "")));
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive but was " + number
                    + "; to verify that no mail arrives, call receivesNoMailFor(..)");
        }
        return number;
    }
}
