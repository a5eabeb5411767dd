package io.github.junitsmtp.mail;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Printable;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.Condition;

/**
 * The assertions on bodies and attachments of a mail; all are in {@link ReceivedMailAssert}, whose examples they share.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface BodyAssertions<SELF> {

    /**
     * Verifies a condition, as in AssertJ.
     *
     * @param condition the condition
     * @return this assertion object
     */
    SELF has(Condition<? super ReceivedMail> condition);

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
    default SELF hasTextBodyContaining(String part) {
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
    default SELF hasHtmlBodyContaining(String part) {
        return has(Expectation.of(
                "an HTML body containing " + Printable.quote(part),
                mail -> mail.htmlBody().orElse("").contains(part),
                mail -> mail.htmlBody().map(body -> "it is\n" + body).orElse("it has none")));
    }

    /**
     * Verifies that there is no text body.
     *
     * <pre>{@code
     * assertThat(mailOfHtmlAlone).hasNoTextBody(); // passes
     * assertThat(mail).hasNoTextBody(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasNoTextBody() {
        return has(Expectation.of(
                "no text body", mail -> mail.textBody().isEmpty(), mail -> "its parts are\n" + mail.mimeTree()));
    }

    /**
     * Verifies that there is no HTML body.
     *
     * <pre>{@code
     * assertThat(mailOfTextAlone).hasNoHtmlBody(); // passes
     * assertThat(mail).hasNoHtmlBody(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasNoHtmlBody() {
        return has(Expectation.of(
                "no HTML body", mail -> mail.htmlBody().isEmpty(), mail -> "its parts are\n" + mail.mimeTree()));
    }

    /**
     * Verifies that those who do not see HTML can read the mail: the text body and the HTML body are alternatives.
     *
     * <pre>{@code
     * assertThat(mail).hasAlternativeTextBody(); // passes
     * assertThat(mailOfHtmlAlone).hasAlternativeTextBody(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4">RFC 2046, section 5.1.4</a>
     */
    default SELF hasAlternativeTextBody() {
        return has(Expectation.of(
                "a text body as an alternative to its HTML body",
                Alternatives::areThere,
                mail -> "its parts are\n" + mail.mimeTree()));
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
    default SELF hasAttachment(String fileName) {
        return has(Expectation.of(
                "an attachment " + Printable.quote(fileName),
                mail -> mail.attachments().stream()
                        .anyMatch(part -> part.fileName().equals(fileName)),
                mail -> mail.attachments().isEmpty() ? "it has no attachments" : "it has " + list(mail.attachments())));
    }

    /**
     * Verifies that there are no attachments. Inline parts such as the images of an HTML body are none.
     *
     * <pre>{@code
     * assertThat(mailWithoutFiles).hasNoAttachments(); // passes
     * assertThat(mail).hasNoAttachments(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    default SELF hasNoAttachments() {
        return has(Expectation.of(
                "no attachments", mail -> mail.attachments().isEmpty(), mail -> "it has " + list(mail.attachments())));
    }

    private static String list(List<MailPart> parts) {
        return parts.stream().map(MailPart::toString).collect(joining(", "));
    }
}
