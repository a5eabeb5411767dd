package io.github.junitsmtp.internal.conduct;

import static io.github.junitsmtp.rule.ClientRule.AUTH_ORDER;
import static io.github.junitsmtp.rule.ClientRule.CHUNKS;
import static io.github.junitsmtp.rule.ClientRule.COMMAND_ORDER;
import static io.github.junitsmtp.rule.ClientRule.CREDENTIALS;
import static io.github.junitsmtp.rule.ClientRule.GREETING;
import static io.github.junitsmtp.rule.ClientRule.HELLO;
import static io.github.junitsmtp.rule.ClientRule.HELLO_AFTER_TLS;
import static io.github.junitsmtp.rule.ClientRule.OFFERED_COMMANDS;
import static io.github.junitsmtp.rule.ClientRule.OFFERED_MECHANISMS;
import static io.github.junitsmtp.rule.ClientRule.OFFERED_PARAMETERS;
import static io.github.junitsmtp.rule.ClientRule.PIPELINING;
import static io.github.junitsmtp.rule.ClientRule.QUIT;
import static io.github.junitsmtp.rule.ClientRule.REFUSALS;
import static io.github.junitsmtp.rule.ClientRule.STARTTLS_ALONE;
import static io.github.junitsmtp.rule.ClientRule.SYNCHRONIZATION;
import static io.github.junitsmtp.rule.ClientRule.TLS_ONCE;

import java.util.List;
import java.util.stream.Stream;

/** Clients that send the wrong thing at the wrong time, in the right form. */
final class Misconduct {

    private Misconduct() {}

    static Stream<Case> cases() {
        return Stream.of(order(), tls(), timing(), offers(), chunks(), refusals(), partings())
                .flatMap(List::stream);
    }

    private static List<Case> order() {
        return List.of(
                Case.of("MAIL without EHLO", "S: 220 ready / @mail / @quit", HELLO),
                Case.of(
                        "MAIL after EHLO was refused",
                        "S: 220 ready / C: EHLO client / S: 502 what / @mail / @quit",
                        HELLO),
                Case.of("RCPT without MAIL", "@hello / @rcpt / @quit", COMMAND_ORDER),
                Case.of("DATA without MAIL", "@hello / C: DATA / S: 503 no / @quit", COMMAND_ORDER),
                Case.of("DATA without RCPT", "@hello / @mail / C: DATA / S: 503 no / @quit", COMMAND_ORDER),
                Case.of("MAIL in a transaction", "@hello / @mail / @rcpt / @mail / @quit", COMMAND_ORDER),
                Case.of(
                        "RCPT after the message",
                        "@hello / @mail / @rcpt / @data / M: x / S: 250 OK / @rcpt / @quit",
                        COMMAND_ORDER));
    }

    private static List<Case> tls() {
        return List.of(
                Case.of(
                        "no EHLO after STARTTLS",
                        "@hello / C: STARTTLS / S: 220 go / TLS / C: RSET / S: 250 OK / @mail / @quit",
                        HELLO_AFTER_TLS,
                        HELLO),
                Case.of(
                        "what was offered before STARTTLS",
                        "@hello / @tls / C: MAIL FROM:<> RET=HDRS / S: 250 OK / @quit",
                        OFFERED_PARAMETERS),
                Case.of("STARTTLS in TLS", "@hello / @tls / C: STARTTLS / S: 503 no / @quit", TLS_ONCE),
                Case.of(
                        "commands right after STARTTLS",
                        "@hello / C: STARTTLS / S: 220 go / I: MAIL FROM:<eve@example.com> / TLS / C: EHLO client / S: 250 mx / @quit",
                        STARTTLS_ALONE),
                Case.of("AUTH after success", "@hello / @tls / @login / @login / @quit", AUTH_ORDER),
                Case.of("AUTH in a transaction", "@hello / @tls / @mail / @login / @quit", AUTH_ORDER),
                Case.of("a password in the clear", "@hello / @login / @quit", CREDENTIALS),
                Case.of(
                        "a password in the clear, in response to challenges",
                        "@hello / C: AUTH LOGIN / S: 334 x / L: c2hvcA== / S: 334 y / L: c2VjcmV0 / S: 235 yes / @quit",
                        CREDENTIALS));
    }

    private static List<Case> timing() {
        return List.of(
                Case.of(
                        "a command before the greeting",
                        "+C: EHLO client / S: 220 ready / S: 250 mx / @quit",
                        GREETING),
                Case.of(
                        "pipelining that was not offered",
                        "@bare / C: MAIL FROM:<> / +C: RCPT TO:<a@example.org> / +C: RCPT TO:<b@example.org>"
                                + " / S: 250 OK / S: 250 OK / S: 250 OK / @quit",
                        PIPELINING),
                Case.of(
                        "pipelining after HELO",
                        "S: 220 ready / C: HELO client / +C: MAIL FROM:<> / S: 250 mx / S: 250 OK / @quit",
                        PIPELINING),
                Case.of(
                        "everything at once",
                        "+C: EHLO client / +C: MAIL FROM:<> / +C: RCPT TO:<a@example.org> / +C: DATA / S: 220 ready"
                                + " / S: 250-mx|250 PIPELINING / S: 250 OK / S: 250 OK / S: 354 go / +M: x / +C: QUIT"
                                + " / S: 250 OK / S: 221 Bye",
                        GREETING,
                        SYNCHRONIZATION,
                        SYNCHRONIZATION),
                Case.of(
                        "a message right after DATA",
                        "@hello / @mail / @rcpt / C: DATA / +M: x / S: 354 go / S: 250 OK / @quit",
                        SYNCHRONIZATION),
                Case.of(
                        "a message right after a refused DATA",
                        "@hello / @mail / @rcpt / C: DATA / +C: Subject: x / +C:  / +C: data follow / +C: . / +C: QUIT"
                                + " / S: 452 full / S: 500 what / S: 500 what / S: 500 what / S: 500 what / S: 221 Bye",
                        SYNCHRONIZATION),
                Case.of(
                        "credentials right after AUTH",
                        "@hello / C: AUTH LOGIN / +L: c2hvcA== / S: 334 x / +L: c2VjcmV0 / S: 334 y / S: 235 yes / @quit",
                        SYNCHRONIZATION,
                        CREDENTIALS,
                        SYNCHRONIZATION),
                Case.of(
                        "mail right after AUTH that takes more than one step",
                        "@hello / @tls / C: AUTH PLAIN / +C: MAIL FROM:<> / S: 504 no / S: 530 no / @quit",
                        SYNCHRONIZATION));
    }

    private static List<Case> offers() {
        return List.of(
                Case.of(
                        "commands that were not offered",
                        "@bare / C: STARTTLS / S: 502 no / C: AUTH PLAIN / S: 502 no / C: SEND FROM:<> / S: 502 no"
                                + " / C:  / S: 500 what / @quit",
                        OFFERED_COMMANDS,
                        OFFERED_COMMANDS,
                        OFFERED_COMMANDS,
                        OFFERED_COMMANDS),
                Case.of(
                        "parameters that were not offered",
                        "@bare / C: MAIL FROM:<> SIZE=5 BODY=8BITMIME RET=HDRS / S: 250 OK"
                                + " / C: RCPT TO:<ada@example.org> NOTIFY=NEVER / S: 250 OK / @quit",
                        OFFERED_PARAMETERS,
                        OFFERED_PARAMETERS),
                Case.of(
                        "a body type that was not offered, and a parameter of the other command",
                        "@hello / C: MAIL FROM:<> BODY=8BITMIME / S: 250 OK / C: RCPT TO:<ada@example.org> SIZE=5"
                                + " / S: 250 OK / @quit",
                        OFFERED_PARAMETERS,
                        OFFERED_PARAMETERS),
                Case.of(
                        "extensions after HELO",
                        "@hello / C: HELO client / S: 250 mx / C: MAIL FROM:<> SIZE=5 / +C: RSET / S: 250 OK / S: 250 OK"
                                + " / @quit",
                        OFFERED_PARAMETERS,
                        PIPELINING),
                Case.of(
                        "a mechanism that was not offered",
                        "@hello / C: AUTH GSSAPI / S: 504 no / @quit",
                        OFFERED_MECHANISMS));
    }

    private static List<Case> chunks() {
        return List.of(
                Case.of(
                        "BODY=BINARYMIME with DATA",
                        "@hello / C: MAIL FROM:<> BODY=BINARYMIME / S: 250 OK / @rcpt / C: DATA / S: 503 no / @quit",
                        CHUNKS),
                Case.of(
                        "DATA after BDAT",
                        "@hello / @mail / @rcpt / ~C: BDAT 3CRLFxCRLF / S: 250 OK / C: DATA / S: 503 no / @quit",
                        CHUNKS),
                Case.of("BDAT without a size", "@hello / @mail / @rcpt / C: BDAT LAST / S: 501 no / @quit", CHUNKS),
                Case.of(
                        "BDAT after a refused BDAT",
                        "@hello / @mail / @rcpt / ~C: BDAT 3CRLFxCRLF / S: 552 full / ~C: BDAT 3 LASTCRLFyCRLF / S: 503 no / @quit",
                        CHUNKS),
                Case.of(
                        "BDAT after the last",
                        "@hello / @mail / @rcpt / ~C: BDAT 3 LASTCRLFxCRLF / S: 250 OK / C: BDAT 0 LAST / S: 503 no / @quit",
                        COMMAND_ORDER));
    }

    private static List<Case> refusals() {
        return List.of(
                Case.of(
                        "RCPT and DATA after a refused MAIL",
                        "@hello / C: MAIL FROM:<> / S: 451 later / C: RCPT TO:<ada@example.org> / S: 503 no / C: DATA / S: 503 no / @quit",
                        REFUSALS),
                Case.of(
                        "DATA without an accepted recipient",
                        "@hello / @mail / C: RCPT TO:<ada@example.org> / S: 550 no / C: DATA / S: 554 no / @quit",
                        REFUSALS),
                Case.of(
                        "a message whose recipients were all refused",
                        "@hello / @mail / C: RCPT TO:<ada@example.org> / +C: DATA / S: 550 no / S: 354 go / M: x / S: 554 no / @quit",
                        REFUSALS),
                Case.of(
                        "a message after a refused DATA",
                        "@hello / @mail / @rcpt / C: DATA / S: 452 full / C: Subject: x / +C:  / +C: x / S: 500 what"
                                + " / S: 500 what / S: 500 what / C: . / S: 500 what / @quit",
                        REFUSALS),
                Case.of(
                        "a response after a refused AUTH",
                        "@hello / C: AUTH LOGIN / S: 504 no / C: c2hvcA== / S: 500 what / C: c2VjcmV0 / S: 500 what / @quit",
                        CREDENTIALS,
                        REFUSALS),
                Case.of(
                        "the same RCPT again",
                        "@hello / @mail / @rcpt / C: RCPT TO:<bob@example.org> / S: 550 no / C: RCPT TO:<bob@example.org> / S: 550 no / @quit",
                        REFUSALS),
                Case.of(
                        "a syntactically refused RCPT again",
                        "@hello / @mail / @rcpt / C: RCPT TO:<bob@example.org> / S: 500 no / C: RCPT TO:<bob@example.org> / S: 500 no / @quit",
                        REFUSALS),
                Case.of(
                        "RCPT after a refused MAIL, and then another MAIL",
                        "@hello / C: MAIL FROM:<> / S: 451 later / C: RCPT TO:<ada@example.org> / S: 503 no / @mail / @rcpt / @quit",
                        REFUSALS),
                Case.of(
                        "commands after a refused greeting",
                        "S: 554 no service / C: EHLO client / S: 503 no / C: MAIL FROM:<> / S: 503 no / @quit",
                        REFUSALS),
                Case.of(
                        "commands after 421",
                        "@hello / C: MAIL FROM:<> / S: 421 bye / C: RSET / S: 421 bye / @quit",
                        REFUSALS));
    }

    private static List<Case> partings() {
        return List.of(
                Case.of("no QUIT", "@hello / @mail / HANGUP", QUIT),
                Case.of("no QUIT after STARTTLS was refused", "@hello / C: STARTTLS / S: 454 later / HANGUP", QUIT),
                Case.of("no command at all", "S: 220 ready / HANGUP", QUIT),
                Case.of("no QUIT after a refused greeting", "S: 554 no service / HANGUP", QUIT));
    }
}
