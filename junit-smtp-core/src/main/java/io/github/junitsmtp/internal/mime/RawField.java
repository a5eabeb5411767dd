package io.github.junitsmtp.internal.mime;

import org.apiguardian.api.API;

/**
 * A header field, or a line in a header that is not one.
 *
 * @param name the name as it was sent; the whole line if it is not a field
 * @param value what follows the colon as it was sent, without leading whitespace and the final line ending
 * @param isUtf8 whether its bytes are UTF-8; otherwise they were decoded in a legacy charset
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RawField(String name, String value, boolean isUtf8) {}
