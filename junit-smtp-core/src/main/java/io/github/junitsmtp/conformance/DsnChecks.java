package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpExtension;

/** Checks for DSN (RFC 3461). */
final class DsnChecks {

    private DsnChecks() {}

    static void mail(Probe probe) {
        Dialogue dialogue = probe.ready(SmtpExtension.DSN);
        dialogue.accepts(probe.mail() + " RET=HDRS ENVID=QQ314159");
        dialogue.expect("RSET", 250);
        dialogue.accepts(probe.mail() + " RET=FULL ENVID=a+2Bb");
    }

    static void rcpt(Probe probe) {
        Dialogue dialogue = afterMail(probe);
        dialogue.accepts(probe.rcpt() + " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;ada@example.org");
        dialogue.accepts(probe.rcpt() + " NOTIFY=NEVER");
    }

    private static Dialogue afterMail(Probe probe) {
        Dialogue dialogue = probe.ready(SmtpExtension.DSN);
        dialogue.given(probe.mail());
        return dialogue;
    }

    /** Returns a check that MAIL with the given parameters is refused. */
    static Check refusesMail(String parameters) {
        return probe -> probe.ready(SmtpExtension.DSN).refuses(probe.mail() + " " + parameters);
    }

    /** Returns a check that RCPT with the given parameters is refused. */
    static Check refusesRcpt(String parameters) {
        return probe -> afterMail(probe).refuses(probe.rcpt() + " " + parameters);
    }
}
