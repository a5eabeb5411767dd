package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.AUTH;
import static io.github.junitsmtp.protocol.SmtpExtension.STARTTLS;

import io.github.junitsmtp.internal.wire.HandshakeOutcomes;
import io.github.junitsmtp.protocol.SmtpReply;

/** Checks for STARTTLS (RFC 3207). */
final class StartTlsChecks {

    /** TLS is not available for a temporary reason (RFC 3207, section 4). */
    private static final int CLOSING = 421;

    private static final int NOT_AVAILABLE = 454;

    private StartTlsChecks() {}

    /** Opens a connection in plain text on which the server offers STARTTLS. */
    private static Dialogue offering(Probe probe) {
        Dialogue dialogue = probe.hello();
        if (!dialogue.offers(STARTTLS)) {
            throw new NotChecked(
                    probe.target().implicitTls()
                            ? "the connection uses TLS from the first byte"
                            : "the server does not offer STARTTLS");
        }
        return dialogue;
    }

    private static Dialogue secured(Probe probe) {
        Dialogue dialogue = offering(probe);
        startTls(probe, dialogue);
        return dialogue;
    }

    private static void startTls(Probe probe, Dialogue dialogue) {
        requireReady(dialogue.startTls(probe.target().trust()));
    }

    private static void requireReady(SmtpReply reply) {
        if (reply.code() == NOT_AVAILABLE) {
            throw new NotChecked("the server answered STARTTLS with " + reply);
        }
        Dialogue.requireCode(reply, "STARTTLS", 220);
    }

    static void handshake(Probe probe) {
        secured(probe).expect("EHLO " + probe.domain(), 250);
    }

    static void argument(Probe probe) {
        offering(probe).refuses("STARTTLS argument");
    }

    static void notOfferedAgain(Probe probe) {
        Dialogue dialogue = secured(probe).hello(probe.domain());
        if (dialogue.offers(STARTTLS)) {
            throw new Departure("no STARTTLS in the reply to EHLO over TLS", "STARTTLS is offered");
        }
    }

    static void twice(Probe probe) {
        secured(probe).hello(probe.domain()).refuses("STARTTLS");
    }

    static void forgetsTransaction(Probe probe) {
        String rcpt = probe.rcpt();
        Dialogue dialogue = offering(probe);
        SmtpReply mail = dialogue.send(probe.mail());
        if (!mail.isPositive()) {
            throw new NotChecked("the server answered " + probe.mail() + " before STARTTLS with " + mail);
        }
        dialogue.given(rcpt);
        SmtpReply reply = dialogue.startTls(probe.target().trust());
        if (reply.code() != 220) {
            return; // an open transaction may be a reason to refuse it
        }
        SmtpReply early = requireForgotten(dialogue); // already before EHLO, which ends a transaction
        if (early.code() != CLOSING) {
            requireForgotten(dialogue.hello(probe.domain()));
        }
    }

    private static SmtpReply requireForgotten(Dialogue dialogue) {
        return Dialogue.requireRefusal(dialogue.send("DATA"), "DATA in a transaction that began before STARTTLS");
    }

    static void forgetsLogin(Probe probe) {
        Target.Login login = AuthChecks.login(probe);
        Dialogue dialogue = offering(probe);
        if (!dialogue.offers(AUTH)) {
            throw new NotChecked("the server offers AUTH only over TLS");
        }
        String auth = "AUTH PLAIN " + Probe.plain(login.user(), login.password());
        dialogue.given(auth);
        SmtpReply reply = dialogue.startTls(probe.target().trust());
        if (reply.code() != 220) {
            return; // a login may be a reason to refuse it
        }
        dialogue.hello(probe.domain());
        Dialogue.requireCode(dialogue.send(auth), "AUTH PLAIN after STARTTLS", 235);
    }

    static void injection(Probe probe) {
        Dialogue dialogue = offering(probe);
        try {
            SmtpReply reply = dialogue.startTls(probe.target().trust(), "XINJECTED");
            if (reply.code() != 220) {
                return;
            }
        } catch (Departure e) {
            if (String.valueOf(e.getMessage()).contains(HandshakeOutcomes.PLAIN_TEXT_AFTER_STARTTLS)) {
                throw new Departure("no reply to plain text after STARTTLS", "a reply in plain text");
            }
            if (e.isSilence()) {
                throw e;
            }
            return; // closing the connection is the safest answer
        }
        SmtpReply reply;
        try {
            reply = dialogue.send("EHLO " + probe.domain());
        } catch (Departure e) {
            if (e.isSilence()) {
                throw e;
            }
            return;
        }
        Dialogue.requireCode(reply, "EHLO over TLS, although XINJECTED was sent in plain text after STARTTLS", 250);
    }

    static void brokenHandshake(Probe probe) {
        Dialogue dialogue = offering(probe);
        requireReady(dialogue.send("STARTTLS"));
        dialogue.write("EHLO plain.text.example\r\n");
        dialogue.client().close();
        probe.stillServes();
    }
}
