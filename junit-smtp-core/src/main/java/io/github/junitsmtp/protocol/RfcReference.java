package io.github.junitsmtp.protocol;

import java.net.URI;
import java.util.Optional;
import org.apiguardian.api.API;

/** A reference to an RFC or one of its sections. Two references are equal if they name the same RFC and section. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RfcReference {

    private final int number;
    private final Optional<String> section;

    private RfcReference(int number, Optional<String> section) {
        this.number = number;
        this.section = section;
    }

    /** Parses a reference in the catalog, such as {@code 5321 4.2.3} or {@code 5248}. */
    static RfcReference parse(String text) {
        String[] parts = text.split(" ", 2);
        return new RfcReference(
                Integer.parseInt(parts[0]), parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
    }

    /**
     * Returns the number of the RFC.
     *
     * @return the number, such as 5321
     */
    public int number() {
        return number;
    }

    /**
     * Returns the section.
     *
     * @return the section, such as {@code 4.2.3}, or empty if the reference is to the whole RFC
     */
    public Optional<String> section() {
        return section;
    }

    /**
     * Returns the URL of the RFC or section.
     *
     * @return a URL on rfc-editor.org that points to the section if there is one
     */
    public URI uri() {
        return URI.create("https://www.rfc-editor.org/rfc/rfc" + number
                + section.map(text -> "#section-" + text).orElse(""));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RfcReference that && number == that.number && section.equals(that.section);
    }

    @Override
    public int hashCode() {
        return 31 * number + section.hashCode();
    }

    /** Returns the reference in words, such as {@code RFC 5321, section 4.2.3}. */
    @Override
    public String toString() {
        return "RFC " + number + section.map(text -> ", section " + text).orElse("");
    }
}
