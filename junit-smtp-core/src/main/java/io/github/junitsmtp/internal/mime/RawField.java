package io.github.junitsmtp.internal.mime;

import org.apiguardian.api.API;

/**
 * A field of a header, or a line of it that is none.
 *
 * @param name the name as it was sent; all of a line that is no field
 * @param value what follows the colon as it was sent, without the blanks before it and the line end after it
 * @param isUtf8 whether its bytes are UTF-8; they were read in a legacy charset if not
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RawField(String name, String value, boolean isUtf8) {}
