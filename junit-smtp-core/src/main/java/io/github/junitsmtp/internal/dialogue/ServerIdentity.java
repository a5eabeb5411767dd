package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.enforcement.OwnReply.reply;

import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.Transcript;

/** The replies in which the transport identifies itself in place of the engine. */
public final class ServerIdentity {

    private final String domain;
    private final String software;
    private final Transcript transcript;
    private final SmtpReply greeting;

    public ServerIdentity(String domain, String software, Transcript transcript) {
        this.domain = domain;
        this.software = software + " recorded by junit-smtp";
        this.transcript = transcript;
        this.greeting = SmtpReply.of(220, domain + " ESMTP " + this.software);
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

    SmtpReply status() {
        long open = transcript.sessions().stream()
                .filter(session -> session.ending() == Ending.OPEN)
                .count();
        return reply(
                211,
                "2.0.0",
                domain + " runs " + software,
                "Sessions: " + (transcript.sessions().size() + transcript.forgottenSessions()) + ", open: " + open,
                "Mails accepted: "
                        + (transcript.mails().forgotten() + transcript.mails().size()),
                "Send HELP with the name of a command for its syntax");
    }

    SmtpReply idleTimeout() {
        return reply(421, "4.4.2", domain + " Idle timeout, closing transmission channel");
    }

    SmtpReply tooManyErrors() {
        return reply(421, "4.7.0", domain + " Too many errors, closing transmission channel");
    }

    SmtpReply speaksTls() {
        return reply(421, "4.7.0", domain + " Expected a TLS handshake, got plain text");
    }
}
