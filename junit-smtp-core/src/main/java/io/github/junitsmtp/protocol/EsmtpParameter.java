package io.github.junitsmtp.protocol;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a MAIL or RCPT command, such as {@code SIZE=1000} or {@code SMTPUTF8}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321, section 4.1.2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EsmtpParameter {

    private final String keyword;
    private final @Nullable String value;

    EsmtpParameter(String text) {
        int equals = text.indexOf('=');
        this.keyword = equals < 0 ? text : text.substring(0, equals);
        this.value = equals < 0 ? null : text.substring(equals + 1);
    }

    /**
     * Returns the keyword as sent. Keywords are case-insensitive.
     *
     * @return the keyword, such as {@code SIZE}
     */
    public String keyword() {
        return keyword;
    }

    /**
     * Returns the value after the equals sign.
     *
     * @return the value, or empty if there is no equals sign
     */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EsmtpParameter that
                && keyword.equals(that.keyword)
                && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyword, value);
    }

    /** Returns the parameter as sent, such as {@code SIZE=1000}. The value of AUTH is masked unless it is a mailbox. */
    @Override
    public String toString() {
        return value == null
                ? keyword
                : CredentialText.hiddenInCommand(" " + keyword + "=" + value).strip();
    }
}
