package io.github.junitsmtp.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a mail program would show of a message: its first text, its first HTML, its attachments. */
final class MimeReader {

    /** Headers may be UTF-8 (RFC 6532). */
    private static final Session UTF_8_HEADERS = Session.getInstance(utf8Headers());

    private final MimeMessage message;
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;
    private @Nullable Exception problem;

    MimeReader(byte[] content) {
        try {
            message = new MimeMessage(UTF_8_HEADERS, new ByteArrayInputStream(content));
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "Can not read the header of the mail, see its content(): " + e.getMessage(), e);
        }
        try {
            read(message);
        } catch (MessagingException | IOException e) {
            problem = e; // the header is still of use, so whoever asks for the body is told
        }
    }

    private static Properties utf8Headers() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }

    MimeMessage message() {
        return message;
    }

    Optional<String> text() {
        checkBody();
        return Optional.ofNullable(text);
    }

    Optional<String> html() {
        checkBody();
        return Optional.ofNullable(html);
    }

    List<Attachment> attachments() {
        checkBody();
        return List.copyOf(attachments);
    }

    private void checkBody() {
        if (problem != null) {
            throw new IllegalStateException(
                    "Can not read the body of the mail as MIME, see its content(): " + problem.getMessage(), problem);
        }
    }

    private void read(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                read(child);
            }
        } else if (isAttachment(part)) {
            attachments.add(attachment(part));
        } else if (text == null && part.isMimeType("text/plain")) {
            text = textOf(part);
        } else if (html == null && part.isMimeType("text/html")) {
            html = textOf(part);
        }
    }

    private static String textOf(Part part) throws MessagingException, IOException {
        return decoded(part).replace("\r\n", "\n"); // as a text block of the test has it
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        try {
            return String.valueOf(part.getContent());
        } catch (UnsupportedEncodingException e) { // a charset that this JVM does not know
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
    }

    private static Attachment attachment(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        byte[] bytes = part.getInputStream().readAllBytes();
        return new Attachment(name == null ? "" : MimeUtility.decodeText(name), type, bytes);
    }

    List<String> rawHeader(String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? List.of() : List.of(values);
        } catch (MessagingException e) {
            throw new IllegalStateException("Can not read the header field " + name + ": " + e.getMessage(), e);
        }
    }

    List<String> header(String name) {
        try {
            List<String> decoded = new ArrayList<>();
            for (String value : rawHeader(name)) {
                decoded.add(MimeUtility.decodeText(MimeUtility.unfold(value)));
            }
            return List.copyOf(decoded);
        } catch (IOException e) {
            throw new IllegalStateException("Can not read the header field " + name + ": " + e.getMessage(), e);
        }
    }
}
