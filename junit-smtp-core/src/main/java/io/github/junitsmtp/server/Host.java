package io.github.junitsmtp.server;

import static io.github.junitsmtp.server.OwnReply.reply;

import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Transcript;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the transport says of itself in place of the engine, and what it refuses. */
final class Host {

    private final String domain;
    private final String software;
    private final int maxMessageSize;
    private final int maxErrors;
    private final Transcript transcript;
    private final TlsSettings tls;
    private final Mechanisms mechanisms;
    private final Offer offer;
    private final CommandRules rules;
    private final SmtpReply greeting;
    private final SpillFolder spill;
    /** The engine's last reply to EHLO and what became of it, in the clear and in TLS, since it is the same each time. */
    private volatile byte[][] ehlo = {{}, {}, {}};

    Host(ServerSettings settings, String software, TlsSettings tls, Mechanisms mechanisms, Transcript transcript) {
        this.domain = settings.domain;
        this.software = software;
        this.maxMessageSize = settings.maxMessageSize;
        this.maxErrors = settings.maxErrors;
        this.transcript = transcript;
        this.spill = new SpillFolder(settings.spillAbove);
        this.tls = tls;
        this.mechanisms = mechanisms;
        this.offer = settings.offer(mechanisms);
        this.rules = new CommandRules(this, tls.mode(), settings.limits);
        this.greeting = SmtpReply.of(220, domain + " ESMTP " + software + " recorded by junit-smtp");
    }

    int maxMessageSize() {
        return maxMessageSize;
    }

    int maxErrors() {
        return maxErrors;
    }

    SpillFolder spill() {
        return spill;
    }

    TlsSettings tls() {
        return tls;
    }

    Mechanisms mechanisms() {
        return mechanisms;
    }

    Offer offer() {
        return offer;
    }

    SmtpReply greeting() {
        return greeting;
    }

    SmtpReply farewell() {
        return reply(221, "2.0.0", domain + " Service closing transmission channel");
    }

    SmtpReply hello() {
        return SmtpReply.of(250, domain);
    }

    Optional<SmtpReply> refusal(SmtpCommand command, SessionState state) {
        return rules.refusal(command, state);
    }

    /** The extensions of the engine and the transport; where both have one, it is the transport that answers. */
    byte[] extensions(byte[] engineReply, boolean encrypted) {
        byte[][] known = ehlo;
        if (!Arrays.equals(known[0], engineReply)) {
            known = new byte[][] {engineReply, merged(engineReply, false), merged(engineReply, true)};
            ehlo = known;
        }
        return known[encrypted ? 2 : 1];
    }

    private byte[] merged(byte[] engineReply, boolean encrypted) {
        try {
            List<String> engineLines = SmtpReply.parse(engineReply).lines();
            List<String> lines = new ArrayList<>(List.of(domain));
            lines.addAll(offer.lines(engineLines.subList(1, engineLines.size()), encrypted));
            return SmtpReply.of(250, lines.toArray(String[]::new)).bytes();
        } catch (MalformedReplyException e) {
            return engineReply; // an engine's own business, for the client to see
        }
    }

    SmtpReply status() {
        long open = transcript.sessions().stream()
                .filter(session -> session.ending() == Ending.OPEN)
                .count();
        return reply(
                211,
                "2.0.0",
                domain + " runs " + software + " recorded by junit-smtp",
                "Sessions: " + transcript.sessions().size() + ", open: " + open,
                "Mails accepted: " + Receipts.received(transcript.mails()),
                "Send HELP with the name of a command for its syntax");
    }

    /** Answers what a server may have, but that concerns nothing that a test server does (RFC 5321, section 3.5; RFC 1985). */
    SmtpReply answerTo(SmtpCommand command, SessionState state) {
        String verb = command.verb();
        boolean has = SmtpExtension.find(verb).filter(state::offers).isPresent();
        if (!has && !verb.equals("VRFY")) { // which has to be there even if it is not advertised
            return reply(502, "5.5.1", verb + " is not offered");
        }
        if (command.argument().isEmpty()) {
            return reply(501, "5.5.4", verb + " takes an argument");
        }
        return switch (verb) {
            case "ETRN" -> reply(251, "2.0.0", "No messages waiting");
            case "EXPN" -> reply(252, "2.0.0", "Cannot expand the list, but will accept messages for it");
            default -> reply(252, "2.0.0", "Cannot verify the user, but will accept messages for it");
        };
    }

    /** Whether MAIL announces no more than the limit (RFC 1870, section 6.1). */
    boolean allowsSizeOf(SmtpCommand mail) {
        String octets = mail.parameter("SIZE").flatMap(EsmtpParameter::value).orElse("");
        return octets.isEmpty()
                || !octets.matches("\\d{1,20}")
                || new BigInteger(octets).compareTo(BigInteger.valueOf(maxMessageSize)) <= 0;
    }

    SmtpReply messageTooLarge() {
        return reply(552, "5.3.4", "Message too large, " + maxMessageSize + " octets are allowed");
    }

    SmtpReply goodbyeForIdling() {
        return reply(421, "4.4.2", domain + " Nothing heard for too long, closing transmission channel");
    }

    SmtpReply tooManyErrors() {
        return reply(421, "4.7.0", domain + " Too many errors, closing transmission channel");
    }

    SmtpReply speaksTls() {
        return reply(421, "4.7.0", domain + " TLS has to begin here, this is plain text");
    }
}
