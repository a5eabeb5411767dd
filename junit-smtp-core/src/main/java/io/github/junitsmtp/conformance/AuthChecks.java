package io.github.junitsmtp.conformance;

import static io.github.junitsmtp.protocol.SmtpExtension.AUTH;
import static io.github.junitsmtp.protocol.SmtpExtension.STARTTLS;

import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;

/** Checks for AUTH (RFC 4954). */
final class AuthChecks {

    /** The length of a response, with CRLF, that a server must accept (RFC 4954, section 4). */
    private static final int LONGEST_RESPONSE = 12_288;

    private AuthChecks() {}

    static Target.Login login(Probe probe) {
        return probe.target()
                .login()
                .orElseThrow(() -> new NotChecked("no credentials are set; set them with credentials(..)"));
    }

    /** Opens a connection on which the server offers AUTH, using TLS if the server requires TLS for AUTH. */
    private static Dialogue offering(Probe probe) {
        Dialogue dialogue = probe.hello();
        if ((!dialogue.offers(AUTH) || probe.isLoginRefusedInPlainText()) && dialogue.offers(STARTTLS)) {
            probe.secure(dialogue);
        }
        if (!dialogue.offers(AUTH)) {
            throw new NotChecked("the server does not offer AUTH");
        }
        return dialogue;
    }

    private static Dialogue offeringPlain(Probe probe) {
        Dialogue dialogue = offering(probe);
        if (!mechanisms(dialogue).contains("PLAIN")) {
            throw new NotChecked("the server does not offer AUTH PLAIN");
        }
        return dialogue;
    }

    private static List<String> mechanisms(Dialogue dialogue) {
        return dialogue.offered().parametersOf("AUTH");
    }

    private static String plain(Probe probe) {
        Target.Login login = login(probe);
        return "AUTH PLAIN " + Probe.plain(login.user(), login.password());
    }

    private static String wrong(Probe probe) {
        Target.Login login = login(probe);
        return "AUTH PLAIN " + Probe.plain(login.user(), "not " + login.password());
    }

    static void mechanismNames(Probe probe) {
        List<String> names = offering(probe).offered().parametersAsSent("AUTH");
        if (names.isEmpty()) {
            throw new Departure("mechanism names after AUTH in the reply to EHLO", "AUTH without a mechanism");
        }
        for (String name : names) {
            if (!name.matches("[A-Z0-9_-]{1,20}")) {
                throw new Departure("names of up to 20 capital letters, digits, hyphens and underscores", name);
            }
        }
    }

    static void withoutMechanism(Probe probe) {
        offering(probe).refuses("AUTH");
    }

    static void unknownMechanism(Probe probe) {
        offering(probe).refuses("AUTH XUNKNOWN");
    }

    static void unknownMechanismCode(Probe probe) {
        offering(probe).expect("AUTH XUNKNOWN", 504);
    }

    static void cancel(Probe probe) {
        Dialogue dialogue = offeringPlain(probe);
        dialogue.expect("AUTH PLAIN", 334);
        Dialogue.requireCode(dialogue.respond("*"), "*, which cancels AUTH", 501);
    }

    static void sessionAfterCancel(Probe probe) {
        Dialogue dialogue = offeringPlain(probe);
        dialogue.given("AUTH PLAIN");
        dialogue.respond("*");
        dialogue.expect("NOOP", 250);
    }

    static void emptyChallenge(Probe probe) {
        SmtpReply reply = offeringPlain(probe).expect("AUTH PLAIN", 334);
        if (!reply.lines().equals(List.of(""))) {
            throw new Departure("334 with an empty challenge in reply to AUTH PLAIN", reply);
        }
    }

    static void badBase64(Probe probe) {
        Dialogue dialogue = offeringPlain(probe);
        dialogue.given("AUTH PLAIN");
        Dialogue.requireCode(dialogue.respond("%%%"), "a response that is not base64", 501);
    }

    static void badBase64AtOnce(Probe probe) {
        SmtpReply reply = offeringPlain(probe).send("AUTH PLAIN %%%");
        Dialogue.requireCode(reply, "AUTH PLAIN with an initial response that is not base64", 501);
    }

    static void wrongPassword(Probe probe) {
        String auth = wrong(probe);
        Dialogue.requireRefusal(offeringPlain(probe).send(auth), "AUTH PLAIN with a wrong password");
    }

    static void wrongPasswordCode(Probe probe) {
        String auth = wrong(probe);
        Dialogue.requireCode(offeringPlain(probe).send(auth), "AUTH PLAIN with a wrong password", 535);
    }

    static void initialResponse(Probe probe) {
        String auth = plain(probe);
        Dialogue.requireCode(offeringPlain(probe).send(auth), "AUTH PLAIN with an initial response", 235);
    }

    static void response(Probe probe) {
        Target.Login login = login(probe);
        Dialogue dialogue = offeringPlain(probe);
        dialogue.expect("AUTH PLAIN", 334);
        SmtpReply reply = dialogue.respond(Probe.plain(login.user(), login.password()));
        Dialogue.requireCode(reply, "the credentials", 235);
    }

    static void verbCase(Probe probe) {
        Target.Login login = login(probe);
        SmtpReply reply = offeringPlain(probe).send("auth PLAIN " + Probe.plain(login.user(), login.password()));
        Dialogue.requireCode(reply, "auth PLAIN with an initial response", 235);
    }

    static void afterFailure(Probe probe) {
        String auth = plain(probe);
        Dialogue dialogue = offeringPlain(probe);
        dialogue.send(wrong(probe));
        Dialogue.requireCode(dialogue.send(auth), "AUTH PLAIN after a failed login", 235);
    }

    static void twice(Probe probe) {
        String auth = plain(probe);
        Dialogue dialogue = offeringPlain(probe);
        dialogue.given(auth);
        Dialogue.requireCode(dialogue.send(auth), "AUTH after a login", 503);
    }

    static void inTransaction(Probe probe) {
        Dialogue dialogue = offeringPlain(probe);
        SmtpReply mail = dialogue.send(probe.mail());
        if (!mail.isPositive()) {
            throw new NotChecked("the server answered " + probe.mail() + " with " + mail);
        }
        Dialogue.requireCode(dialogue.send("AUTH PLAIN"), "AUTH during a transaction", 503);
    }

    static void parameter(Probe probe) {
        Dialogue dialogue = probe.ready();
        if (!dialogue.offers(AUTH)) {
            throw new NotChecked("the server does not offer AUTH");
        }
        dialogue.accepts(probe.mail() + " AUTH=<>");
    }

    static void longResponse(Probe probe) {
        Dialogue dialogue = offeringPlain(probe);
        dialogue.given("AUTH PLAIN");
        dialogue.respond("A".repeat(LONGEST_RESPONSE - 2)); // not quite base64
        SyntaxChecks.requireNext(dialogue, "one reply to a response line of 12,288 octets, then 221 in reply to QUIT");
    }
}
