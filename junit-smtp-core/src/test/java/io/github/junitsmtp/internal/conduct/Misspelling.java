package io.github.junitsmtp.internal.conduct;

import static io.github.junitsmtp.rule.ClientRule.ARGUMENTS;
import static io.github.junitsmtp.rule.ClientRule.COMMAND_ASCII;
import static io.github.junitsmtp.rule.ClientRule.COMMAND_LENGTH;
import static io.github.junitsmtp.rule.ClientRule.CREDENTIALS;
import static io.github.junitsmtp.rule.ClientRule.DOT_STUFFING;
import static io.github.junitsmtp.rule.ClientRule.EIGHT_BIT_TEXT;
import static io.github.junitsmtp.rule.ClientRule.END_OF_DATA;
import static io.github.junitsmtp.rule.ClientRule.HELLO_ARGUMENT;
import static io.github.junitsmtp.rule.ClientRule.LINE_ENDS;
import static io.github.junitsmtp.rule.ClientRule.PATHS;
import static io.github.junitsmtp.rule.ClientRule.QUIT;
import static io.github.junitsmtp.rule.ClientRule.TEXT_LENGTH;

import io.github.junitsmtp.rule.ClientRule;
import java.util.List;
import java.util.stream.Stream;

/** Clients that send malformed bytes. */
final class Misspelling {

    private Misspelling() {}

    static Stream<Case> cases() {
        return Stream.of(arguments().stream(), lines().stream(), messages().stream(), falseEnds())
                .flatMap(cases -> cases);
    }

    private static List<Case> arguments() {
        return List.of(
                Case.of("RSET with an argument", "@hello / C: RSET all / S: 501 what / @quit", ARGUMENTS),
                Case.of("EHLO without a name", "S: 220 ready / C: EHLO / S: 501 what / @quit", HELLO_ARGUMENT),
                Case.of(
                        "EHLO with an address that is not in brackets",
                        "S: 220 ready / C: EHLO 192.0.2.1 / S: 250 mx / @quit",
                        HELLO_ARGUMENT),
                Case.of(
                        "EHLO with something other than a domain",
                        "S: 220 ready / C: EHLO my_laptop / S: 250 mx / C: HELO [192.0.2.1] and more / S: 250 mx / @quit",
                        HELLO_ARGUMENT,
                        HELLO_ARGUMENT),
                Case.of(
                        "a bracket or a quotation mark without its other half",
                        "@hello / C: MAIL FROM:<\"a@example.com> / S: 501 no / C: MAIL FROM:<a@example.com / S: 501 no"
                                + " / C: MAIL FROM:a@example.com> SIZE=5 / S: 501 no / @quit",
                        PATHS,
                        PATHS,
                        PATHS),
                Case.of(
                        "malformed MAIL",
                        "@hello / C: MAIL FROM: <a@example.com> / S: 501 no / C: MAIL FROM:a@example.com / S: 501 no"
                                + " / C: MAIL FROM :<a@example.com> / S: 501 no / C: MAIL <a@example.com> / S: 501 no"
                                + " / C: MAIL FROM:<a@example.com / S: 501 no / C: MAIL FROM:<a> / S: 501 no"
                                + " / C: MAIL FROM:<a@exa mple.com> / S: 501 no / C: MAIL FROM:<a@example.com>  SIZE=5"
                                + " / S: 501 no / C: MAIL FROM:<a@example.com> =5 / S: 501 no / C: MAIL FROM:<"
                                + "x".repeat(65) + "@example.com> / S: 501 no / @quit",
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS),
                Case.of(
                        "malformed RCPT",
                        "@hello / @mail / C: RCPT TO:<> / S: 501 no / C: RCPT TO: a@example.org / S: 501 no / C: RCPT TO:<a@"
                                + "x".repeat(64) + ".org> / S: 501 no / C: RCPT TO:<" + "x".repeat(64) + "@"
                                + ("x".repeat(62) + ".").repeat(3) + "x> / S: 250 fine / @quit",
                        PATHS,
                        PATHS,
                        PATHS,
                        PATHS));
    }

    private static List<Case> lines() {
        return List.of(
                Case.of("a command that ends in LF", "@hello / ~C: NOOPLF / S: 500 what / @quit", LINE_ENDS),
                Case.of("a command that contains CR", "@hello / C: NOOP aCRb / S: 500 what / @quit", LINE_ENDS),
                Case.of(
                        "a secret that ends in LF",
                        "@hello / ~C: AUTH PLAIN AHNob3AAc2VjcmV0LF / S: 500 what / @quit",
                        CREDENTIALS,
                        LINE_ENDS),
                Case.of(
                        "a response that ends in LF",
                        "@hello / C: AUTH LOGIN / S: 334 VXNlcm5hbWU6 / ~L: c2hvcA==LF / S: 501 what / @quit",
                        CREDENTIALS,
                        LINE_ENDS),
                Case.of(
                        "non-ASCII letters",
                        "@hello / C: MAIL FROM:<jos\u00e9@example.com> / S: 250 OK / C: RCPT TO:<b\u00f6b@example.org> / S: 250 OK / @quit",
                        COMMAND_ASCII,
                        COMMAND_ASCII),
                Case.of(
                        "long commands",
                        "@hello / @tls / C: NOOP " + "x".repeat(506) + " / S: 500 what / C: AUTH PLAIN "
                                + "x".repeat(502)
                                + " / S: 500 what / C: MAIL FROM:<a@example.com> AUTH=" + "x".repeat(1100)
                                + " / S: 500 what / C: AUTH PLAIN / S: 334 x / L: " + "x".repeat(12_287)
                                + " / S: 500 what / @quit",
                        COMMAND_LENGTH,
                        COMMAND_LENGTH,
                        COMMAND_LENGTH,
                        COMMAND_LENGTH));
    }

    private static Case message(String title, String data, ClientRule... broken) {
        return Case.of(title, "@hello / @mail / @rcpt / @data / ~M: " + data + " / S: 250 OK / @quit", broken);
    }

    private static List<Case> messages() {
        return List.of(
                message("a message with bare LF and CR", "Subject: xLFLFyCRzCRLF", LINE_ENDS),
                message(
                        "long lines",
                        "x".repeat(998) + "CRLF" + "y".repeat(999) + "CRLF" + "z".repeat(2000) + "CRLF.."
                                + "a".repeat(997) + "CRLF",
                        TEXT_LENGTH),
                message("8-bit data", "Subject: xCRLFCRLFGr\u00fc\u00dfeCRLFGr\u00fc\u00dfeCRLF", EIGHT_BIT_TEXT),
                message("dots that are not doubled", ".dotCRLF..dotCRLF.\tdotCRLF", DOT_STUFFING),
                Case.of(
                        "8-bit data in the body, with SMTPUTF8",
                        "S: 220 ready / C: EHLO client / S: 250-mx|250-8BITMIME|250 SMTPUTF8 / C: MAIL FROM:<> SMTPUTF8"
                                + " / S: 250 OK / @rcpt / @data / M: Subject: \u00fc||\u00fc / S: 250 OK / @quit",
                        EIGHT_BIT_TEXT),
                Case.of(
                        "chunks whose last line is long, and none of which is the last",
                        "@hello / @mail / @rcpt / ~C: BDAT 600CRLF" + "x".repeat(600)
                                + " / S: 250 OK / ~C: BDAT 401CRLF" + "x".repeat(401) + " / S: 250 OK / HANGUP",
                        TEXT_LENGTH,
                        QUIT),
                Case.of(
                        "text in chunks",
                        "@hello / @mail / @rcpt / ~C: BDAT 6CRLFSubj: x / S: 250 OK / ~C: BDAT 6 LASTCRLFLF.LF\u00fcCRLF / S: 250 OK / @quit",
                        LINE_ENDS,
                        EIGHT_BIT_TEXT));
    }

    private static Stream<Case> falseEnds() {
        return Stream.of("LF.LF", "LF.CRLF", "CRLF.LF", "CR.CR", "CR.CRLF", "CRLF.CR", "LF.CR", "CR.LF")
                .map(end -> message(
                        "a false end: " + end, "x" + end + "MAIL FROM:<eve@example.com>CRLF", LINE_ENDS, END_OF_DATA));
    }
}
