package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.internal.store.SpillFolder;
import io.github.junitsmtp.internal.wire.TlsSettings;
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
public final class ServerIdentity {

    private final String domain;
    private final String software;
    private final int maxMessageSize;
    private final int maxErrors;
    private final Transcript transcript;
    private final TlsSettings tls;
    private final Mechanisms mechanisms;
    private final AdvertisedExtensions offer;
    private final CommandRules rules;
    private final SmtpReply greeting;
    private final SpillFolder spill;
    /** The engine's last reply to EHLO and what became of it, in the clear and in TLS, since it is the same each time. */
    private volatile byte[][] ehlo = {{}, {}, {}};

    public ServerIdentity(
            String domain,
            String software,
            int maxMessageSize,
            int maxErrors,
            Limits limits,
            SpillFolder spill,
            TlsSettings tls,
            Mechanisms mechanisms,
            AdvertisedExtensions offer,
            Transcript transcript) {
        this.domain = domain;
        this.software = software;
        this.maxMessageSize = maxMessageSize;
        this.maxErrors = maxErrors;
        this.transcript = transcript;
        this.spill = spill;
        this.tls = tls;
        this.mechanisms = mechanisms;
        this.offer = offer;
        this.rules = new CommandRules(this, tls.mode(), limits);
        this.greeting = SmtpReply.of(220, domain + " ESMTP " + software + " recorded by junit-smtp");
    }

    public int maxMessageSize() {
        return maxMessageSize;
    }

    public int maxErrors() {
        return maxErrors;
    }

    public SpillFolder spill() {
        return spill;
    }

    public TlsSettings tls() {
        return tls;
    }

    public Mechanisms mechanisms() {
        return mechanisms;
    }

    public AdvertisedExtensions offer() {
        return offer;
    }

    public SmtpReply greeting() {
        return greeting;
    }

    public SmtpReply farewell() {
        return reply(221, "2.0.0", domain + " Service closing transmission channel");
    }

    public SmtpReply hello() {
        return SmtpReply.of(250, domain);
    }

    public Optional<SmtpReply> refusal(SmtpCommand command, SessionState state) {
        return rules.refusal(command, state);
    }

    /** The extensions of the engine and the transport; where both have one, it is the transport that answers. */
    public byte[] extensions(byte[] engineReply, boolean encrypted) {
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

    public SmtpReply status() {
        long open = transcript.sessions().stream()
                .filter(session -> session.ending() == Ending.OPEN)
                .count();
        return reply(
                211,
                "2.0.0",
                domain + " runs " + software + " recorded by junit-smtp",
                "Sessions: " + transcript.sessions().size() + ", open: " + open,
                "Mails accepted: "
                        + (transcript.mails().forgotten() + transcript.mails().size()),
                "Send HELP with the name of a command for its syntax");
    }

    /** Answers what a server may have, but that concerns nothing that a test server does (RFC 5321, section 3.5; RFC 1985). */
    public SmtpReply answerTo(SmtpCommand command, SessionState state) {
        String verb = command.verb();
        boolean has = SmtpExtension.of(verb).filter(state::offers).isPresent();
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
    public boolean allowsSizeOf(SmtpCommand mail) {
        String octets = mail.parameter("SIZE").flatMap(EsmtpParameter::value).orElse("");
        return octets.isEmpty()
                || !octets.matches("\\d{1,20}")
                || new BigInteger(octets).compareTo(BigInteger.valueOf(maxMessageSize)) <= 0;
    }

    public SmtpReply messageTooLarge() {
        return reply(552, "5.3.4", "Message too large, " + maxMessageSize + " octets are allowed");
    }

    public SmtpReply goodbyeForIdling() {
        return reply(421, "4.4.2", domain + " Nothing heard for too long, closing transmission channel");
    }

    public SmtpReply tooManyErrors() {
        return reply(421, "4.7.0", domain + " Too many errors, closing transmission channel");
    }

    public SmtpReply speaksTls() {
        return reply(421, "4.7.0", domain + " TLS has to begin here, this is plain text");
    }
}
