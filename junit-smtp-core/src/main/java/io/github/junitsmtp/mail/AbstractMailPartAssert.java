package io.github.junitsmtp.mail;

import static io.github.junitsmtp.internal.assertion.AssertFactories.BYTE_ARRAY;
import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Printable;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractByteArrayAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;

/**
 * Assertions on any part of a mail.
 *
 * <p>The examples assert on an attached {@code invoice.pdf}.
 *
 * @param <SELF> the type of these assertions
 * @param <ACTUAL> the type of the part, which soft assertions determine by reflection
 * @see MailPartAssert
 * @see CalendarAssert
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AbstractMailPartAssert<SELF extends AbstractMailPartAssert<SELF, ACTUAL>, ACTUAL extends MailPart>
        extends AbstractObjectAssert<SELF, ACTUAL> {

    private static final int LONGEST_NAME = 200;

    AbstractMailPartAssert(ACTUAL actual, Class<SELF> selfType) {
        super(actual, selfType);
        BriefRepresentation.use(info);
    }

    /**
     * Verifies that the part has the given media type, ignoring its parameters.
     *
     * <pre>{@code
     * assertThat(mail).attachment("invoice.pdf").hasContentType("application/pdf"); // passes
     * assertThat(mail).attachment("invoice.pdf").hasContentType("text/plain"); // fails
     * }</pre>
     *
     * @param expected the type, case-insensitive
     * @return this assertion object
     */
    public SELF hasContentType(String expected) {
        return has(Expectation.of(
                "content type " + expected,
                part -> part.contentType().equals(expected.toLowerCase(Locale.ROOT)),
                part -> "it is " + part.contentType()));
    }

    /**
     * Verifies that the media type has the given parameter with the given value.
     *
     * <pre>{@code
     * assertThat(mail).calendar().hasParameter("method", "REQUEST"); // passes
     * assertThat(mail).calendar().hasParameter("method", "CANCEL"); // fails
     * }</pre>
     *
     * @param name the name, case-insensitive
     * @param expected the decoded value, case-insensitive
     * @return this assertion object
     */
    public SELF hasParameter(String name, String expected) {
        return has(Expectation.of(
                "parameter " + name + "=" + expected,
                part -> part.parameter(name)
                        .filter(value -> value.equalsIgnoreCase(expected))
                        .isPresent(),
                part -> part.parameter(name).map(value -> "it is " + value).orElse("there is none")));
    }

    /**
     * Verifies that the part has the given file name.
     *
     * <pre>{@code
     * assertThat(mail).attachments().first(MAIL_PART).hasFileName("invoice.pdf"); // passes
     * assertThat(mail).attachments().first(MAIL_PART).hasFileName("terms.pdf"); // fails
     * }</pre>
     *
     * @param expected the decoded name
     * @return this assertion object
     */
    public SELF hasFileName(String expected) {
        return has(Expectation.of(
                "file name " + Printable.quote(expected),
                part -> part.fileName().equals(Optional.of(expected)),
                part -> part.fileName()
                        .map(name -> "it is " + Printable.quote(name))
                        .orElse("there is none")));
    }

    /**
     * Verifies that the decoded content has the given size.
     *
     * <pre>{@code
     * assertThat(mail).attachment("invoice.pdf").hasSize(1234); // passes
     * assertThat(mail).attachment("invoice.pdf").hasSize(0); // fails
     * }</pre>
     *
     * @param expected the number of bytes
     * @return this assertion object
     */
    public SELF hasSize(int expected) {
        return has(Expectation.of(
                "a size of " + expected + " bytes",
                part -> part.size() == expected,
                part -> "it is " + part.size() + " bytes"));
    }

    /**
     * Verifies that the part is an attachment.
     *
     * <pre>{@code
     * assertThat(mail).attachment("invoice.pdf").isAttachment(); // passes
     * assertThat(mail).inlinePart("logo").isAttachment(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SELF isAttachment() {
        return is(Expectation.of("an attachment", MailPart::isAttachment, AbstractMailPartAssert::roleOf));
    }

    /**
     * Verifies that the part is displayed within another part.
     *
     * <pre>{@code
     * assertThat(mail).inlinePart("logo").isInline(); // passes
     * assertThat(mail).attachment("invoice.pdf").isInline(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SELF isInline() {
        return is(Expectation.of("an inline part", MailPart::isInline, AbstractMailPartAssert::roleOf));
    }

    private static String roleOf(MailPart part) {
        return switch (part.type().role()) {
            case ATTACHMENT -> "it is an attachment";
            case INLINE -> "it is inline";
            case BODY -> "it is a body";
            case STRUCTURE -> "it contains or describes other parts";
        };
    }

    /**
     * Starts assertions on the decoded content.
     *
     * <pre>{@code
     * assertThat(mail).attachment("invoice.pdf").content().startsWith("%PDF".getBytes()); // passes
     * assertThat(mail).attachment("invoice.pdf").content().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the bytes
     */
    public final AbstractByteArrayAssert<?> content() {
        return named(Navigation.from(this, MailPart::content, BYTE_ARRAY));
    }

    /**
     * Starts assertions on the content as text.
     *
     * <pre>{@code
     * assertThat(mail).calendar().text().contains("BEGIN:VEVENT"); // passes
     * assertThat(mail).calendar().text().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the text, decoded with the part's charset
     */
    public final AbstractStringAssert<?> text() {
        return named(Navigation.from(this, MailPart::text, STRING));
    }

    /** Describes the part for the failures of the given assertions. */
    private <A extends AbstractAssert<?, ?>> A named(A assertions) {
        if (actual != null) {
            String part = Cut.counted(actual.toString(), LONGEST_NAME);
            assertions.as("%s", info.hasDescription() ? info.descriptionText() + ", " + part : part);
        }
        return assertions;
    }
}
