package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.github.junitsmtp.protocol.Expectation;
import io.github.junitsmtp.protocol.Printable;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a mail. Sender and recipients are those of the envelope, where blind copies are seen.
 *
 * <p>The examples assert on a mail that {@code shop@example.com} sent to {@code ada@example.org} with the subject
 * {@code Welcome, Ada} and a blind copy to {@code audit@example.com}.
 *
 * @see ReceivedMail
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ReceivedMailAssert extends AbstractObjectAssert<ReceivedMailAssert, ReceivedMail>
        implements EnvelopeAssertions<ReceivedMailAssert> {

    /** Narrows an assertion on something to one on a {@link ReceivedMail}, as in {@code first(RECEIVED_MAIL)}. */
    public static final InstanceOfAssertFactory<ReceivedMail, ReceivedMailAssert> RECEIVED_MAIL =
            new InstanceOfAssertFactory<>(ReceivedMail.class, ReceivedMailAssert::new);

    ReceivedMailAssert(ReceivedMail actual) {
        super(actual, ReceivedMailAssert.class);
    }

    /**
     * Verifies the decoded subject.
     *
     * <pre>{@code
     * assertThat(mail).hasSubject("Welcome, Ada"); // passes
     * assertThat(mail).hasSubject("Welcome"); // fails
     * }</pre>
     *
     * @param expected the subject
     * @return this assertion object
     */
    public ReceivedMailAssert hasSubject(String expected) {
        subject().isEqualTo(expected);
        return this;
    }

    /**
     * Verifies that the header has the given field.
     *
     * <pre>{@code
     * assertThat(mail).hasHeader("Date"); // passes
     * assertThat(mail).hasHeader("Bcc"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @return this assertion object
     */
    public ReceivedMailAssert hasHeader(String name) {
        return has(Expectation.of(
                "a header field " + name, mail -> !mail.header(name).isEmpty(), mail -> "its header has none"));
    }

    /**
     * Verifies that the header has the given field with the given decoded value.
     *
     * <pre>{@code
     * assertThat(mail).hasHeader("Subject", "Welcome, Ada"); // passes
     * assertThat(mail).hasHeader("Subject", "Welcome"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @param value the value
     * @return this assertion object
     */
    public ReceivedMailAssert hasHeader(String name, String value) {
        return has(Expectation.of(
                "a header field " + name + ": " + value,
                mail -> mail.header(name).contains(value),
                mail -> mail.header(name).isEmpty() ? "its header has no " + name : "it has " + fields(mail, name)));
    }

    /**
     * Verifies that the header does not have the given field.
     *
     * <pre>{@code
     * assertThat(mail).doesNotHaveHeader("Bcc"); // passes
     * assertThat(mail).doesNotHaveHeader("Subject"); // fails
     * }</pre>
     *
     * @param name the name of the field, in upper or lower case
     * @return this assertion object
     */
    public ReceivedMailAssert doesNotHaveHeader(String name) {
        return has(Expectation.of(
                "no header field " + name,
                mail -> mail.header(name).isEmpty(),
                mail -> "it has " + fields(mail, name)));
    }

    /**
     * Verifies that the text body contains the given part.
     *
     * <pre>{@code
     * assertThat(mail).hasTextBodyContaining("your account is ready"); // passes
     * assertThat(mail).hasTextBodyContaining("password"); // fails
     * }</pre>
     *
     * @param part a part of the decoded text
     * @return this assertion object
     */
    public ReceivedMailAssert hasTextBodyContaining(String part) {
        return has(Expectation.of(
                "a text body containing " + Printable.quote(part),
                mail -> mail.textBody().orElse("").contains(part),
                mail -> mail.textBody().map(body -> "it is\n" + body).orElse("it has none")));
    }

    /**
     * Verifies that the HTML body contains the given part.
     *
     * <pre>{@code
     * assertThat(mail).hasHtmlBodyContaining("<b>Ada</b>"); // passes
     * assertThat(mail).hasHtmlBodyContaining("<script"); // fails
     * }</pre>
     *
     * @param part a part of the decoded HTML
     * @return this assertion object
     */
    public ReceivedMailAssert hasHtmlBodyContaining(String part) {
        return has(Expectation.of(
                "an HTML body containing " + Printable.quote(part),
                mail -> mail.htmlBody().orElse("").contains(part),
                mail -> mail.htmlBody().map(body -> "it is\n" + body).orElse("it has none")));
    }

    /**
     * Verifies that there is an attachment of the given name.
     *
     * <pre>{@code
     * assertThat(mail).hasAttachment("terms.pdf"); // passes
     * assertThat(mail).hasAttachment("invoice.pdf"); // fails
     * }</pre>
     *
     * @param fileName the decoded file name
     * @return this assertion object
     */
    public ReceivedMailAssert hasAttachment(String fileName) {
        return has(Expectation.of(
                "an attachment " + Printable.quote(fileName),
                mail -> mail.attachments().stream().anyMatch(a -> a.fileName().equals(fileName)),
                mail -> mail.attachments().isEmpty()
                        ? "it has no attachments"
                        : "it has "
                                + mail.attachments().stream()
                                        .map(Attachment::toString)
                                        .collect(joining(", "))));
    }

    /**
     * Starts assertions on the decoded subject.
     *
     * <pre>{@code
     * assertThat(mail).subject().startsWith("Welcome"); // passes
     * assertThat(mail).subject().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the subject, which is null if the header has none
     */
    public AbstractStringAssert<?> subject() {
        return extracting(mail -> mail.subject().orElse(null), STRING);
    }

    /**
     * Starts assertions on the text body.
     *
     * <pre>{@code
     * assertThat(mail).textBody().startsWith("Dear Ada"); // passes
     * assertThat(mail).textBody().isBlank(); // fails
     * }</pre>
     *
     * @return assertions on the decoded text, which is null if no part is {@code text/plain}
     */
    public AbstractStringAssert<?> textBody() {
        return extracting(mail -> mail.textBody().orElse(null), STRING);
    }

    /**
     * Starts assertions on the HTML body.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().contains("<b>Ada</b>"); // passes
     * assertThat(mail).htmlBody().isBlank(); // fails
     * }</pre>
     *
     * @return assertions on the decoded HTML, which is null if no part is {@code text/html}
     */
    public AbstractStringAssert<?> htmlBody() {
        return extracting(mail -> mail.htmlBody().orElse(null), STRING);
    }

    /**
     * Starts assertions on the attachments.
     *
     * <pre>{@code
     * assertThat(mail).attachments().hasSize(1); // passes
     * assertThat(mail).attachments().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the attachments in order
     */
    public ListAssert<Attachment> attachments() {
        return extracting(ReceivedMail::attachments, list(Attachment.class));
    }

    private static String fields(ReceivedMail mail, String name) {
        return mail.header(name).stream().map(value -> name + ": " + value).collect(joining(", "));
    }
}
