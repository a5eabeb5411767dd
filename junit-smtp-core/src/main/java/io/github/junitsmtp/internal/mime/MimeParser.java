package io.github.junitsmtp.internal.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Parses a message. Jakarta Mail throws an exception if a message is broken, copies nested content and skips lost parts. This parser reads
 * each part as far as possible, in one pass over the lines, and reports problems. All parts share the array of the message; only an
 * enclosed message with a transfer encoding is copied.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MimeParser {

    /** Deep enough for any mail that is not an attack, and shallow enough for the stack. */
    private static final int DEEPEST = 300;

    private static final int MOST_PARTS = 100_000;

    /** Triple base64 makes three times the size of the message; anything beyond that is an attack. */
    private static final int COPIES = 3;

    private final List<MimeProblem> problems = new ArrayList<>();
    private long bytesToDecode;
    private int parts;

    private MimeParser(byte[] content) {
        bytesToDecode = (long) COPIES * content.length;
    }

    /**
     * Parses a message.
     *
     * @param content the message, which must not change any more
     * @return its parts, and what could not be parsed correctly
     */
    public static ParsedMessage parse(byte[] content) {
        MimeParser parser = new MimeParser(content);
        ParsedPart root = parser.entity(new Lines(content), PartPath.ROOT, "");
        return new ParsedMessage(Roles.assigned(root), parser.problems);
    }

    /** Parses a header and what follows it, up to the delimiter of an open multipart. */
    private ParsedPart entity(Lines lines, PartPath path, String parentType) {
        HeaderBlock header = HeaderBlock.read(lines);
        PartType type = new PartTypeReader(header, parentType, problem -> tell(path, problem)).read();
        boolean isHeaderOfMessage = parentType.isEmpty() && lines.delimiter() != null; // a part without a body
        if (!header.isSeparated() && !isHeaderOfMessage) {
            tell(path, "has no empty line between header and content");
        }
        if (path.depth() >= DEEPEST && (type.isMultipart() || type.isMessage())) {
            tell(path, "is nested more than " + DEEPEST + " levels deep, so its content was not read");
            return leaf(lines, path, header, type);
        }
        if (type.isMultipart()) {
            return multipart(lines, path, header, type);
        }
        return type.isMessage() ? message(lines, path, header, type) : leaf(lines, path, header, type);
    }

    private ParsedPart multipart(Lines lines, PartPath path, HeaderBlock header, PartType type) {
        int from = lines.start();
        Optional<String> boundary = boundary(lines, path, type);
        if (boundary.isEmpty()) {
            return leaf(lines, path, header, type);
        }
        List<ParsedPart> children = new ArrayList<>();
        int level = lines.open(boundary.get());
        lines.skipToDelimiter(); // the preamble is for programs that do not support MIME
        Lines.Delimiter delimiter = lines.delimiter();
        while (delimiter != null && delimiter.level() == level && !delimiter.isClosing() && parts < MOST_PARTS) {
            parts++;
            lines.advance();
            children.add(entity(lines, path.child(children.size()), type.mediaType()));
            delimiter = lines.delimiter();
        }
        boolean isClosed = delimiter != null && delimiter.level() == level && delimiter.isClosing();
        if (parts >= MOST_PARTS) {
            tell(path, "is in a message with more than " + MOST_PARTS + " parts, so the rest was not read");
        } else if (isClosed && children.isEmpty()) {
            tell(path, "has no parts");
        } else if (children.isEmpty()) {
            tell(path, "contains no part: there is no line \"--" + boundary.get() + "\"");
        } else if (!isClosed) {
            tell(path, "is not terminated: there is no line \"--" + boundary.get() + "--\"");
        }
        skipRest(lines, path, level, isClosed);
        lines.close();
        return new ParsedPart(path, header.fields(), type, lines.since(from), children);
    }

    /** Skips to the delimiter of an outer multipart. Nothing before it is meant to be read. */
    private void skipRest(Lines lines, PartPath path, int level, boolean isClosed) {
        boolean isTold = !isClosed;
        Lines.Delimiter delimiter = lines.delimiter();
        while (delimiter != null && delimiter.level() >= level) {
            lines.advance();
            lines.skipToDelimiter();
            delimiter = lines.delimiter();
            if (delimiter != null && delimiter.level() >= level && !isTold) {
                tell(path, "continues after its closing boundary, so the rest was not read");
                isTold = true;
            }
        }
    }

    /** Finds the boundary in the header, or else in the first line that looks like a delimiter. */
    private Optional<String> boundary(Lines lines, PartPath path, PartType type) {
        Optional<String> named = Optional.ofNullable(type.parameters().get("boundary"))
                .map(String::stripTrailing)
                .filter(boundary -> !boundary.isEmpty());
        if (named.isPresent()) {
            return named;
        }
        tell(path, "is " + type.mediaType() + " without a boundary");
        int from = lines.start();
        while (!lines.atEnd() && lines.delimiter() == null && !lines.startsWithDashes()) {
            lines.advance();
        }
        Optional<String> found = Optional.of(lines)
                .filter(at -> at.delimiter() == null && at.startsWithDashes())
                .map(Lines::dashedWord)
                .filter(word -> !word.isEmpty() && word.indexOf(' ') < 0);
        lines.moveTo(from);
        return found;
    }

    private ParsedPart message(Lines lines, PartPath path, HeaderBlock header, PartType type) {
        int from = lines.start();
        if (TransferDecoding.isIdentity(type.transferEncoding())) {
            ParsedPart message = entity(lines, path.enclosed(), "");
            return new ParsedPart(path, header.fields(), type, lines.since(from), List.of(message));
        }
        lines.skipToDelimiter();
        Slice body = lines.since(from);
        byte[] decoded = TransferDecoding.of(body, type.transferEncoding()).bytes();
        bytesToDecode -= decoded.length;
        if (bytesToDecode < 0) {
            tell(path, "is nested in too many encoded messages, so its content was not read");
            return new ParsedPart(path, header.fields(), type, body, List.of());
        }
        ParsedPart message = entity(new Lines(decoded), path.enclosed(), "");
        return new ParsedPart(path, header.fields(), type, body, List.of(message));
    }

    private ParsedPart leaf(Lines lines, PartPath path, HeaderBlock header, PartType type) {
        int from = lines.start();
        lines.skipToDelimiter();
        return new ParsedPart(path, header.fields(), type, lines.since(from), List.of());
    }

    private void tell(PartPath path, String problem) {
        problems.add(MimeProblem.in(path, problem));
    }
}
