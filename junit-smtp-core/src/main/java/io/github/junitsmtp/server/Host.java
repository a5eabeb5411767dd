package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Transcript;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the transport says of itself in place of the engine. */
final class Host {

    private final String domain;
    private final String software;
    private final int maxMessageSize;
    private final Transcript transcript;
    private final SmtpReply greeting;
    /** The engine's last reply to EHLO and what became of it, since it is the same each time. */
    private volatile byte[][] ehlo = {{}, {}};

    Host(String domain, String software, int maxMessageSize, Transcript transcript) {
        this.domain = domain;
        this.software = software;
        this.maxMessageSize = maxMessageSize;
        this.transcript = transcript;
        this.greeting = SmtpReply.of(220, domain + " ESMTP " + software + " recorded by junit-smtp");
    }

    int maxMessageSize() {
        return maxMessageSize;
    }

    SmtpReply greeting() {
        return greeting;
    }

    SmtpReply farewell() {
        return SmtpReply.of(221, domain + " Service closing transmission channel");
    }

    SmtpReply hello() {
        return SmtpReply.of(250, domain);
    }

    /** The extensions of the engine and the transport; where both have one, it is the transport that answers. */
    byte[] extensions(byte[] engineReply) {
        byte[][] known = ehlo;
        if (!Arrays.equals(known[0], engineReply)) {
            known = new byte[][] {engineReply, merged(engineReply)};
            ehlo = known;
        }
        return known[1];
    }

    private byte[] merged(byte[] engineReply) {
        try {
            return merged(SmtpReply.parse(engineReply).lines()).bytes();
        } catch (MalformedReplyException e) {
            return engineReply; // an engine's own business, for the client to see
        }
    }

    private SmtpReply merged(List<String> engineLines) {
        Map<String, String> lines = new TreeMap<>();
        engineLines.stream().skip(1).forEach(line -> lines.put(keyword(line), line));
        lines.remove("STARTTLS");
        for (String line : List.of(
                "PIPELINING",
                "SIZE " + maxMessageSize,
                "8BITMIME",
                "SMTPUTF8",
                "AUTH " + SaslExchange.MECHANISMS,
                "HELP")) {
            lines.put(keyword(line), line);
        }
        lines.put("", domain); // sorts before every keyword
        return SmtpReply.of(250, lines.values().toArray(String[]::new));
    }

    private static String keyword(String line) {
        return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    SmtpReply status() {
        long open = transcript.sessions().stream()
                .filter(session -> session.ending() == Ending.OPEN)
                .count();
        return SmtpReply.of(
                211,
                domain + " runs " + software + " recorded by junit-smtp",
                "Sessions: " + transcript.sessions().size() + ", open: " + open,
                "Mails accepted: " + transcript.mails().size(),
                "Send HELP with the name of a command for its syntax");
    }

    /** Whether MAIL announces no more than the limit (RFC 1870, section 6.1). */
    boolean allowsSizeOf(SmtpCommand mail) {
        String octets = mail.parameter("SIZE").flatMap(EsmtpParameter::value).orElse("");
        return !octets.matches("\\d{1,20}")
                || new BigInteger(octets).compareTo(BigInteger.valueOf(maxMessageSize)) <= 0;
    }

    SmtpReply messageTooLarge() {
        return SmtpReply.of(
                552, EnhancedStatusCode.parse("5.3.4"), "Message too large, " + maxMessageSize + " octets are allowed");
    }

    SmtpReply goodbyeForIdling() {
        return SmtpReply.of(
                421,
                EnhancedStatusCode.parse("4.4.2"),
                domain + " Nothing heard for too long, closing transmission channel");
    }
}
