package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;
import java.util.regex.Pattern;

/** Checks for EHLO and HELO. */
final class HelloChecks {

    /** The {@code ehlo-line} rule in RFC 5321, section 4.1.1.1. */
    private static final Pattern EHLO_LINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(?: [!-~]+)*");

    private HelloChecks() {}

    static void ehlo(Probe probe) {
        probe.connect().expect("EHLO " + probe.domain(), 250);
    }

    static void ehloDomain(Probe probe) {
        SmtpReply reply = probe.connect().given("EHLO " + probe.domain());
        GreetingChecks.requireDomain(reply.lines().get(0), "the reply to EHLO");
    }

    static void ehloKeywords(Probe probe) {
        List<String> lines = probe.connect().given("EHLO " + probe.domain()).lines();
        for (String line : lines.subList(1, lines.size())) {
            if (!EHLO_LINE.matcher(line).matches()) {
                throw new Departure("a keyword, optionally with parameters, on each line after the first", line);
            }
        }
    }

    static void ehloWithoutDomain(Probe probe) {
        probe.connect().refuses("EHLO");
    }

    static void helo(Probe probe) {
        probe.connect().expect("HELO " + probe.domain(), 250);
    }

    static void heloNotExtended(Probe probe) {
        SmtpReply extended = probe.connect().given("EHLO " + probe.domain());
        List<String> offered = extended.lines().subList(1, extended.lines().size());
        SmtpReply reply = probe.connect().given("HELO " + probe.domain());
        List<String> more = reply.lines().subList(1, reply.lines().size());
        if (more.stream().anyMatch(offered::contains)) { // lines of other text are allowed
            throw new Departure("no extensions in the reply to HELO", reply);
        }
    }

    static void addressLiteral(Probe probe) {
        probe.connect().expect("EHLO [127.0.0.1]", 250);
    }

    static void ipv6Literal(Probe probe) {
        probe.connect().expect("EHLO [IPv6:::1]", 250);
    }

    static void ehloResets(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.given("EHLO " + probe.domain());
        dialogue.refuses(probe.rcpt());
    }

    static void heloResets(Probe probe) {
        Dialogue dialogue = probe.transaction();
        dialogue.given("HELO " + probe.domain());
        dialogue.refuses(probe.rcpt());
    }

    static void refusedEhloKeepsState(Probe probe) {
        Dialogue dialogue = probe.transaction();
        if (dialogue.send("EHLO").isPositive()) {
            throw new NotChecked("the server accepts EHLO without a domain");
        }
        dialogue.accepts(probe.rcpt());
    }

    static void unknownDomain(Probe probe) {
        probe.connect().expect("EHLO client.invalid", 250);
    }

    static void noopBeforeEhlo(Probe probe) {
        probe.connect().expect("NOOP", 250);
    }

    static void rsetBeforeEhlo(Probe probe) {
        probe.connect().expect("RSET", 250);
    }

    static void quitBeforeEhlo(Probe probe) {
        probe.connect().expect("QUIT", 221);
    }
}
