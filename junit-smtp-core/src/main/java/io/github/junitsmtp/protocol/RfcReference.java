package io.github.junitsmtp.protocol;

import java.net.URI;
import org.apiguardian.api.API;

/**
 * A place in an RFC.
 *
 * @param number the number of the RFC
 * @param section the section, such as {@code 4.2.3}; empty for the whole RFC
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RfcReference(int number, String section) {

    static RfcReference parse(String text) {
        String[] parts = text.split(" ", 2);
        return new RfcReference(Integer.parseInt(parts[0]), parts.length == 2 ? parts[1] : "");
    }

    /**
     * Returns where to read it.
     *
     * @return an address of the RFC Editor, at the section if there is one
     */
    public URI uri() {
        return URI.create(
                "https://www.rfc-editor.org/rfc/rfc" + number + (section.isEmpty() ? "" : "#section-" + section));
    }

    /** Returns the place in words, such as {@code RFC 5321, section 4.2.3}. */
    @Override
    public String toString() {
        return "RFC " + number + (section.isEmpty() ? "" : ", section " + section);
    }
}
