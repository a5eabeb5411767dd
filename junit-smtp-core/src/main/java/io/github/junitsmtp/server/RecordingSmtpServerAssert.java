package io.github.junitsmtp.server;

import static io.github.junitsmtp.mail.ReceivedMailAssert.RECEIVED_MAIL;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.protocol.Expectation;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.time.Duration;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on what a server received. Those called {@code receives} wait, those called {@code hasReceived} do not.
 *
 * <p>A wait ends as soon as what it waits for has come. It lasts {@linkplain #within as long as the test says}, or else as long
 * as Awaitility's default: 10 seconds unless the test has set another.
 *
 * <p>The examples assert on a server that one mail, to {@code ada@example.org}, was sent to.
 *
 * @see RecordingSmtpServer
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class RecordingSmtpServerAssert extends AbstractObjectAssert<RecordingSmtpServerAssert, RecordingSmtpServer> {

    /** Narrows an assertion on something to one on a server, as in {@code asInstanceOf(SMTP_SERVER)}. */
    public static final InstanceOfAssertFactory<RecordingSmtpServer, RecordingSmtpServerAssert> SMTP_SERVER =
            new InstanceOfAssertFactory<>(RecordingSmtpServer.class, RecordingSmtpServerAssert::new);

    private Patience patience = Patience.DEFAULT;

    RecordingSmtpServerAssert(RecordingSmtpServer actual) {
        super(actual, RecordingSmtpServerAssert.class);
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
        this.patience = Patience.of(patience);
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
     * Waits for a mail that the given assertions hold for, and starts assertions on the first that came. If none comes, the failure
     * says for each mail why it was not the one.
     *
     * <pre>{@code
     * assertThat(smtp).receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Welcome")); // passes
     * assertThat(smtp).receivesMailSatisfying(mail -> assertThat(mail).hasSubject("Goodbye")); // fails
     * }</pre>
     *
     * @param assertions called with each mail, perhaps many times
     * @return assertions on the mail
     */
    public ReceivedMailAssert receivesMailSatisfying(Consumer<? super ReceivedMail> assertions) {
        return receives(MailSearch.satisfying(assertions));
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
    public ListAssert<ReceivedMail> receivesExactly(int number) {
        isNotNull();
        Receipts.requireSome(number);
        patience.waitUntil(actual, () -> actual.mails().size() >= number);
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
    public ListAssert<ReceivedMail> receivesExactly(int number, Duration silence) {
        receivesExactly(number);
        listen(number, silence);
        return exactly(number, " and none for " + Patience.inWords(silence));
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
        return receivesNoneBeyond(0, "received no mail for " + Patience.inWords(time), time);
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
        int before = actual.mails().size();
        return receivesNoneBeyond(
                before,
                "received no further mail after " + Receipts.count(before) + " for " + Patience.inWords(time),
                time);
    }

    private RecordingSmtpServerAssert receivesNoneBeyond(int known, String expected, Duration time) {
        isNotNull();
        listen(known, time);
        return has(Expectation.of(
                expected, server -> server.mails().size() <= known, server -> Receipts.of(server, mail -> "")));
    }

    /**
     * Verifies that a mail has come, and starts assertions on the first.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMail(); // passes
     * assertThat(serverThatNobodyUses).hasReceivedMail(); // fails
     * }</pre>
     *
     * @return assertions on the mail
     */
    public ReceivedMailAssert hasReceivedMail() {
        return hasReceived(MailSearch.any(), "");
    }

    /**
     * Verifies that a mail has come to the given recipients, perhaps among others, and starts assertions on the first.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailTo("ada@example.org"); // passes
     * assertThat(smtp).hasReceivedMailTo("bob@example.org"); // fails
     * }</pre>
     *
     * @param recipients one address at least
     * @return assertions on the mail
     * @throws IllegalArgumentException if one is not an address, or there is none
     */
    public ReceivedMailAssert hasReceivedMailTo(String... recipients) {
        return hasReceived(MailSearch.to(recipients), "");
    }

    /**
     * Verifies that a mail has come that the given assertions hold for, and starts assertions on the first.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedMailSatisfying(mail -> assertThat(mail).hasSubject("Welcome")); // passes
     * assertThat(smtp).hasReceivedMailSatisfying(mail -> assertThat(mail).hasSubject("Goodbye")); // fails
     * }</pre>
     *
     * @param assertions called with each mail
     * @return assertions on the mail
     */
    public ReceivedMailAssert hasReceivedMailSatisfying(Consumer<? super ReceivedMail> assertions) {
        return hasReceived(MailSearch.satisfying(assertions), "");
    }

    /**
     * Verifies how many mails have come, and starts assertions on them.
     *
     * <pre>{@code
     * assertThat(smtp).hasReceivedExactly(1); // passes
     * assertThat(smtp).hasReceivedExactly(2); // fails
     * }</pre>
     *
     * @param number how many mails
     * @return assertions on the mails in the order of their arrival
     */
    public ListAssert<ReceivedMail> hasReceivedExactly(int number) {
        return exactly(number, "");
    }

    /**
     * Verifies that no mail has come so far. For a mailer that works in the background see {@link #receivesNoMailFor}.
     *
     * <pre>{@code
     * assertThat(serverThatNobodyUses).hasReceivedNoMail(); // passes
     * assertThat(smtp).hasReceivedNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public RecordingSmtpServerAssert hasReceivedNoMail() {
        hasReceivedExactly(0);
        return this;
    }

    /**
     * Starts assertions on what was said.
     *
     * <pre>{@code
     * assertThat(smtp).transcript().hasSessions(1); // passes
     * assertThat(smtp).transcript().hasSessions(2); // fails
     * }</pre>
     *
     * @return assertions on the transcript
     */
    public TranscriptAssert transcript() {
        return extracting(RecordingSmtpServer::transcript, TranscriptAssert.TRANSCRIPT);
    }

    private void listen(int known, Duration time) {
        Patience.of(time).waitUntil(actual, () -> actual.mails().size() > known);
    }

    private ReceivedMailAssert receives(MailSearch search) {
        isNotNull();
        patience.waitUntil(actual, () -> search.in(actual).isPresent());
        return hasReceived(search, patience);
    }

    private ReceivedMailAssert hasReceived(MailSearch search, Object when) {
        has(Expectation.of(
                "received " + search + when,
                (RecordingSmtpServer server) -> search.in(server).isPresent(),
                server -> Receipts.of(server, search::whyNot)));
        return extracting(server -> search.in(server).orElse(null), RECEIVED_MAIL);
    }

    private ListAssert<ReceivedMail> exactly(int number, Object when) {
        has(Expectation.of(
                "received " + (number == 0 ? "" : "exactly ") + Receipts.count(number) + when,
                (RecordingSmtpServer server) -> server.mails().size() == number,
                server -> Receipts.of(server, mail -> "")));
        return extracting(RecordingSmtpServer::mails, list(ReceivedMail.class));
    }
}
