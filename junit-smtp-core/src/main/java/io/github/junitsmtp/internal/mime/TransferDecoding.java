package io.github.junitsmtp.internal.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Content without its transfer encoding, as far as it could be read. The JDK decodes base64: Jakarta Mail's decoder gives up at the first
 * error, and drops what it has read before.
 *
 * @param bytes what was read
 * @param trouble what was wrong, or null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2045#section-6">RFC 2045, section 6</a>
 */
record TransferDecoding(byte[] bytes, @Nullable String trouble) {

    static TransferDecoding of(byte[] raw, String encoding) {
        return switch (encoding) {
            case "7bit", "8bit", "binary" -> new TransferDecoding(raw, null);
            case "base64" -> base64(raw);
            default -> otherwise(raw, encoding);
        };
    }

    Optional<String> problem() {
        return Optional.ofNullable(trouble);
    }

    /** Gives the JDK what it can decode, up to the padding or the last whole byte: it skips what is no base64, and throws at the rest. */
    private static TransferDecoding base64(byte[] raw) {
        int digits = 0;
        int padding = 0;
        int end = 0;
        boolean foreign = false;
        for (int i = 0; i < raw.length; i++) {
            byte b = raw[i];
            if (b == '=') {
                padding++;
            } else if (padding == 0 && isDigit(b)) {
                digits++;
                end = digits % 4 == 1 ? end : i + 1; // a first digit makes no byte yet
            } else {
                foreign |= b != '\r' && b != '\n' && b != ' ' && b != '\t';
            }
        }
        boolean cutOff = (digits + padding) % 4 != 0;
        String trouble = cutOff
                ? "ends in the middle of a group of base64"
                : foreign ? "holds characters that are no base64" : null;
        return new TransferDecoding(Base64.getMimeDecoder().decode(Arrays.copyOf(raw, end)), trouble);
    }

    private static boolean isDigit(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '/';
    }

    private static TransferDecoding otherwise(byte[] raw, String encoding) {
        ByteArrayOutputStream read = new ByteArrayOutputStream(raw.length);
        try (InputStream decoding = MimeUtility.decode(new ByteArrayInputStream(raw), encoding)) {
            decoding.transferTo(read);
            return new TransferDecoding(read.toByteArray(), null);
        } catch (MessagingException e) {
            return new TransferDecoding(raw, "has the unknown transfer encoding \"" + encoding + "\"");
        } catch (IOException e) {
            return new TransferDecoding(read.toByteArray(), "is broken " + encoding + ": " + e.getMessage());
        }
    }
}
