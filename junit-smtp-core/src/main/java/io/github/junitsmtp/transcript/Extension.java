package io.github.junitsmtp.transcript;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The extensions that are known here, with the commands and parameters that they bring, and the octets by which they lengthen commands. */
enum Extension {
    SIZE("SIZE", "", "SIZE", "", 26, 0), // RFC 1870, section 3
    EIGHT_BIT("8BITMIME", "", "BODY", "", 17, 0), // RFC 6152, section 2
    BINARY("BINARYMIME", "", "BODY", "", 17, 0), // RFC 3030, section 3
    CHUNKING("CHUNKING", "BDAT", "", "", 0, 0), // RFC 3030, section 2
    STARTTLS("STARTTLS", "STARTTLS", "", "", 0, 0), // RFC 3207, section 2
    AUTH("AUTH", "AUTH", "AUTH", "", 500, 0), // RFC 4954, section 3
    SMTPUTF8("SMTPUTF8", "", "SMTPUTF8", "", 10, 0), // RFC 6531, section 3.1
    DSN("DSN", "", "RET ENVID", "NOTIFY ORCPT", 500, 1036), // RFC 3461, section 4
    DELIVERBY("DELIVERBY", "", "BY", "", 17, 0), // RFC 2852, section 3
    FUTURERELEASE("FUTURERELEASE", "", "HOLDFOR HOLDUNTIL", "", 34, 0), // RFC 4865, section 3
    PRIORITY("MT-PRIORITY", "", "MT-PRIORITY", "", 15, 0), // RFC 6710, section 3
    REQUIRETLS("REQUIRETLS", "", "REQUIRETLS", "", 11, 0), // RFC 8689, section 2
    SOLICITING("NO-SOLICITING", "", "SOLICIT", "", 1007, 0), // RFC 3865, section 2
    RRVS("RRVS", "", "", "RRVS", 0, 60), // RFC 7293, section 3
    TRACKING("MTRK", "", "MTRK", "ORCPT", 40, 500), // RFC 3885, section 3
    CHECKPOINT("CHECKPOINT", "", "TRANSID", "", 88, 0), // RFC 1845, section 3
    CONVERSION("CONPERM", "", "CONPERM", "", 8, 0), // RFC 4141, section 4
    NEGOTIATION("CONNEG", "", "", "CONNEG", 0, 7), // RFC 4141, section 5
    BURL("BURL", "BURL", "", "", 0, 0), // RFC 4468, section 3
    ETRN("ETRN", "ETRN", "", "", 0, 0), // RFC 1985, section 5
    ATRN("ATRN", "ATRN", "", "", 0, 0), // RFC 2645, section 5
    PIPELINING("PIPELINING", "", "", "", 0, 0), // RFC 2920, section 2
    ENHANCED_CODES("ENHANCEDSTATUSCODES", "", "", "", 0, 0), // RFC 2034, section 2
    LIMITS("LIMITS", "", "", "", 0, 0), // RFC 9422, section 3
    HELP("HELP", "", "", "", 0, 0), // RFC 5321, section 4.1.1.8
    VRFY("VRFY", "", "", "", 0, 0), // RFC 5321, section 4.1.1.6
    EXPN("EXPN", "", "", "", 0, 0); // RFC 5321, section 4.1.1.7

    private final String keyword;
    private final List<String> verbs;
    private final List<String> ofMail;
    private final List<String> ofRcpt;
    private final int mailOctets;
    private final int rcptOctets;

    Extension(String keyword, String verbs, String ofMail, String ofRcpt, int mailOctets, int rcptOctets) {
        this.keyword = keyword;
        this.verbs = words(verbs);
        this.ofMail = words(ofMail);
        this.ofRcpt = words(ofRcpt);
        this.mailOctets = mailOctets;
        this.rcptOctets = rcptOctets;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    String keyword() {
        return keyword;
    }

    /** Returns by how much MAIL or RCPT may be longer. */
    int octets(String verb) {
        return verb.equals("MAIL") ? mailOctets : verb.equals("RCPT") ? rcptOctets : 0;
    }

    static Optional<Extension> named(String keyword) {
        return Arrays.stream(values())
                .filter(extension -> extension.keyword.equals(keyword))
                .findFirst();
    }

    static Optional<Extension> ofVerb(String verb) {
        return Arrays.stream(values())
                .filter(extension -> extension.verbs.contains(verb))
                .findFirst();
    }

    static boolean knowsParameter(String parameter) {
        return Stream.of("MAIL", "RCPT")
                .anyMatch(verb -> !ofParameter(verb, parameter).isEmpty());
    }

    /** Returns those that bring a parameter, any of which will do; none if nobody knows it. */
    static List<Extension> ofParameter(String verb, String parameter) {
        return Stream.of(values())
                .filter(extension -> (verb.equals("MAIL") ? extension.ofMail : extension.ofRcpt).contains(parameter))
                .toList();
    }
}
