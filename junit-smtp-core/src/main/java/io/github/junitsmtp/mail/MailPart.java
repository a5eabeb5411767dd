package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.mime.BodyText;
import io.github.junitsmtp.internal.mime.ParsedPart;
import io.github.junitsmtp.internal.mime.PartType;
import io.github.junitsmtp.internal.mime.RawField;
import io.github.junitsmtp.internal.text.Printable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A decoded part of a message: a body, an attachment, an inline image, or a container of other parts. Malformed content
 * is read as far as possible, and {@link ReceivedMail#problems()} lists the problems.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-2.4">RFC 2045, section 2.4</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MailPart implements AssertProvider<MailPartAssert> {

    private final ParsedPart parsed;
    private final List<HeaderField> headers;
    private final List<MailPart> parts;
    private volatile @Nullable String text;

    MailPart(ParsedPart parsed) {
        this.parsed = parsed;
        List<HeaderField> fields = new ArrayList<>();
        for (RawField field : parsed.headers()) {
            fields.add(new HeaderField(field.name(), field.value()));
        }
        this.headers = List.copyOf(fields);
        List<MailPart> children = new ArrayList<>();
        for (ParsedPart child : parsed.parts()) { // a loop takes one stack frame per level, a stream several
            children.add(new MailPart(child));
        }
        this.parts = List.copyOf(children);
    }

    /** Returns the position of the part in the tree, such as {@code 2.1}; empty for the root. */
    String path() {
        return parsed.path();
    }

    /** Returns the content as sent, without the header. */
    byte[] encoded() {
        return parsed.encoded();
    }

    /** Adds the positions in the message of the content as sent. */
    void addPositionsTo(BitSet positions) {
        positions.set(parsed.start(), parsed.end());
    }

    /** Returns the header fields that are not UTF-8. */
    List<HeaderField> fieldsInOtherCharsets() {
        return IntStream.range(0, headers.size())
                .filter(field -> !parsed.headers().get(field).isUtf8())
                .mapToObj(headers::get)
                .toList();
    }

    /** Returns what could not be decoded, phrased to follow the label of the part. */
    Optional<String> problemOfDecoding() {
        return parsed.problemOfDecoding();
    }

    PartType type() {
        return parsed.type();
    }

    /**
     * Returns the header of this part.
     *
     * @return its fields in order
     */
    public List<HeaderField> headers() {
        return headers;
    }

    /**
     * Returns the values of a header field, unfolded and decoded.
     *
     * @param name the field name, case-insensitive
     * @return one value per occurrence of the field
     * @throws IllegalArgumentException if no field can have that name, as in {@code Subject:}
     */
    public List<String> header(String name) {
        List<String> values = headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .toList();
        if (values.isEmpty()) {
            HeaderFields.requireName(name);
        }
        return values;
    }

    /**
     * Returns the media type.
     *
     * @return the type in lower case, without parameters, such as {@code text/plain}
     */
    public String contentType() {
        return type().mediaType();
    }

    /**
     * Returns a parameter of the media type.
     *
     * @param name the name, such as {@code charset}, case-insensitive
     * @return its decoded value (RFC 2231), or empty if there is none
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(type().parameters().get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the parameters of the media type.
     *
     * @return the decoded values by lower-case name
     */
    public Map<String, String> parameters() {
        return type().parameters();
    }

    /**
     * Returns how the part should be displayed (RFC 2183).
     *
     * @return {@code attachment}, {@code inline} or another value in lower case, or empty if none is specified
     */
    public Optional<String> disposition() {
        return type().disposition();
    }

    /**
     * Returns the file name that the part suggests.
     *
     * @return the name, decoded according to RFC 2231 or to RFC 2047 (which many clients use instead), or empty if
     *     there is none
     */
    public Optional<String> fileName() {
        return type().fileName();
    }

    /**
     * Returns the ID that HTML uses to refer to this part with {@code cid:} (RFC 2392).
     *
     * @return the content ID without angle brackets, or empty if there is none
     */
    public Optional<String> contentId() {
        return type().contentId();
    }

    /**
     * Returns the transfer encoding of the content.
     *
     * @return the Content-Transfer-Encoding in lower case, or {@code 7bit} if none is specified
     */
    public String transferEncoding() {
        return type().transferEncoding();
    }

    /**
     * Returns the decoded content.
     *
     * @return a new array, which is empty for a multipart
     */
    public byte[] content() {
        return parsed.content();
    }

    /**
     * Returns the size of the decoded content.
     *
     * @return the number of bytes
     */
    public int size() {
        return parsed.content().length;
    }

    /**
     * Returns the content as text: decoded with its charset, with LF line endings, and with flowed lines joined (RFC
     * 3676).
     *
     * <p>The text of a body does not include its final line ending: SMTP adds one to a message that does not end with
     * one, and whether the added one is visible depends on the transfer encoding and the MIME structure. So
     * {@code "Hello"} and {@code "Hello\n"} are both read as {@code "Hello"}, regardless of the encoding. The text of
     * an attachment is the whole file.
     *
     * @return the text, regardless of the media type
     */
    public String text() {
        String known = text;
        if (known == null) {
            known = BodyText.decoded(type(), parsed.content());
            text = known;
        }
        return known;
    }

    /**
     * Reads the content as a calendar object, such as an invitation.
     *
     * @return the calendar object, or empty if this part is not {@code text/calendar}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
     */
    public Optional<CalendarObject> calendar() {
        return Optional.of(this)
                .filter(part -> part.contentType().equals("text/calendar"))
                .map(CalendarObject::of);
    }

    /**
     * Returns the parts of a multipart, or the message in a {@code message/rfc822} part as a single part with its own
     * header.
     *
     * @return the parts in order; empty for any other type
     */
    public List<MailPart> parts() {
        return parts;
    }

    /**
     * Returns whether a reader sees this part as a file: its disposition is {@code attachment}, or it is neither a body
     * nor {@linkplain #isInline() inline}. A text part with a file name is a body only if it is the first part of its
     * multipart, or in a {@code multipart/alternative}.
     *
     * @return true if it is an attachment
     * @see ReceivedMail#textBody()
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8621#section-4.1.4">RFC 8621, section 4.1.4</a>
     */
    public boolean isAttachment() {
        return type().role() == PartType.Role.ATTACHMENT;
    }

    /**
     * Returns whether this part is displayed within another part, as images are in HTML. The disposition of such a part is
     * not {@code attachment}, and one of these holds: it has a content ID and is in a {@code multipart/related}, the
     * HTML refers to it with {@code cid:}, or the HTML refers to it by its Content-Location in a
     * {@code multipart/related} (RFC 2557).
     *
     * @return true if it is inline
     */
    public boolean isInline() {
        return type().role() == PartType.Role.INLINE;
    }

    /**
     * Creates an assertion for this part, as {@code assertThat(part)} does.
     *
     * @return the assertion object
     */
    @Override
    public MailPartAssert assertThat() {
        return new MailPartAssert(this);
    }

    /** Returns the name, type and size, such as {@code invoice.pdf (application/pdf, 1234 bytes)}. */
    @Override
    public String toString() {
        return fileName().map(name -> Printable.line(name) + " ").orElse("") + "(" + contentType() + ", "
                + (parts.isEmpty() ? size() + " bytes" : "parts: " + parts.size()) + ")";
    }
}
