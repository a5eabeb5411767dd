package io.github.junitsmtp.server;

import static io.github.junitsmtp.mail.ReceivedMailAssert.RECEIVED_MAIL;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.transcript.TranscriptAssert;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Condition;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * The assertions on what a server has received so far, which do not wait; all are in {@link RecordingSmtpServerAssert}, whose
 * examples they share.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReceiptAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super RecordingSmtpServer> condition);

    /**
     * Goes on with something of the server, as in AssertJ.
     *
     * @param extractor finds it
     * @param factory makes assertions on it
     * @param <T> its type
     * @param <A> the type of the assertions
     * @return assertions on it
     */
    <T, A extends AbstractAssert<?, ?>> A extracting(
            Function<? super RecordingSmtpServer, T> extractor, InstanceOfAssertFactory<?, A> factory);

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
    default ReceivedMailAssert hasReceivedMail() {
        return found(MailSearch.any());
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
    default ReceivedMailAssert hasReceivedMailTo(String... recipients) {
        return found(MailSearch.to(recipients));
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
    default ReceivedMailAssert hasReceivedMailSatisfying(Consumer<? super ReceivedMail> assertions) {
        return found(MailSearch.satisfying(List.of(assertions)));
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
    default ReceivedMailsAssert hasReceivedExactly(int number) {
        has(ArrivalDescriptions.exactly(number, ""));
        return extracting(RecordingSmtpServer::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }

    /**
     * Verifies that no mail has come so far. For a mailer that works in the background see
     * {@link RecordingSmtpServerAssert#receivesNoMailFor}.
     *
     * <pre>{@code
     * assertThat(serverThatNobodyUses).hasReceivedNoMail(); // passes
     * assertThat(smtp).hasReceivedNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasReceivedNoMail() {
        return has(ArrivalDescriptions.exactly(0, ""));
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
    default TranscriptAssert transcript() {
        return extracting(RecordingSmtpServer::transcript, TranscriptAssert.TRANSCRIPT);
    }

    private ReceivedMailAssert found(MailSearch search) {
        has(ArrivalDescriptions.of(search, ""));
        return extracting(server -> search.in(server).orElse(null), RECEIVED_MAIL);
    }
}
