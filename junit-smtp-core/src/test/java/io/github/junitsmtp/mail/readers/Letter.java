package io.github.junitsmtp.mail.readers;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A mail as programs make them: its content, and how that is encoded. */
record Letter(Header header, String text, String html, List<Attachment> attachments, Coding coding, Shape shape) {

    /** The sender, recipient and subject; {@code folded} puts each field on several lines. */
    record Header(String fromName, String toName, String subject, Naming naming, boolean folded) {}

    record Attachment(String name, byte[] content, FileName style) {}

    record Coding(Charset charset, String transferEncoding) {}

    /** How non-ASCII words are written in a field. */
    enum Naming {
        Q,
        B,
        RAW;

        String of(String words, Charset charset) {
            if (this == RAW || words.chars().allMatch(c -> c < 128)) {
                return words;
            }
            try {
                return MimeUtility.encodeText(words, charset.name(), name()).replace("\r\n", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    enum FileName {
        QUOTED {
            @Override
            String of(String name) {
                return "; filename=\"" + Naming.B.of(name, StandardCharsets.UTF_8) + "\"";
            }
        },
        EXTENDED {
            @Override
            String of(String name) {
                return "; filename*=utf-8''" + percent(name);
            }
        },
        CONTINUED {
            @Override
            String of(String name) {
                String coded = percent(name);
                int half = coded.length() / 2;
                while (coded.substring(Math.max(0, half - 2), half).contains("%")) {
                    half--;
                }
                return ";\r\n filename*0*=utf-8''" + coded.substring(0, half) + ";\r\n filename*1*="
                        + coded.substring(half);
            }
        };

        abstract String of(String name);

        private static String percent(String name) {
            StringBuilder coded = new StringBuilder();
            for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (octet & 0xff);
                boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
                coded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
            }
            return coded.toString();
        }
    }

    enum Shape {
        TEXT,
        HTML,
        ALTERNATIVE,
        MIXED,
        MIXED_ALTERNATIVE
    }

    private static final Arbitrary<String> WORDS = Arbitraries.of(
                    "Hello", "Ada", "Grüße", "aus", "Köln", "naïve", "£", "invoice", "42", "50%", "(draft)", "a=b",
                    "O'Neill", "re:", "_x_", "ça")
            .list()
            .ofMinSize(1)
            .ofMaxSize(9)
            .map(words -> String.join(" ", words));
    private static final Arbitrary<String> NAMES = Arbitraries.of(
            "Ada Lovelace",
            "Jörg Müller",
            "Lovelace, Ada",
            "Dr. Ada \"Countess\" L.",
            "O'Neill",
            "Zoë",
            "Ada (Shop)",
            "");
    private static final Arbitrary<String> LINES = Arbitraries.of(
                    "Hello Bob,",
                    "",
                    "Grüße aus Köln",
                    ".",
                    "..",
                    "From here on",
                    "-- ",
                    "= 5 £ =",
                    "x".repeat(90),
                    "\ttab",
                    "Bye")
            .list()
            .ofMinSize(1)
            .ofMaxSize(12)
            .map(lines -> String.join("\r\n", lines));

    static Arbitrary<Letter> letters() {
        Arbitrary<Header> headers = Combinators.combine(
                        NAMES, NAMES, WORDS, Arbitraries.of(Naming.class), Arbitraries.of(true, false))
                .as(Header::new);
        Arbitrary<Attachment> attachments = Combinators.combine(
                        Arbitraries.of(
                                "invoice.pdf", "Übersicht.pdf", "my report.txt", "a;b.csv", "50% off.png", "日本.pdf"),
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(300),
                        Arbitraries.of(FileName.class))
                .as(Attachment::new);
        Arbitrary<Coding> codings = Combinators.combine(
                        Arbitraries.of("utf-8", "iso-8859-1", "windows-1252").map(Charset::forName),
                        Arbitraries.of("quoted-printable", "base64", "8bit"))
                .as(Coding::new);
        return Combinators.combine(
                        headers,
                        LINES,
                        LINES.map(lines -> "<p>" + lines + "</p>"),
                        attachments.list().ofMinSize(1).ofMaxSize(3),
                        codings,
                        Arbitraries.of(Shape.class))
                .as(Letter::new);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, field("From", box(header.fromName, "shop@example.com")));
        write(out, field("To", box(header.toName, "ada@example.org") + ", bob@example.net"));
        write(out, field("Subject", header.naming.of(header.subject, coding.charset)));
        write(out, "Date: Thu, 26 Nov 2026 09:30:00 +0100\r\nMIME-Version: 1.0\r\n");
        switch (shape) {
            case TEXT -> body(out, "plain", text);
            case HTML -> body(out, "html", html);
            case ALTERNATIVE -> alternative(out);
            case MIXED -> mixed(out, parts -> body(parts, "plain", text));
            case MIXED_ALTERNATIVE -> mixed(out, this::alternative);
        }
        return out.toByteArray();
    }

    /** The content that a person wrote, in the form in which it is compared. */
    Map<Field, String> said() {
        Map<Field, String> said = new EnumMap<>(Field.class);
        said.put(Field.SUBJECT, header.subject);
        said.put(Field.FROM, header.fromName + "|shop@example.com");
        said.put(Field.TO, header.toName + "|ada@example.org\n|bob@example.net");
        said.put(Field.TEXT, shape == Shape.HTML ? "" : text);
        said.put(Field.HTML, shape == Shape.TEXT || shape == Shape.MIXED ? "" : html);
        said.replaceAll(Field::comparable);
        return said;
    }

    private String field(String name, String value) {
        return name + ": " + (header.folded ? value.replace(" ", "\r\n ") : value) + "\r\n";
    }

    private String box(String name, String address) {
        if (name.isEmpty()) {
            return address;
        }
        boolean quoted = header.naming == Naming.RAW || name.chars().allMatch(c -> c < 128);
        return (quoted
                        ? '"' + name.replaceAll("([\"\\\\])", "\\\\$1") + '"'
                        : header.naming.of(name, StandardCharsets.UTF_8))
                + " <" + address + ">";
    }

    private interface Writer {
        void into(ByteArrayOutputStream out);
    }

    private void mixed(ByteArrayOutputStream out, Writer body) {
        List<Writer> parts = new ArrayList<>(List.of(body));
        attachments.forEach(attachment -> parts.add(part -> {
            write(part, "Content-Type: application/octet-stream\r\nContent-Disposition: attachment");
            write(part, attachment.style.of(attachment.name) + "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            encoded(part, attachment.content, "base64");
        }));
        multipart(out, "mixed", "=_mixed", parts);
    }

    private void alternative(ByteArrayOutputStream out) {
        multipart(
                out,
                "alternative",
                "=_alt",
                List.of(part -> body(part, "plain", text), part -> body(part, "html", html)));
    }

    private static void multipart(ByteArrayOutputStream out, String subtype, String boundary, List<Writer> parts) {
        write(out, "Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n");
        for (Writer part : parts) {
            write(out, "--" + boundary + "\r\n");
            part.into(out);
            write(out, "\r\n");
        }
        write(out, "--" + boundary + "--\r\n");
    }

    private void body(ByteArrayOutputStream out, String subtype, String content) {
        write(out, "Content-Type: text/" + subtype + "; charset=" + coding.charset.name() + "\r\n");
        write(out, "Content-Transfer-Encoding: " + coding.transferEncoding + "\r\n\r\n");
        encoded(out, content.getBytes(coding.charset), coding.transferEncoding);
    }

    private static void encoded(ByteArrayOutputStream out, byte[] content, String transferEncoding) {
        try {
            OutputStream encoder = MimeUtility.encode(out, transferEncoding);
            encoder.write(content);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(transferEncoding, e);
        }
    }

    /** Raw words are sent as UTF-8 (RFC 6532). */
    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
