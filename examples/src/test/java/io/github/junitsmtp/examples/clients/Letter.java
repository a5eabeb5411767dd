package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A mail for a client to send: from {@link #SENDER} to {@link #ADA}, with a blind copy to {@link #BOB}, with {@link #SUBJECT} and a file.
 *
 * @param smtp the server to send to
 * @param tls how to use TLS; {@link Tls#STARTTLS_REQUIRED} must fail without it
 * @param mechanism the mechanism to log in with, as {@link #USER} with {@link #PASSWORD}; empty for no login
 * @param text the text in ASCII, lines with LF
 */
record Letter(RecordingSmtpServer smtp, Tls tls, String mechanism, String text) {

    static final String SENDER = "shop@example.com";
    static final String ADA = "ada@example.org";
    static final String BOB = "bob@example.net";
    static final String SUBJECT = "Grüße aus dem Shop";
    static final String TEXT = "Your order is on its way.\n.\n..and a line that begins with dots\n";
    static final String FILE_NAME = "Rechnung für Ada.pdf";
    static final byte[] FILE = "%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1);
    static final String USER = "shop";
    static final String PASSWORD = "geheim";

    /** The simplest mail: without TLS and login. */
    static Letter to(RecordingSmtpServer smtp) {
        return new Letter(smtp, Tls.NONE, "", TEXT);
    }

    boolean login() {
        return !mechanism.isEmpty();
    }

    String host() {
        return "localhost"; // the certificates are for this name, and clients send SNI
    }

    int port() {
        return smtp.port();
    }

    String authority() {
        return smtp.certificates().authorityFile().toString();
    }

    /** The text in a file, for programs that compose the message. */
    Path textFile() {
        return file(text);
    }

    /** The message in a file with CRLF, after the given headers, for programs that do not compose it. */
    Path messageFile(String... headers) {
        String message = String.join("\n", headers) + (headers.length == 0 ? "" : "\n") + """
                From: Shop <shop@example.com>
                To: Ada <ada@example.org>
                Date: Tue, 24 Nov 2026 12:00:00 +0000
                Message-ID: <4711@example.com>
                Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_aus_dem_Shop?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=limit

                --limit
                Content-Type: text/plain; charset=UTF-8

                %s
                --limit
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=UTF-8''Rechnung%%20f%%C3%%BCr%%20Ada.pdf
                Content-Transfer-Encoding: base64

                JVBERi0xLjcKJeLjz9MK
                --limit--
                """.formatted(text);
        return file(message.replace("\n", "\r\n"));
    }

    private static Path file(String content) {
        try {
            Path file = Files.createTempFile("letter", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, content, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write the letter", e);
        }
    }

    /** The command line of a script among the test resources. The script gets everything as arguments, and the text from standard input. */
    List<String> argumentsFor(String script) throws URISyntaxException {
        return List.of(
                Path.of(Letter.class.getResource(script).toURI()).toString(),
                host(),
                Integer.toString(port()),
                tls().name(),
                login() ? USER : "",
                PASSWORD,
                authority(),
                SENDER,
                ADA,
                BOB);
    }
}
