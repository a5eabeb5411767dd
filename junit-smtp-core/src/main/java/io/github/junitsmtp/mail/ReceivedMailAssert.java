package io.github.junitsmtp.mail;

import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;
import static io.github.junitsmtp.internal.assertion.AssertFactories.list;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Printable;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
        implements EnvelopeAssertions<ReceivedMailAssert>,
                HeaderAssertions<ReceivedMailAssert>,
                BodyAssertions<ReceivedMailAssert>,
                StandardsAssertions<ReceivedMailAssert> {

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
     * Verifies that there is a subject, and starts assertions on it, decoded.
     *
     * <pre>{@code
     * assertThat(mail).subject().startsWith("Welcome"); // passes
     * assertThat(mail).subject().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the subject
     */
    public AbstractStringAssert<?> subject() {
        hasHeader("Subject");
        return extracting(mail -> mail.subject().orElse(null), STRING);
    }

    /**
     * Verifies that there is a text body, and starts assertions on it.
     *
     * <pre>{@code
     * assertThat(mail).textBody().startsWith("Dear Ada"); // passes
     * assertThat(mail).textBody().isBlank(); // fails
     * }</pre>
     *
     * @return assertions on the decoded text
     */
    public AbstractStringAssert<?> textBody() {
        hasBody("a text body", ReceivedMail::textBody);
        return extracting(mail -> mail.textBody().orElse(null), STRING);
    }

    /**
     * Verifies that there is an HTML body, and starts assertions on it: those on strings, and on its elements and links.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().link("Confirm").hasScheme("https"); // passes
     * assertThat(mail).htmlBody().isBlank(); // fails
     * }</pre>
     *
     * @return assertions on the decoded HTML
     */
    public HtmlAssert htmlBody() {
        hasBody("an HTML body", ReceivedMail::htmlBody);
        return extracting(mail -> mail.htmlBody().orElse(null), HtmlAssert.HTML);
    }

    private void hasBody(String which, Function<ReceivedMail, Optional<String>> body) {
        has(Expectation.of(which, mail -> body.apply(mail).isPresent(), mail -> "its parts are\n" + mail.mimeTree()));
    }

    /**
     * Finds a link by the words on it, and returns where it leads to, so that a test can follow it. It is looked for in the HTML
     * body; if there is none, in the lines of the text body that have these words.
     *
     * <pre>{@code
     * URI confirm = assertThat(mail).extractingLink("Confirm"); // passes
     * assertThat(mail).extractingLink("Unsubscribe"); // fails
     * }</pre>
     *
     * @param words the text of the link or a part of it, in upper or lower case
     * @return the address; null if the link is not there and failures are collected by soft assertions
     * @throws IllegalArgumentException if the link leads to what is no URI
     */
    public URI extractingLink(String words) {
        has(Expectation.of(
                "a link " + Printable.quote(words),
                mail -> linkIn(mail, words).isPresent(),
                mail -> mail.htmlBody()
                        .map(HtmlLinks::list)
                        .orElse("its text body is\n" + mail.textBody().orElse("missing"))));
        return Optional.ofNullable(actual)
                .flatMap(mail -> linkIn(mail, words))
                .map(HtmlLinks::uri)
                .orElse(null);
    }

    private static Optional<String> linkIn(ReceivedMail mail, String words) {
        Optional<String> html = mail.htmlBody();
        return html.isPresent()
                ? HtmlLinks.target(html.get(), words)
                : mail.textBody().flatMap(text -> HtmlLinks.targetInText(text, words));
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
    public ListAssert<MailPart> attachments() {
        return extracting(ReceivedMail::attachments, list(MailPart.class));
    }

    /**
     * Starts assertions on the first attachment of a name.
     *
     * <pre>{@code
     * assertThat(mail).attachment("terms.pdf").hasContentType("application/pdf"); // passes
     * assertThat(mail).attachment("invoice.pdf"); // fails
     * }</pre>
     *
     * @param fileName the decoded file name
     * @return assertions on the attachment
     */
    public MailPartAssert attachment(String fileName) {
        hasAttachment(fileName);
        return first(mail ->
                mail.attachments().stream().filter(part -> part.fileName().equals(fileName)));
    }

    /**
     * Starts assertions on the part that HTML refers to as {@code cid:} and the given id.
     *
     * <pre>{@code
     * assertThat(mail).inlinePart("logo").hasContentType("image/png"); // passes
     * assertThat(mail).inlinePart("banner"); // fails
     * }</pre>
     *
     * @param contentId the content id, without angle brackets
     * @return assertions on the part
     */
    public MailPartAssert inlinePart(String contentId) {
        has(Expectation.of(
                "an inline part <" + contentId + ">",
                mail -> mail.inlineParts().stream()
                        .anyMatch(part -> part.contentId().equals(contentId)),
                mail -> "its parts are\n" + mail.mimeTree()));
        return first(mail ->
                mail.inlineParts().stream().filter(part -> part.contentId().equals(contentId)));
    }

    /**
     * Starts assertions on the first calendar object, such as an invitation.
     *
     * <pre>{@code
     * assertThat(invitation).calendar().hasParameter("method", "REQUEST"); // passes
     * assertThat(mail).calendar(); // fails
     * }</pre>
     *
     * @return assertions on the part that is {@code text/calendar}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6047#section-2.4">RFC 6047, section 2.4</a>
     */
    public MailPartAssert calendar() {
        has(Expectation.of(
                "a part text/calendar",
                mail -> !mail.calendars().isEmpty(),
                mail -> "its parts are\n" + mail.mimeTree()));
        return first(mail -> mail.calendars().stream());
    }

    private MailPartAssert first(Function<ReceivedMail, Stream<MailPart>> parts) {
        return extracting(mail -> parts.apply(mail).findFirst().orElse(null), MailPartAssert.MAIL_PART);
    }

    /**
     * Starts assertions on the tree of parts, as {@link ReceivedMail#mimeTree()} shows it.
     *
     * <pre>{@code
     * assertThat(mail).mimeTree().startsWith("multipart/mixed"); // passes
     * assertThat(mail).mimeTree().isEqualTo("text/plain"); // fails
     * }</pre>
     *
     * @return assertions on the text
     */
    public AbstractStringAssert<?> mimeTree() {
        return extracting(ReceivedMail::mimeTree, STRING);
    }

    /**
     * Verifies that the mail tells how to leave the list that it was sent to, and starts assertions on that.
     *
     * <pre>{@code
     * assertThat(newsletter).hasListUnsubscribe().oneClick(); // passes
     * assertThat(mail).hasListUnsubscribe(); // fails
     * }</pre>
     *
     * @return assertions on the addresses in List-Unsubscribe
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2369#section-3.2">RFC 2369, section 3.2</a>
     */
    public ListUnsubscribeAssert hasListUnsubscribe() {
        hasHeader("List-Unsubscribe");
        return extracting(mail -> ListUnsubscribe.of(mail).orElse(null), ListUnsubscribeAssert.LIST_UNSUBSCRIBE);
    }
}
