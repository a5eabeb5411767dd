package io.github.junitsmtp.benchmarks;

import java.nio.charset.StandardCharsets;

/** The mail that is sent over and over: 2 KB, like most mails of applications. */
final class SampleMail {

    static final String SENDER = "shop@example.com";
    static final String RECIPIENT = "ada@example.org";
    static final String SUBJECT = "Your receipt";
    static final String BODY = body(2048);

    private SampleMail() {}

    private static String body(int octets) {
        return ("x".repeat(62) + "\r\n").repeat(octets / 64);
    }

    /** Returns message data of about the given number of octets, with the lone dot. */
    static byte[] ofSize(int octets) {
        return ("Subject: " + SUBJECT + "\r\n\r\n" + body(octets) + ".\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
