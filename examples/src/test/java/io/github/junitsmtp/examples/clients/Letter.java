package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a client is to send: from {@link #SENDER} to {@link #ADA} and {@link #BOB}, with {@link #SUBJECT}.
 *
 * @param smtp where to
 * @param tls how to do TLS; {@link Tls#STARTTLS_REQUIRED} is to fail without it
 * @param login whether to log in, as {@link #USER} with {@link #PASSWORD}
 * @param text the text, lines with LF
 */
record Letter(RecordingSmtpServer smtp, Tls tls, boolean login, String text) {

    static final String SENDER = "shop@example.com";
    static final String ADA = "ada@example.org";
    static final String BOB = "bob@example.net";
    static final String SUBJECT = "Grüße aus dem Shop";
    static final String USER = "shop";
    static final String PASSWORD = "geheim";

    String host() {
        return "localhost"; // which certificates are for, and SNI is sent
    }

    int port() {
        return smtp.port();
    }

    String authority() {
        return smtp.certificates().authorityFile().toString();
    }

    /** The whole message in ASCII, for clients that do not compose it. */
    String message() {
        return """
                From: Shop <shop@example.com>
                To: Ada <ada@example.org>
                Cc: Bob <bob@example.net>
                Date: Tue, 24 Nov 2026 12:00:00 +0000
                Message-ID: <4711@example.com>
                Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_aus_dem_Shop?=

                """ + text;
    }

    /** The message in a file, with CRLF. */
    Path file() {
        try {
            Path file = Files.createTempFile("letter", ".eml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, message().replace("\n", "\r\n"), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException("Can not write the letter", e);
        }
    }
}
