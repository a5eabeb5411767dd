package io.github.junitsmtp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any bytes are a mail, and can be read without an exception. */
class MailReadingPropertyTest {

    private static final Envelope ENVELOPE = new Envelope(SmtpCommand.parse("MAIL FROM:<shop@example.com>"), List.of());
    private static final Path CASES = Path.of("src/test/resources/io/github/junitsmtp/mail/cases");

    private static final List<String> PARTS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            " ",
            "\t",
            "\0",
            "--",
            "--b",
            "--b--",
            "--c\r\n",
            "b",
            "Content-Type: ",
            "multipart/mixed; boundary=b\r\n",
            "multipart/related; boundary=c; start=a\r\n",
            "message/rfc822\r\n",
            "text/html",
            "text/plain; format=flowed",
            "; charset=utf-7",
            "; charset=utf-16",
            "; name*0*=utf-8''%C3",
            "; name*1=\"",
            "Content-Transfer-Encoding: ",
            "base64",
            "quoted-printable",
            "x-uuencode",
            "begin 644 a\r\n",
            "Content-Disposition: attachment; filename=",
            "Content-ID: <",
            "Subject: ",
            "=?utf-8?Q?",
            "=?utf-7?B?",
            "?=",
            "=C3",
            "cid:a",
            "(",
            ")",
            "\"",
            "\\",
            ";",
            "=",
            ":",
            "\u00e9",
            "SGVsbG8=",
            "+AOQ-");

    @Property
    void bytes_of_any_kind_are_a_mail(@ForAll byte[] content) {
        isMail(content);
    }

    @Property(tries = 3000)
    void pieces_of_mails_are_a_mail(@ForAll("pieces") String content) {
        isMail(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 3000)
    void a_mail_that_was_damaged_is_a_mail(
            @ForAll("mails") byte[] mail, @ForAll("pieces") String piece, @ForAll int from, @ForAll int length) {
        int start = Math.floorMod(from, mail.length);
        int end = Math.min(mail.length, start + Math.floorMod(length, 30));
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(mail, 0, start);
        damaged.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1));
        damaged.write(mail, end, mail.length - end);

        isMail(damaged.toByteArray());
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PARTS).list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<byte[]> mails() {
        try (Stream<Path> files = Files.list(CASES)) {
            return Arbitraries.of(
                    files.sorted().map(MailReadingPropertyTest::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isMail(byte[] content) {
        ReceivedMail mail =
                ReceivedMail.inChunks(ENVELOPE, Octets.of(content), new Arrival(1, "shop", false, Instant.EPOCH));
        assertThat(mail.content()).isEqualTo(content);
        assertThat(mail.mimeTree()).isNotEmpty();
        assertThat(mail.problems()).isNotNull();
        assertThat(mail.headers()).allSatisfy(field -> assertThat(field.value()).isNotNull());
        MimeTree.all(mail.root()).forEach(part -> {
            assertThat(part.text()).isNotNull();
            assertThat(part.encoded()).hasSizeLessThanOrEqualTo(mail.content().length);
            assertThat(part)
                    .satisfiesAnyOf(
                            some -> assertThat(some.isAttachment()).isFalse(),
                            some -> assertThat(some.isInline()).isFalse());
        });
        Arrays.asList(mail.textBody(), mail.htmlBody())
                .forEach(body -> assertThat(body).isNotNull());
    }
}
