package io.github.junitsmtp.internal.conduct;

import static io.github.junitsmtp.script.Answers.replyUnchecked;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ServerRule;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.SmtpSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No false positives: what servers may do, and what real servers do. */
class WellBehavedServerTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogues")
    void is_not_accused(ServerCase dialogue) throws IOException {
        assertThat(dialogue.session()).serverIsWellBehaved();
    }

    static Stream<ServerCase> dialogues() {
        return Stream.of(
                ServerCase.of(
                        "lines that are as long as they may be",
                        "@hello / C: NOOP / S: 250 " + "x".repeat(506) + " / C: AUTH LOGIN / S: 334 "
                                + "QUJD".repeat(3_070) + " / L: * / S: 501 cancelled / C: QUIT / S: 221 Bye"),
                ServerCase.of(
                        "lines that are long only together",
                        "@hello / C: HELP / S: 214-" + "x".repeat(300) + "|214-" + "x".repeat(300) + "|214 x / @quit"),
                ServerCase.of(
                        "lines that are too long or malformed",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250 AUTH PLAIN / C: AUTH PLAIN " + "QUJD".repeat(126)
                                + " / S: 500 line too long / C: HELO " + "x".repeat(506) + " / S: 500 line too long"
                                + " / C: AUTH PLAIN \0shop\0secret / S: 500 malformed / C: HELO cli\0ent / S: 500 malformed / @quit"),
                ServerCase.of(
                        "MAIL and RCPT that are malformed or come too early",
                        "@hello / C: RCPT TO:<ada@example.org> / S: 500 what / C: MAIL FROM: <> / S: 500 what / C: MAIL FROM:<ada> / S: 500 what / C: MAIL FROM:<shop@example.com> COLOR=red"
                                + " / S: 500 what / @mail / C: RCPT TO:<a..b@example.org> / S: 500 what / C: RCPT TO:<> / S: 500 what / C: RCPT TO:<ada> / S: 500 what"
                                + " / @quit"),
                ServerCase.of(
                        "parameters that are not offered, or malformed",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250 DSN / C: MAIL FROM:<> RET=HDRS SIZE=10 / S: 555 what"
                                + " / C: MAIL FROM:<> RET=NONE / S: 501 what / @mail"
                                + " / C: RCPT TO:<ada@example.org> RET=HDRS / S: 555 what"
                                + " / C: RCPT TO:<ada@example.org> NOTIFY=NEVER,DELAY / S: 504 what / @quit"),
                ServerCase.of(
                        "Postfix",
                        "S: 220 mail.example.org ESMTP Postfix (Debian) / C: EHLO client / S: 250-mail.example.org|250-PIPELINING"
                                + "|250-SIZE 10240000|250-VRFY|250-ETRN|250-ENHANCEDSTATUSCODES|250-8BITMIME|250-DSN|250-SMTPUTF8"
                                + "|250 CHUNKING / C: ETRN example.org / S: 250 Queuing started / C: VRFY ada / S: 252 2.0.0 ada"
                                + " / C: HELP / S: 500 5.5.2 Error: command not recognized"
                                + " / C: MAIL FROM:<shop@example.com> COLOR=red / S: 555 5.5.4 Unsupported option: COLOR=red"
                                + " / C: MAIL FROM:<shop@example.com> SIZE=99999999 / S: 552 5.3.4 Message size exceeds fixed limit"
                                + " / C: MAIL FROM:<shop@example.com> / S: 250 2.1.0 Ok / C: RCPT TO:<ada@example.net>"
                                + " / S: 554 5.7.1 <ada@example.net>: Relay access denied / C: DATA"
                                + " / S: 554 5.5.1 Error: no valid recipients / C: QUIT / S: 221 2.0.0 Bye"),
                ServerCase.of(
                        "Exim",
                        "S: 220 mail.example.org ESMTP Exim 4.96 Sun, 29 Nov 2026 12:00:00 +0000 / C: EHLO client"
                                + " / S: 250-mail.example.org Hello client [127.0.0.1]|250-SIZE 52428800|250-LIMITS MAILMAX=1000"
                                + " RCPTMAX=50000|250-8BITMIME|250-PIPELINING|250-PIPECONNECT|250-CHUNKING|250-PRDR|250 HELP"
                                + " / C: HELP / S: 214-Commands supported:|214 AUTH HELO EHLO MAIL RCPT DATA BDAT NOOP QUIT RSET HELP"
                                + " / C: MAIL FROM:<shop@example.com> PRDR / S: 250 OK / C: MAIL FROM:<shop@example.com>"
                                + " / S: 503 sender already given / @rcpt / C: DATA"
                                + " / S: 354 Enter message, ending with \".\" on a line by itself / M: x"
                                + " / S: 250 OK id=1abcde-000001-2f / C: QUIT / S: 221 mail.example.org closing connection"),
                ServerCase.of(
                        "Exim, which replies to a message once for each recipient",
                        "S: 220 mail.example.org ESMTP Exim 4.96 / C: EHLO client / S: 250-mail.example.org|250 PRDR"
                                + " / C: MAIL FROM:<shop@example.com> PRDR / S: 250 OK, PRDR Requested / @rcpt / @rcpt / C: DATA"
                                + " / S: 354 Enter message, ending with \".\" on a line by itself / M: x"
                                + " / S: 353 PRDR content analysis beginning / S: 250 Accepted / S: 550 Refused"
                                + " / S: 250 OK id=1abcde-000001-2f / C: QUIT / S: 221 mail.example.org closing connection"),
                ServerCase.of(
                        "Gmail",
                        "S: 220 mx.google.com ESMTP 5b1f17b1804b1-47 - gsmtp / C: EHLO client"
                                + " / S: 250-mx.google.com at your service, [203.0.113.1]|250-SIZE 157286400|250-8BITMIME"
                                + "|250-STARTTLS|250-ENHANCEDSTATUSCODES|250-PIPELINING|250-CHUNKING|250 SMTPUTF8"
                                + " / C: MAIL FROM:<shop@example.com> / S: 250 2.1.0 OK 5b1f17b1804b1-47 - gsmtp"
                                + " / C: RCPT TO:<ada@example.org> / S: 550-5.1.1 The email account that you tried to reach does not"
                                + " exist.|550 5.1.1  https://support.google.com/mail/?p=NoSuchUser - gsmtp"
                                + " / C: DATA / S: 503 5.5.1 RCPT first. - gsmtp / C: QUIT"
                                + " / S: 221 2.0.0 closing connection 5b1f17b1804b1-47 - gsmtp"),
                ServerCase.of(
                        "Exchange",
                        "S: 220 AM0PR01.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready at Sun, 29 Nov 2026 / C: EHLO c"
                                + " / S: 250-AM0PR01.outlook.office365.com Hello [203.0.113.1]|250-SIZE 157286400|250-PIPELINING|250-DSN"
                                + "|250-ENHANCEDSTATUSCODES|250-X-ANONYMOUSTLS|250-AUTH LOGIN XOAUTH2|250-X-EXPS=LOGIN|250-8BITMIME"
                                + "|250-BINARYMIME|250-CHUNKING|250-XRDST|250 SMTPUTF8 / C: AUTH LOGIN / S: 334 VXNlcm5hbWU6"
                                + " / L: c2hvcA== / S: 334 UGFzc3dvcmQ6 / L: eA== / S: 535 5.7.3 Authentication unsuccessful / C: QUIT"
                                + " / S: 221 2.0.0 Service closing transmission channel"),
                ServerCase.of("refused at the door", "S: 554 mx.example.org no / C: EHLO client / S: 503 no / @quit"),
                ServerCase.of("busy", "S: 450 too frequent connects from 198.37.147.135 / @quit"),
                ServerCase.of("no mail at all", "S: 521 mx.example.org does not accept mail / @quit"),
                ServerCase.of(
                        "AUTH=LOGIN",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-AUTH=LOGIN|250-auth=login|250 AUTH LOGIN / @quit"),
                ServerCase.of("a code of its own", "@hello / C: NOOP / S: 240 fine / C: WHAT / S: 250 nothing / @quit"),
                ServerCase.of(
                        "an old one",
                        "S: 220 mx / C: EHLO client / S: 502 what / C: HELO client / S: 250 mx / @mail / @quit"),
                ServerCase.of(
                        "several mails",
                        "@hello / @login / @mail / @rcpt / @data / @mail / @rcpt / @data / C: RSET / S: 250 OK / @quit"),
                ServerCase.of(
                        "a second MAIL that begins anew", "@hello / @mail / @rcpt / @mail / @rcpt / @data / @quit"),
                ServerCase.of(
                        "help after HELO",
                        "S: 220 mx / C: HELO client / S: 250-mx|250-help is at https://example.org|250 Help: see RFC 5321 / @quit"),
                ServerCase.of("MAIL without EHLO", "S: 220 mx / @mail / @quit"),
                ServerCase.of(
                        "354 though all recipients were refused",
                        "@hello / @mail / C: RCPT TO:<ada@example.org> / S: 550 no / C: DATA / S: 354 go / M:  / S: 554 nobody / @quit"),
                ServerCase.of(
                        "354 without RCPT, and then no message",
                        "@hello / @mail / C: DATA / S: 354 go / M:  / S: 554 nobody / @quit"),
                ServerCase.of(
                        "354 without MAIL, and then no message",
                        "@hello / C: DATA / S: 354 go / M:  / S: 503 MAIL first / @quit"),
                ServerCase.of(
                        "a chunk for nobody, and then no message",
                        "@hello / @mail / ~C: BDAT 2\r\nx\n / S: 250 OK / C: BDAT 0 LAST / S: 503 nobody / @quit"),
                ServerCase.of(
                        "a refused MAIL that does not end the transaction",
                        "@hello / @mail / C: MAIL FROM:<> / S: 503 no / @rcpt / @data / @quit"),
                ServerCase.of(
                        "words in UTF-8, after SMTPUTF8",
                        "@hello / C: VRFY ada SMTPUTF8 / R: 252 J\u00c3\u00b6rg\r\n / @quit"),
                ServerCase.of(
                        "line separators in UTF-8",
                        "S: 220 mx / C: EHLO J\u00f6rg / R: 250-mx \u00e2\u0080\u00a8hi\r\n250 ENHANCEDSTATUSCODES\r\n"
                                + " / C: NOOP / R: 250-2.0.0 a\u00c2\u0085b\r\n250 2.0.0 a\u00e2\u0080\u00a8b\r\n"
                                + " / C: QUIT / S: 221 2.0.0 Bye"),
                ServerCase.of(
                        "words in UTF-8 in two lines, after SMTPUTF8",
                        "@hello / C: EXPN staff SMTPUTF8 / R: 250-J\u00c3\u00b6rg\r\n250 M\u00c3\u00bcller\r\n / @quit"),
                ServerCase.of(
                        "words in UTF-8, as in the client's VRFY",
                        "@hello / C: VRFY J\u00f6rg / R: 252 J\u00c3\u00b6rg\r\n / @quit"),
                ServerCase.of(
                        "one recipient accepted and one refused",
                        "@hello / @mail / @rcpt / C: RCPT TO:<bob@example.org> / S: 550 no / @data / @quit"),
                ServerCase.of(
                        "an experimental parameter",
                        "@hello / C: MAIL FROM:<shop@example.com> XTRA=1 / S: 250 OK / @quit"),
                ServerCase.of(
                        "a mechanism that is not offered",
                        "@hello / C: AUTH CRAM-MD5 / S: 502 not implemented / @quit"),
                ServerCase.of(
                        "a chunk that is taken for commands, because BDAT came too early",
                        "@hello / ~C: BDAT 6\r\nHello / S: 503 MAIL first / C: QUIT / S: 500 what / @quit"),
                ServerCase.of(
                        "a chunk that is taken for commands, because BDAT is unknown",
                        "S: 220 mx / C: EHLO client / S: 250 mx / ~C: BDAT 6\r\nHello / S: 500 what / C: QUIT / S: 500 what / @quit"),
                ServerCase.of(
                        "a server that has had enough", "@hello / C: BDAT 1000000 / S: 521 5.5.4 too large / C: QUIT"),
                ServerCase.of(
                        "words in UTF-8, as the client's own", "@hello / C: NOOP J\u00f6rg / S: 250 J\u00f6rg / BYE"),
                ServerCase.of(
                        "words in UTF-8, as the client's own verb",
                        "@hello / C: J\u00f6rg ada / S: 502 Error: command \"J\u00f6rg\" not implemented / BYE"),
                ServerCase.of("closing in time", "@hello / C: NOOP / S: 421 mx closing"),
                ServerCase.of(
                        "a connection that is refused, with a last word",
                        "@hello / C: NOOP / S: 421 mx closing / @quit"),
                ServerCase.of(
                        "pipelining",
                        "@hello / C: MAIL FROM:<shop@example.com> / +C: RCPT TO:<ada@example.org> / +C: DATA / S: 550 no / S: 503 no"
                                + " / S: 503 no / C: RSET / +C: QUIT / S: 250 OK / S: 221 Bye / BYE"),
                ServerCase.of("421 that nobody asked for", "@hello / S: 421 mx idle for too long / BYE"),
                ServerCase.of(
                        "a stub's words, and a server that knows nothing of them",
                        "T: 211 hello / C: EHLO client / T: 250 nothing / C: MAIL FROM:<> COLOR=red / T: 550 no / @rcpt / C: DATA"
                                + " / S: 354 go / M: x / T: 354 what / C: QUIT / T: 250 never"),
                ServerCase.of(
                        "TLS",
                        "S: 220 mx / C: EHLO client / S: 250-mx|250-ENHANCEDSTATUSCODES|250 STARTTLS / C: STARTTLS / S: 220 2.0.0 go"
                                + " / TLS / C: RSET / S: 250 OK / C: EHLO client / S: 250-mx|250 AUTH PLAIN / @login / @mail / @quit"),
                ServerCase.of(
                        "a handshake that fails",
                        "S: 220 mx / C: STARTTLS / S: 220 go / TLS certificate unknown / BYE"));
    }

    @ParameterizedTest
    @MethodSource("realReplies")
    void replies_of_real_servers_are_not_accused(List<String> dialogue) throws IOException {
        assertThat(SmallServer.play(dialogue)).serverIsWellBehaved();
    }

    /** Replies without an error; GreenMail's greeting and its reply to EHLO name no domain. */
    static Stream<List<String>> realReplies() throws IOException {
        try (InputStream rows = SmtpReply.class.getResourceAsStream("real-replies.tsv")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split("\t", -1))
                    .filter(row -> row[5].isEmpty() && row[6].isEmpty())
                    .map(row -> row[2].replace("\\r", "\r").replace("\\n", "\n"))
                    .filter(reply -> !reply.contains("/127.0.0.1"))
                    .map(reply -> List.of("S: 220 mx", commandFor(reply), "R: " + reply));
        }
    }

    private static String commandFor(String reply) {
        return switch (reply.substring(0, 3)) {
            case "235", "334" -> "C: AUTH PLAIN";
            case "250" -> "C: NOOP";
            default -> "C: RCPT TO:<ada@example.org>";
        };
    }

    /** After this, it is unclear which reply belongs to which command. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOOP\r\nRCPT TO:<ada@example.org>\r\n",
                "NOOP\nRCPT TO:<ada@example.org>\r\n",
                "MAIL FROM:<shop@example.com>\r\nRCPT TO:<ada@example.org>\r\nDATA\r\n"
            })
    void what_was_sent_by_hand_is_not_misjudged(String bytes) throws IOException {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.sendRaw(bytes.getBytes(StandardCharsets.US_ASCII));
            client.readReply();
            client.sendRaw("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            client.readReply();

            assertThat(client.session()).serverIsWellBehaved();
            assertThat(smtp.transcript()).serverIsWellBehaved();
        }
    }

    @Test
    void a_message_that_is_sent_line_by_line_is_not_misjudged() {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.start();
                SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            for (String line : List.of("Subject: x\r\n", "\r\n", "QUIT\r\n", ".\r\n")) {
                client.sendRaw(line.getBytes(StandardCharsets.US_ASCII));
            }
            client.readReply();
            client.quit();

            assertThat(client.session()).serverIsWellBehaved();
            assertThat(smtp.transcript()).serverIsWellBehaved();
        }
    }

    @Test
    void a_session_without_its_beginning_is_judged_by_what_is_left(@SmtpServer RecordingSmtpServer smtp) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("client");
            client.mailFrom("shop@example.com");
            smtp.reset();
            client.rcptTo("ada@example.org");
            client.data();
            client.message("Hello");
            client.quit();
        }
        assertThat(smtp.transcript()).singleSession().serverIsWellBehaved();
    }

    @Test
    void stubs_are_not_judged_in_the_session_that_knows_of_them(@SmtpServer RecordingSmtpServer smtp) {
        smtp.on(command("HELP")).answer(replyUnchecked(SmtpReply.of(250, "OK")));
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.help();
            client.quit();

            assertThat(smtp.transcript()).serverIsWellBehaved();
            SmtpSession seenFromOutside = client.session();
            assertThat(seenFromOutside).serverIsWellBehavedExceptFor(ServerRule.REPLY_CODES);
            assertThat(seenFromOutside.serverViolations(ServerRule.standard())).hasSize(1);
        }
    }
}
