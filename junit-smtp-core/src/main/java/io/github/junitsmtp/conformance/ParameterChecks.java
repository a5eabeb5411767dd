package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.SmtpExtension;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks how a server handles unknown parameters, and extensions that it does not offer. */
final class ParameterChecks {

    private static final String UNKNOWN = " XUNKNOWN=1";

    private static final Map<SmtpExtension, String> OF_MAIL = new LinkedHashMap<>();

    static {
        OF_MAIL.put(SmtpExtension.SIZE, "SIZE=100");
        OF_MAIL.put(SmtpExtension.EIGHT_BIT_MIME, "BODY=8BITMIME");
        OF_MAIL.put(SmtpExtension.SMTPUTF8, "SMTPUTF8");
        OF_MAIL.put(SmtpExtension.DSN, "RET=HDRS");
        OF_MAIL.put(SmtpExtension.AUTH, "AUTH=<>");
    }

    private ParameterChecks() {}

    static void unknownOfMail(Probe probe) {
        probe.ready().refuses(probe.mail() + UNKNOWN);
    }

    static void unknownOfMailCode(Probe probe) {
        probe.ready().expect(probe.mail() + UNKNOWN, 555);
    }

    static void unknownOfRcpt(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.refuses(probe.rcpt() + UNKNOWN);
    }

    static void unknownOfRcptCode(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        dialogue.expect(probe.rcpt() + UNKNOWN, 555);
    }

    static void unknownKeepsState(Probe probe) {
        Dialogue dialogue = probe.ready();
        dialogue.given(probe.mail());
        if (dialogue.send(probe.rcpt() + UNKNOWN).isPositive()) {
            throw new NotChecked("the server accepts unknown parameters");
        }
        dialogue.accepts(probe.rcpt());
    }

    static void notOffered(Probe probe) {
        boolean judged = false;
        for (Map.Entry<SmtpExtension, String> parameter : OF_MAIL.entrySet()) {
            Dialogue dialogue = probe.ready();
            if (!dialogue.offers(parameter.getKey()) && !isAlsoOfBinaryMime(parameter.getKey(), dialogue)) {
                dialogue.refuses(probe.mail() + " " + parameter.getValue());
                judged = true;
            }
        }
        if (!judged) {
            throw new NotChecked("the server offers SIZE, 8BITMIME, SMTPUTF8, DSN and AUTH");
        }
    }

    private static boolean isAlsoOfBinaryMime(SmtpExtension extension, Dialogue dialogue) {
        return extension == SmtpExtension.EIGHT_BIT_MIME && dialogue.offers(SmtpExtension.BINARYMIME);
    }

    static void bdatNotOffered(Probe probe) {
        refusesUnlessOffered(probe, SmtpExtension.CHUNKING, "BDAT 0 LAST");
    }

    static void startTlsNotOffered(Probe probe) {
        refusesUnlessOffered(probe, SmtpExtension.STARTTLS, "STARTTLS");
    }

    static void authNotOffered(Probe probe) {
        refusesUnlessOffered(probe, SmtpExtension.AUTH, "AUTH PLAIN");
    }

    private static void refusesUnlessOffered(Probe probe, SmtpExtension extension, String command) {
        Dialogue dialogue = probe.hello();
        if (dialogue.offers(extension)) {
            throw new NotChecked("the server offers " + extension);
        }
        dialogue.refuses(command);
    }
}
