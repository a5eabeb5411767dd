package io.github.junitsmtp.benchmarks;

/** The mail that is sent over and over: 2 KB, as most of those that applications send. */
final class SampleMail {

    static final String SENDER = "shop@example.com";
    static final String RECIPIENT = "ada@example.org";
    static final String SUBJECT = "Your receipt";
    static final String BODY = ("x".repeat(62) + "\r\n").repeat(32);

    private SampleMail() {}
}
