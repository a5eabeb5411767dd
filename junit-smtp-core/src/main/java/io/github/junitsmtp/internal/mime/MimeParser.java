package io.github.junitsmtp.internal.mime;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Takes a message apart. Jakarta Mail reads its structure, over the one array that holds the message; this walks through it, because Jakarta
 * Mail stops with an exception where a message is broken, and here each part is read as far as it can be, and what is wrong is told.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MimeParser {

    /** Deep enough for any mail that is not meant as an attack, and shallow enough for the stack. */
    private static final int DEEPEST = 300;

    /** Headers may be UTF-8 (RFC 6532). */
    private static final Session UTF_8_HEADERS = Session.getInstance(utf8Headers());

    private final List<String> problems = new ArrayList<>();

    private MimeParser() {}

    /**
     * Takes a message apart.
     *
     * @param content the message
     * @return its parts, and what could not be read as it should be
     */
    public static ParsedMessage parse(byte[] content) {
        MimeParser parser = new MimeParser();
        try {
            MimeMessage message = new MimeMessage(UTF_8_HEADERS, new SharedByteArrayInputStream(content));
            ParsedPart root = parser.read(message, "", "", 0);
            return new ParsedMessage(message, root, List.copyOf(parser.problems));
        } catch (MessagingException e) { // of an input stream that fails, which this one does not
            throw new IllegalStateException("Can not read the message, see its content(): " + e.getMessage(), e);
        }
    }

    private static Properties utf8Headers() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    private ParsedPart read(MimePart part, String path, String parentType, int depth) throws MessagingException {
        List<Header> headers = List.copyOf(Collections.list(part.getAllHeaders()));
        PartType type = new PartTypeReader(headers, parentType, problem -> tell(path, problem)).read();
        if (depth >= DEEPEST && (type.isMultipart() || isMessage(type))) {
            tell(path, "is more than " + DEEPEST + " levels deep, and what it holds was not read");
            return leaf(part, path, headers, type);
        }
        if (type.isMultipart()) {
            return multipart(part, path, headers, type, depth);
        }
        return isMessage(type) ? message(part, path, headers, type, depth) : leaf(part, path, headers, type);
    }

    private static boolean isMessage(PartType type) {
        return type.mediaType().equals("message/rfc822") || type.mediaType().equals("message/global");
    }

    private ParsedPart multipart(MimePart part, String path, List<Header> headers, PartType type, int depth) {
        List<ParsedPart> parts = new ArrayList<>();
        try {
            MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                parts.add(read((MimePart) child, childPath(path, i), type.mediaType(), depth + 1));
            }
        } catch (MessagingException e) {
            tell(path, "can not be taken apart: " + e.getMessage());
            if (parts.isEmpty()) {
                return leaf(part, path, headers, type);
            }
        }
        return new ParsedPart(path, headers, type, () -> new byte[0], () -> new byte[0], List.copyOf(parts));
    }

    private ParsedPart message(MimePart part, String path, List<Header> headers, PartType type, int depth) {
        Supplier<byte[]> content = () -> decoded(part, type).bytes();
        try {
            MimeMessage nested = new MimeMessage(UTF_8_HEADERS, new SharedByteArrayInputStream(content.get()));
            ParsedPart root = read(nested, childPath(path, 0), "", depth + 1);
            return new ParsedPart(path, headers, type, content, () -> raw(part), List.of(root));
        } catch (MessagingException e) {
            tell(path, "can not be taken apart: " + e.getMessage());
            return new ParsedPart(path, headers, type, content, () -> raw(part), List.of());
        }
    }

    private ParsedPart leaf(MimePart part, String path, List<Header> headers, PartType type) {
        TransferDecoding decoded = decoded(part, type);
        decoded.problem().ifPresent(problem -> tell(path, problem));
        String charset = type.parameters().getOrDefault("charset", "");
        if (type.isText() && !charset.isEmpty() && BodyText.charset(charset).isEmpty()) {
            tell(path, "is in the unknown charset \"" + charset + "\", and was read as UTF-8 or else ISO-8859-1");
        }
        return new ParsedPart(path, headers, type, decoded::bytes, () -> raw(part), List.of());
    }

    private static TransferDecoding decoded(MimePart part, PartType type) {
        return TransferDecoding.of(raw(part), type.transferEncoding());
    }

    private static byte[] raw(MimePart part) {
        try (InputStream raw = rawStream(part)) {
            return raw.readAllBytes();
        } catch (MessagingException | IOException e) { // of an input stream that fails, which this one does not
            throw new IllegalStateException("Can not read a part of the message: " + e.getMessage(), e);
        }
    }

    private static InputStream rawStream(MimePart part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    private static String childPath(String path, int index) {
        return (path.isEmpty() ? "" : path + ".") + (index + 1);
    }

    private void tell(String path, String problem) {
        problems.add((path.isEmpty() ? "the message " : "part " + path + " ") + problem);
    }
}
