package io.github.junitsmtp.internal.mime;

import jakarta.mail.Header;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A part of a message as it was read.
 *
 * @param path where it is in the tree, such as {@code 2.1}; empty for the root
 * @param headers the fields of its header, in order, as they were sent
 * @param type what its header says of its content
 * @param content the decoded content, which is not to be changed
 * @param encoded the content as it was sent
 * @param parts those in it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ParsedPart(
        String path,
        List<Header> headers,
        PartType type,
        Supplier<byte[]> content,
        Supplier<byte[]> encoded,
        List<ParsedPart> parts) {}
