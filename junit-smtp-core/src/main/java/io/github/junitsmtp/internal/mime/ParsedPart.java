package io.github.junitsmtp.internal.mime;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** A parsed part of a message. It holds no bytes of its own: each call decodes the content again. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ParsedPart {

    private final PartPath path;
    private final List<RawField> headers;
    private final PartType type;
    private final Slice body;
    private final List<ParsedPart> parts;

    ParsedPart(PartPath path, List<RawField> headers, PartType type, Slice body, List<ParsedPart> parts) {
        this.path = path;
        this.headers = headers;
        this.type = type;
        this.body = body;
        this.parts = List.copyOf(parts);
    }

    /** Returns this part with a role, and with the given child parts. */
    ParsedPart as(PartType.Role role, List<ParsedPart> parts) {
        return new ParsedPart(path, headers, type.as(role), body, parts);
    }

    /** {@return its path in the tree, such as {@code 2.1}; empty for the root} */
    public String path() {
        return path.toString();
    }

    /** {@return its header fields, in order, as they were sent} */
    public List<RawField> headers() {
        return headers;
    }

    /** {@return what its header says about its content} */
    public PartType type() {
        return type;
    }

    /** {@return the parts of a multipart, or the message within a message} */
    public List<ParsedPart> parts() {
        return parts;
    }

    /** {@return a copy of the content as it was sent, empty for a multipart with parts} */
    public byte[] encoded() {
        return isContainer() ? new byte[0] : body.copy();
    }

    /** {@return the index in the message of the first byte of the content as it was sent} */
    public int start() {
        return body.from();
    }

    /** {@return the index in the message after the last byte of the content as it was sent} */
    public int end() {
        return body.to();
    }

    /** {@return a copy of the decoded content, empty for a multipart with parts} */
    public byte[] content() {
        return isContainer() ? new byte[0] : decoded().bytes();
    }

    private boolean isContainer() {
        return type.isMultipart() && !parts.isEmpty();
    }

    private TransferDecoding decoded() {
        return TransferDecoding.of(body, type.transferEncoding());
    }

    /**
     * Decodes the content, and returns what could not be decoded.
     *
     * @return the problem, for a sentence about the part
     */
    public Optional<String> problemOfDecoding() {
        return parts.isEmpty() ? decoded().problem() : Optional.empty();
    }

    private Optional<String> problemOfCharset() {
        String charset = type.parameters().getOrDefault("charset", "");
        return type.isText()
                        && !charset.isEmpty()
                        && CharsetNames.named(charset).isEmpty()
                ? Optional.of("declares the unknown charset \"" + charset
                        + "\", so it was read as UTF-8 if valid, otherwise as windows-1252")
                : Optional.empty();
    }

    void addProblemsTo(List<MimeProblem> problems) {
        problemOfDecoding().ifPresent(problem -> problems.add(MimeProblem.in(path, problem)));
        problemOfCharset().ifPresent(problem -> problems.add(MimeProblem.in(path, problem)));
        for (ParsedPart part : parts) {
            part.addProblemsTo(problems);
        }
    }
}
