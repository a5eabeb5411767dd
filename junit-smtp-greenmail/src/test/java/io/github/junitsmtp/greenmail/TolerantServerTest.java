package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.rule.RuleViolation;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.transcript.Ending;
import io.github.junitsmtp.transcript.SmtpSession;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tolerant server accepts what GreenMail alone accepts. */
class TolerantServerTest {

    private static final String MAIL = "EHLO c / MAIL FROM:<a@b.example> / ";
    private static final String RCPT = MAIL + "RCPT TO:<c@d.example> / ";
    private static final String MESSAGE = " / DATA / Subject: x\r\n\r\nHello\r\n.";
    private static final String USER_A_WITH_PASSWORD_B = "AGEAYg==";

    private GreenMail alone;

    @BeforeEach
    void start() {
        alone = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        alone.start();
        alone.setUser("a@b.example", "a", "b");
    }

    @AfterEach
    void stop() {
        alone.stop();
    }

    private static RecordingSmtpServer startTolerant() {
        return RecordingSmtpServer.builder().user("a", "b").tolerant().start();
    }

    /** Returns the first digits of the replies. */
    private static String classes(int port, String dialogue) {
        StringBuilder classes = new StringBuilder();
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", port)) {
            for (SmtpReply reply : replies(client, dialogue)) {
                classes.append(reply.code() / 100);
            }
        }
        return classes.toString();
    }

    private static List<SmtpReply> replies(SmtpClient client, String dialogue) {
        return Stream.of(dialogue.split(" / "))
                .map(lines -> {
                    client.sendRaw((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
                    return client.readReply();
                })
                .toList();
    }

    static Stream<String> sloppy_dialogues() {
        return Stream.of(
                        Stream.of(
                                "MAIL FROM:<a@b.example> / RCPT TO:<c@d.example>" + MESSAGE,
                                "EHLO",
                                "HELO",
                                "EHLO a b c",
                                "EHLO 127.0.0.1",
                                "HELO c / MAIL FROM:<a@b.example> SIZE=100 BODY=8BITMIME",
                                "EHLO c / RSET all",
                                "EHLO c / NOOP all",
                                "EHLO c / QUIT please",
                                "EHLO c / VRFY",
                                "NOOP a\0b",
                                "NOOP a\rb",
                                "AUTH PLAIN " + USER_A_WITH_PASSWORD_B,
                                "HELO c / AUTH PLAIN " + USER_A_WITH_PASSWORD_B,
                                "EHLO c / AUTH PLAIN AGEAeA==",
                                MAIL + "AUTH PLAIN " + USER_A_WITH_PASSWORD_B,
                                MAIL + "MAIL FROM:<c@d.example> / DATA",
                                RCPT + "MAIL FROM:<c@d.example> / DATA",
                                RCPT + "RCPT TO:<c@d.example>" + MESSAGE,
                                RCPT + "DATA now / Subject: x\r\n\r\n."),
                        Stream.of(
                                        "<a@b.example>garbage",
                                        "<a@b.example>SIZE=100",
                                        "<a@b.example> FOO=BAR",
                                        "<a@b.example> =x",
                                        "<a@b.example>; x",
                                        "<a@b.example> SIZE=abc",
                                        "<a@b.example> SIZE=1 SIZE=2",
                                        "<a@b.example> BODY=9BIT",
                                        "<a@b.example> HOLDFOR=1",
                                        "<not an address>",
                                        "<Ada <a@b.example>>",
                                        "<a@b@c>",
                                        "<a.@b.example>",
                                        "<a.\"b\".c@example.org>",
                                        "<=?UTF-8?Q?a=40b?=@b.example>",
                                        "<\u00e4@b.example>",
                                        "<a@b_c.example>",
                                        "<a@[999.1.1.1]>",
                                        "< a@b.example >",
                                        "<a\0@b.example>")
                                .map(path -> "EHLO c / MAIL FROM:" + path + " / RCPT TO:<c@d.example>" + MESSAGE),
                        Stream.of("<a@b.example> BODY=BINARYMIME", " <a@b.example>")
                                .map(path -> "EHLO c / MAIL FROM:" + path + " / RCPT TO:<c@d.example>" + MESSAGE),
                        Stream.of(
                                        " <c@d.example>",
                                        "<c@d.example>x",
                                        "<c@d.example>,<e@f.example>",
                                        "<c@d.example> NOTIFY=SOMETIMES",
                                        "<>",
                                        "<not an address>",
                                        "<ada>",
                                        "<\u00e4@b.example>",
                                        "<a.\"b\".c@example.org>",
                                        "<@relay.example:c@d.example>")
                                .map(path -> MAIL + "RCPT TO:" + path + MESSAGE))
                .flatMap(dialogues -> dialogues);
    }

    @ParameterizedTest
    @MethodSource("sloppy_dialogues")
    void what_GreenMail_accepts_is_accepted(String dialogue) {
        try (RecordingSmtpServer smtp = startTolerant()) {
            assertThat(classes(smtp.port(), dialogue))
                    .isEqualTo(classes(alone.getSmtp().getPort(), dialogue));
            assertThat(headersOfMails(smtp.unwrap(GreenMail.class).orElseThrow()))
                    .isEqualTo(headersOfMails(alone));
        }
    }

    private static List<String> headersOfMails(GreenMail greenMail) {
        return Stream.of(greenMail.getReceivedMessages())
                .map(message -> GreenMailUtil.getHeaders(message).replaceAll("(?s); .*?\r\n", "; now\r\n"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOO",
                "EHLO c / DATA",
                "EHLO c / RCPT TO:<c@d.example>",
                MAIL + "DATA",
                MAIL + "RCPT TO:c@d.example,e@f.example",
                MAIL + "RCPT TO:",
                "EHLO c / MAIL",
                "EHLO c / MAIL FROM:",
                "EHLO c / MAIL TO:<a@b.example>",
                "EHLO c / MAIL FROM <a@b.example>",
                "EHLO c / MAIL FROM:Ada <a@b.example>",
                "EHLO c / AUTH",
                "EHLO c / AUTH NTLM",
                "EHLO c / AUTH PLAIN AGEAYg== / AUTH PLAIN AGEAYg==",
                "EHLO c / STARTTLS",
                "SEND FROM:<a@b.example>",
                "EXPN list"
            })
    void what_GreenMail_refuses_is_refused(String dialogue) {
        try (RecordingSmtpServer smtp = startTolerant()) {
            assertThat(classes(smtp.port(), dialogue))
                    .isEqualTo(classes(alone.getSmtp().getPort(), dialogue))
                    .endsWith("5");
        }
    }

    /** Wiser and Dumbster accept the first two. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EHLO c / MAIL FROM:a@b.example | 25 | 22",
                MAIL + "RCPT TO: c@d.example NOTIFY=NEVER | 225 | 222",
                "EHLO c / MAIL FROM:<> / RCPT TO:<c@d.example> | 225 | 222",
                "EHLO c / HELP | 25 | 22",
                "EHLO c / MAIL FROM:<a@b.example> SIZE=999999999999 | 22 | 25"
            })
    void these_are_the_differences(String dialogue, String classesOfGreenMail, String classes) {
        try (RecordingSmtpServer smtp = startTolerant()) {
            assertThat(classes(alone.getSmtp().getPort(), dialogue)).isEqualTo(classesOfGreenMail);
            assertThat(classes(smtp.port(), dialogue)).isEqualTo(classes);
        }
    }

    @Test
    void a_bare_address_is_one_for_GreenMail(
            @SmtpServer(tolerant = true) RecordingSmtpServer smtp,
            @SmtpServer(tolerant = true) SmtpClient client,
            @SmtpServer(tolerant = true) GreenMail greenMail)
            throws Exception {
        replies(client, "MAIL FROM:shop@example.com / RCPT TO: ada@example.org" + MESSAGE);

        assertThat(smtp).hasReceivedMail().isFrom("shop@example.com").hasOnlyRecipients("ada@example.org");
        assertThat(greenMail.getReceivedMessages()[0].getHeader("Return-Path")).containsExactly("<shop@example.com>");
        assertThat(greenMail.getUserManager().getUserByEmail("ada@example.org")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("sloppy_dialogues")
    void rules_of_clients_judge_as_they_do_of_a_strict_server(String dialogue) {
        Set<ClientRule> strictly;
        Set<ClientRule> tolerantly;
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().user("a", "b").start()) {
            strictly = rulesBrokenIn(smtp, dialogue);
        }
        try (RecordingSmtpServer smtp = startTolerant()) {
            tolerantly = rulesBrokenIn(smtp, dialogue);
        }
        assertThat(tolerantly).isEqualTo(strictly);
    }

    private static Set<ClientRule> rulesBrokenIn(RecordingSmtpServer smtp, String dialogue) {
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            replies(client, dialogue);
        }
        SmtpSession session = smtp.transcript().sessions().get(0);
        smtp.await().until(() -> session.ending() != Ending.OPEN);
        Set<ClientRule> rules = EnumSet.copyOf(ClientRule.standard());
        rules.remove(ClientRule.REFUSALS); // it is about what a client does once it was refused
        return session.violations(rules).stream().map(RuleViolation::rule).collect(Collectors.toSet());
    }
}
