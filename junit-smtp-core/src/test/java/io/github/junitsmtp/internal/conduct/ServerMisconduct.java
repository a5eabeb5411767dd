package io.github.junitsmtp.internal.conduct;

import static io.github.junitsmtp.rule.ServerRule.AUTH_ORDER;
import static io.github.junitsmtp.rule.ServerRule.BASIC_COMMANDS;
import static io.github.junitsmtp.rule.ServerRule.CHALLENGES;
import static io.github.junitsmtp.rule.ServerRule.CLOSING;
import static io.github.junitsmtp.rule.ServerRule.COMMAND_ORDER;
import static io.github.junitsmtp.rule.ServerRule.ENHANCED_CODES;
import static io.github.junitsmtp.rule.ServerRule.GREETING;
import static io.github.junitsmtp.rule.ServerRule.HELLO_REPLY;
import static io.github.junitsmtp.rule.ServerRule.LINE_ENDS;
import static io.github.junitsmtp.rule.ServerRule.LINE_LENGTH;
import static io.github.junitsmtp.rule.ServerRule.OFFERED_COMMANDS;
import static io.github.junitsmtp.rule.ServerRule.ONE_REPLY;
import static io.github.junitsmtp.rule.ServerRule.PARAMETERS;
import static io.github.junitsmtp.rule.ServerRule.REPLY_CODES;
import static io.github.junitsmtp.rule.ServerRule.REPLY_SYNTAX;
import static io.github.junitsmtp.rule.ServerRule.REPLY_TEXT;
import static io.github.junitsmtp.rule.ServerRule.TLS_ONCE;

import java.util.List;
import java.util.stream.Stream;

/** Servers that break rules. */
final class ServerMisconduct {

    private ServerMisconduct() {}

    static Stream<ServerCase> cases() {
        return Stream.of(form(), codes(), offers(), enhancedCodes(), order(), numbers())
                .flatMap(List::stream);
    }

    private static List<ServerCase> form() {
        return List.of(
                ServerCase.of("a status as greeting", "S: 211 mx.example.org ready / @quit", GREETING),
                ServerCase.of("a greeting without a domain", "S: 220 *** welcome *** / @quit", GREETING),
                ServerCase.of("no separator", "@hello / C: NOOP / S: 250OK / @quit", REPLY_SYNTAX),
                ServerCase.of("a code of two digits", "@hello / C: NOOP / S: 25 OK / @quit", REPLY_SYNTAX),
                ServerCase.of("an HTTP status code", "@hello / C: NOOP / S: 100 Continue / @quit", REPLY_SYNTAX),
                ServerCase.of("a code with a nine", "@hello / C: NOOP / S: 290 OK / @quit", REPLY_SYNTAX),
                ServerCase.of("codes that differ", "@hello / C: HELP / S: 214-Ask|250 somebody / @quit", REPLY_SYNTAX),
                ServerCase.of(
                        "bare LF, twice",
                        "@hello / C: NOOP / R: 250 OK\n / C: HELP / R: 214-Ask\n214 somebody\r\n / @quit",
                        LINE_ENDS),
                ServerCase.of("a bare CR", "@hello / C: NOOP / R: 250 O\rK\r\n / @quit", LINE_ENDS),
                ServerCase.of("a long line", "@hello / C: NOOP / S: 250 " + "x".repeat(507) + " / @quit", LINE_LENGTH),
                ServerCase.of("a control character", "@hello / C: NOOP / S: 250 O\0K / @quit", REPLY_TEXT),
                ServerCase.of("non-ASCII bytes", "@hello / C: NOOP / S: 250 Gr\u00fc\u00dfe / @quit", REPLY_TEXT),
                ServerCase.of(
                        "a long line after a short one",
                        "@hello / C: HELP / S: 214-Ask|214 " + "x".repeat(507) + " / @quit",
                        LINE_LENGTH),
                ServerCase.of(
                        "non-ASCII bytes to VRFY without SMTPUTF8",
                        "@hello / C: VRFY ada / R: 252 J\u00c3\u00b6rg\r\n / @quit",
                        REPLY_TEXT),
                ServerCase.of(
                        "non-ASCII bytes that are not UTF-8",
                        "@hello / C: MAIL FROM:<shop@example.com> SMTPUTF8 / S: 250 Gr\u00fc\u00dfe / @quit",
                        REPLY_TEXT));
    }

    private static List<ServerCase> codes() {
        return List.of(
                ServerCase.of("OK in reply to HELP", "@hello / C: HELP / S: 250 OK / @quit", REPLY_CODES),
                ServerCase.of(
                        "OK in reply to HELP after DATA was refused",
                        "@hello / C: DATA / S: 503 no / C: HELP / S: 250 OK / @quit",
                        REPLY_CODES),
                ServerCase.of(
                        "OK in reply to HELP after STARTTLS was refused",
                        "@hello / C: STARTTLS / S: 454 no / C: HELP / S: 250 OK / @quit",
                        REPLY_CODES),
                ServerCase.of(
                        "OK in reply to HELP after a refused chunk",
                        "@hello / @mail / @rcpt / ~C: BDAT 2\r\nx\n / S: 552 full / C: HELP / S: 250 OK / @quit",
                        REPLY_CODES),
                ServerCase.of(
                        "an unregistered code of another class", "@hello / C: NOOP / S: 340 what / @quit", REPLY_CODES),
                ServerCase.of("OK in reply to QUIT", "@hello / C: QUIT / S: 250 OK", REPLY_CODES),
                ServerCase.of(
                        "OK in reply to DATA", "@hello / @mail / @rcpt / C: DATA / S: 250 OK / @quit", REPLY_CODES),
                ServerCase.of(
                        "354 again, to the message",
                        "@hello / @mail / @rcpt / C: DATA / S: 354 go / M: x / S: 354 go / @quit",
                        REPLY_CODES),
                ServerCase.of(
                        "OK in reply to credentials",
                        "@hello / C: AUTH LOGIN / S: 334 VXNlcm5hbWU6 / L: c2hvcA== / S: 334 UGFzc3dvcmQ6"
                                + " / L: c2VjcmV0 / S: 250 OK / C: AUTH PLAIN AHNob3AAc2VjcmV0 / S: 250 OK / @quit",
                        REPLY_CODES,
                        REPLY_CODES),
                ServerCase.of(
                        "a challenge in words",
                        "@hello / C: AUTH LOGIN / S: 334 Username: / L: c2hvcA== / S: 334 Password:"
                                + " / L: c2VjcmV0 / S: 235 yes / @quit",
                        CHALLENGES));
    }

    private static List<ServerCase> offers() {
        return List.of(
                ServerCase.of(
                        "bullets before keywords",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-* 8BITMIME|250 * SIZE / @quit",
                        HELLO_REPLY),
                ServerCase.of(
                        "a size in words, and mechanisms with commas",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-SIZE 10MB|250 AUTH PLAIN,LOGIN / @quit",
                        HELLO_REPLY,
                        HELLO_REPLY),
                ServerCase.of(
                        "no domain in the reply to EHLO",
                        "S: 220 mx / C: EHLO client / S: 250-(mx)|250 SIZE / @quit",
                        HELLO_REPLY),
                ServerCase.of(
                        "extensions after HELO",
                        "S: 220 mx / C: HELO client / S: 250-mx|250-SIZE|250 8BITMIME / @quit",
                        HELLO_REPLY),
                ServerCase.of(
                        "STARTTLS in TLS",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250 STARTTLS / C: STARTTLS / S: 220 go / TLS"
                                + " / C: EHLO client / S: 250-mx|250 STARTTLS / C: STARTTLS / S: 220 go",
                        TLS_ONCE,
                        TLS_ONCE),
                ServerCase.of("no RSET", "@hello / C: RSET / S: 502 what / @quit", BASIC_COMMANDS),
                ServerCase.of(
                        "upper case only",
                        "@hello / C: noop / S: 500 what / C: mail from:<shop@example.com> / S: 502 what / @quit",
                        BASIC_COMMANDS,
                        BASIC_COMMANDS),
                ServerCase.of(
                        "no MAIL, and no RCPT in lower case",
                        "@hello / C: MAIL FROM:<> / S: 500 what / @mail / C: rcpt to:<ada@example.org> / S: 500 what / @quit",
                        BASIC_COMMANDS,
                        BASIC_COMMANDS),
                ServerCase.of(
                        "commands that are offered but not implemented",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-STARTTLS|250-HELP|250 AUTH PLAIN / C: STARTTLS"
                                + " / S: 502 what / C: AUTH PLAIN AHNob3AAc2VjcmV0 / S: 500 what / C: HELP / S: 502 no / @quit",
                        OFFERED_COMMANDS,
                        OFFERED_COMMANDS,
                        OFFERED_COMMANDS),
                ServerCase.of(
                        "unknown parameters",
                        "@hello / C: MAIL FROM:<shop@example.com> COLOR=red / S: 250 OK"
                                + " / C: RCPT TO:<ada@example.org> URGENT / S: 250 OK / @quit",
                        PARAMETERS),
                ServerCase.of(
                        "parameters that are offered but not implemented",
                        "@hello / C: MAIL FROM:<shop@example.com> SIZE=10 BODY=8BITMIME / S: 555 what / @quit",
                        PARAMETERS),
                ServerCase.of(
                        "an unknown parameter, and a blank line among the extensions",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-|250 SIZE 1000 / C: MAIL FROM:<> COLOR=red / S: 250 OK / @quit",
                        HELLO_REPLY,
                        PARAMETERS),
                ServerCase.of(
                        "DSN that is offered but not implemented",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250 DSN / @mail / C: RCPT TO:<ada@example.org> NOTIFY=SUCCESS,DELAY"
                                + " / S: 504 what / C: RSET / S: 250 OK / C: MAIL FROM:<> RET=HDRS / S: 555 what / @quit",
                        PARAMETERS));
    }

    private static List<ServerCase> enhancedCodes() {
        return List.of(
                ServerCase.of(
                        "missing in the reply to credentials",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-ENHANCEDSTATUSCODES|250 AUTH LOGIN / C: AUTH LOGIN"
                                + " / S: 334 VXNlcm5hbWU6 / L: c2hvcA== / S: 334 UGFzc3dvcmQ6 / L: c2VjcmV0 / S: 235 yes / @quit",
                        ENHANCED_CODES),
                ServerCase.of("offered and missing", "@enhanced / @mail / @rcpt / @data / @quit", ENHANCED_CODES),
                ServerCase.of(
                        "missing in the reply to a command that the server does not know",
                        "@enhanced / C: WHAT / S: 500 what / C: QUIT / S: 221 2.0.0 Bye",
                        ENHANCED_CODES),
                ServerCase.of(
                        "an enhanced code of another class",
                        "@enhanced / C: MAIL FROM:<shop@example.com> / S: 450 5.1.8 no / C: QUIT / S: 221 2.0.0 Bye",
                        ENHANCED_CODES),
                ServerCase.of(
                        "malformed",
                        "@enhanced / C: MAIL FROM:<shop@example.com> / S: 550 5.01.8 no / C: QUIT / S: 221 2.0.0 Bye",
                        ENHANCED_CODES),
                ServerCase.of(
                        "not on each line",
                        "@enhanced / C: MAIL FROM:<shop@example.com> / S: 550-5.1.8 no|550 never / C: QUIT / S: 221 2.0.0 Bye",
                        ENHANCED_CODES));
    }

    private static List<ServerCase> order() {
        return List.of(
                ServerCase.of("RCPT without MAIL", "@hello / @rcpt / @quit", COMMAND_ORDER),
                ServerCase.of(
                        "RCPT after a refused MAIL",
                        "@hello / C: MAIL FROM:<shop@example.com> / S: 550 no / @rcpt / @quit",
                        COMMAND_ORDER),
                ServerCase.of(
                        "a transaction that RSET does not end",
                        "@hello / @mail / @rcpt / C: RSET / S: 250 OK / C: DATA / S: 354 go / M: x / S: 250 OK / @quit",
                        COMMAND_ORDER),
                ServerCase.of(
                        "a transaction that EHLO does not end",
                        "@hello / @mail / C: EHLO client / S: 250 mx / @rcpt / @quit",
                        COMMAND_ORDER),
                ServerCase.of(
                        "a transaction that its message does not end",
                        "@hello / @mail / @rcpt / @data / @rcpt / @data / @quit",
                        COMMAND_ORDER,
                        COMMAND_ORDER),
                ServerCase.of(
                        "DATA without RCPT",
                        "@hello / @mail / C: DATA / S: 354 go / M: x / S: 250 OK / @quit",
                        COMMAND_ORDER),
                ServerCase.of(
                        "a mail whose recipients were all refused",
                        "@hello / @mail / C: RCPT TO:<ada@example.org> / S: 550 no / @data / @quit",
                        COMMAND_ORDER),
                ServerCase.of("chunks without MAIL", "@hello / C: BDAT 0 LAST / S: 250 OK / @quit", COMMAND_ORDER),
                ServerCase.of("AUTH after a login", "@hello / @login / @login / @quit", AUTH_ORDER),
                ServerCase.of("AUTH in a transaction", "@hello / @mail / @login / @quit", AUTH_ORDER));
    }

    private static List<ServerCase> numbers() {
        return List.of(
                ServerCase.of(
                        "a space in place of a hyphen",
                        "S: 220 mx / C: EHLO client / S: 250 mx / S: 250 SIZE / @mail / @rcpt / @quit",
                        ONE_REPLY),
                ServerCase.of(
                        "a reply to every mail, later",
                        "@hello / C: NOOP / S: 250 OK / S: 250 one mail delivered / S: 250 two mails delivered / BYE",
                        ONE_REPLY),
                ServerCase.of("more after QUIT", "@hello / @quit / C: NOOP / S: 250 OK", CLOSING),
                ServerCase.of("more after 421", "@hello / C: NOOP / S: 421 mx closing / @mail", CLOSING),
                ServerCase.of("no reply to QUIT", "@hello / C: QUIT", CLOSING),
                ServerCase.of("a crash", "@hello / @mail / C: RCPT TO:<ada@example.org>", CLOSING));
    }
}
