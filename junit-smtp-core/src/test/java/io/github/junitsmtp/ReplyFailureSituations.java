package io.github.junitsmtp;

import static io.github.junitsmtp.script.CommandPatterns.auth;
import static io.github.junitsmtp.script.CommandPatterns.command;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.ehlo;
import static io.github.junitsmtp.script.CommandPatterns.help;
import static io.github.junitsmtp.script.CommandPatterns.mailFrom;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.CommandPatterns.vrfy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Failing assertions on replies, with mistakes of the test or of the server, each in a dialogue over a socket. */
final class ReplyFailureSituations {

    /** Talks to a server and makes an assertion that fails. */
    @FunctionalInterface
    interface Situation {
        void fail(RecordingSmtpServer smtp, Connector server);
    }

    /** Connects to the server once it is scripted, and sends what leads to the reply in question. */
    @FunctionalInterface
    interface Connector {
        SmtpClient connect();

        default SmtpClient introduced() {
            SmtpClient client = connect();
            client.ehlo("client.example.org");
            return client;
        }

        default SmtpClient inTransaction() {
            SmtpClient client = introduced();
            client.mailFrom("shop@example.com");
            return client;
        }

        default SmtpReply replyToRecipient() {
            return inTransaction().rcptTo("ada@example.org");
        }

        default SmtpReply replyToData() {
            SmtpClient client = inTransaction();
            client.rcptTo("ada@example.org");
            return client.data();
        }

        /** Sends a mail and returns the replies to MAIL, RCPT, DATA and the message. */
        default List<SmtpReply> repliesToMail() {
            SmtpClient client = introduced();
            return List.of(
                    client.mailFrom("shop@example.com"),
                    client.rcptTo("ada@example.org"),
                    client.data(),
                    client.message("Subject: Hello\n\nHello, Ada"));
        }

        default SmtpReply replyToLogin() {
            return connect().authPlain("shop", "secret");
        }
    }

    private final Map<String, Situation> all = new LinkedHashMap<>();

    private ReplyFailureSituations() {}

    static Map<String, Situation> all() {
        ReplyFailureSituations situations = new ReplyFailureSituations();
        situations.outsideOfADialogue();
        situations.greetingAndHelp();
        situations.transaction();
        situations.startTls();
        situations.temporaryOrFinal();
        situations.order();
        situations.authentication();
        situations.ending();
        situations.enhancedCodes();
        situations.texts();
        situations.length();
        return situations.all;
    }

    private void outsideOfADialogue() {
        all.put(
                "211 for 220",
                (smtp, server) ->
                        assertThat(SmtpReply.parse("211 All is well\r\n")).isServiceReady());
        all.put(
                "220 instead of 211",
                (smtp, server) -> assertThat(SmtpReply.parse("220 mx.example.org ESMTP\r\n"))
                        .isSystemStatus());
        all.put(
                "a description by the user",
                (smtp, server) -> assertThat(SmtpReply.of(214, "HELP yourself"))
                        .as("greeting")
                        .isServiceReady());
        all.put(
                "a code that no standard defines is expected",
                (smtp, server) -> assertThat(SmtpReply.of(550)).hasCode(403));
        all.put(
                "a code that no standard defines came",
                (smtp, server) -> assertThat(
                                SmtpReply.of(403, "You are not authorized to send from that email address"))
                        .isMailboxUnavailable());
        all.put(
                "a code of the same class that no standard defines",
                (smtp, server) -> assertThat(SmtpReply.of(299)).isOk());
        all.put(
                "one of several codes",
                (smtp, server) -> assertThat(SmtpReply.of(551, "Try bob@example.net"))
                        .isOneOf(
                                ReplyCode.OK,
                                ReplyCode.USER_NOT_LOCAL_WILL_FORWARD,
                                ReplyCode.CANNOT_VERIFY_BUT_WILL_ACCEPT));
    }

    private void greetingAndHelp() {
        all.put("the answer to HELP where the greeting was meant", (smtp, server) -> {
            SmtpClient client = server.connect();
            assertThat(client.help()).isServiceReady();
        });
        all.put("the greeting instead of the reply to HELP", (smtp, server) -> {
            SmtpClient client = server.connect();
            client.help();
            assertThat(client.greeting()).isSystemStatus();
        });
        all.put(
                "the greeting instead of the reply to HELP, which was never sent",
                (smtp, server) -> assertThat(server.connect().greeting()).isSystemStatus());
        all.put(
                "help for status",
                (smtp, server) -> assertThat(server.connect().help("MAIL")).isSystemStatus());
        all.put("no HELP", (smtp, server) -> {
            smtp.on(help()).reply(500, "Command not recognized");
            assertThat(server.connect().help()).isSystemStatus();
        });
        all.put("no HELP where the greeting was meant", (smtp, server) -> {
            smtp.on(help()).reply(502, "5.5.1", "Not implemented");
            assertThat(server.connect().help()).isServiceReady();
        });
        all.put(
                "500 for 502",
                (smtp, server) -> assertThat(server.connect().send("XTURN")).isCommandNotImplemented());
        all.put("the greeting where the answer to EHLO was meant", (smtp, server) -> {
            assertThat(server.introduced().greeting()).isOk();
        });
        all.put("a busy server", (smtp, server) -> {
            smtp.on(connect()).reply(421, "4.3.2", "Too many connections, try again later");
            assertThat(server.connect().greeting()).isServiceReady();
        });
        all.put("a server that accepts no mail", (smtp, server) -> {
            smtp.on(connect()).reply(554, "5.7.1", "No SMTP service here");
            assertThat(server.connect().greeting()).isServiceReady();
        });
        all.put(
                "552 for 554",
                (smtp, server) -> assertThat(SmtpReply.of(554, "No")).isStorageExceeded());
    }

    private void transaction() {
        all.put("MAIL's reply where DATA's was meant", (smtp, server) -> {
            SmtpClient client = server.introduced();
            SmtpReply reply = client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(reply).isStartMailInput();
        });
        all.put("MAIL's 250 where the reply to the message was meant", (smtp, server) -> {
            smtp.on(message()).reply(554, "5.6.0", "Content refused");
            assertThat(server.repliesToMail().get(0)).isTransactionFailed();
        });
        all.put("RCPT's 250 where the reply to the message was meant", (smtp, server) -> {
            smtp.on(message()).reply(552, "5.3.4", "Message too large");
            assertThat(server.repliesToMail().get(1)).isPermanentFailure();
        });
        all.put("MAIL should not have been accepted", (smtp, server) -> {
            smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
            SmtpClient client = server.introduced();
            SmtpReply reply = client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            assertThat(reply).doesNotHaveCode(ReplyCode.OK);
        });
        all.put(
                "DATA's reply where that to the message was meant",
                (smtp, server) -> assertThat(server.repliesToMail().get(2)).isOk());
        all.put("DATA's reply where that to the message was meant, which was not sent", (smtp, server) -> {
            SmtpClient client = server.introduced();
            client.pipeline("MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.org>");
            assertThat(client.data()).isOk();
        });
        all.put(
                "the reply to the message where DATA's was meant",
                (smtp, server) -> assertThat(server.repliesToMail().get(3)).isStartMailInput());
        all.put("no such user", (smtp, server) -> {
            smtp.on(rcptTo("ada@example.org")).reply(550, "5.1.1", "No such user");
            SmtpClient client = server.inTransaction();
            SmtpReply reply = client.rcptTo("ada@example.org");
            client.quit();
            assertThat(reply).isOk();
        });
        all.put("refused, but with another code", (smtp, server) -> {
            smtp.on(rcptTo()).reply(551, "5.1.6", "Try bob@example.net");
            assertThat(server.replyToRecipient()).isMailboxUnavailable();
        });
        all.put("a code that was not expected", (smtp, server) -> {
            smtp.on(mailFrom()).reply(550, "5.7.1", "Not from here");
            assertThat(server.connect().mailFrom("shop@example.com")).doesNotHaveCode(550);
        });
        all.put("252 for 250", (smtp, server) -> {
            smtp.on(vrfy()).reply(252, "2.5.0", "Send some mail, I'll try my best");
            assertThat(server.connect().vrfy("ada")).isOk();
        });
    }

    private void startTls() {
        all.put("the 220 after STARTTLS taken for a greeting", (smtp, server) -> {
            smtp.on(command("STARTTLS")).reply(220, "2.0.0", "Ready to start TLS");
            assertThat(server.introduced().send("STARTTLS")).announcesDomain("mx.example.org");
        });
        all.put("the 220 after STARTTLS taken for the answer to EHLO", (smtp, server) -> {
            smtp.on(command("STARTTLS")).reply(220, "2.0.0", "Ready to start TLS");
            assertThat(server.introduced().send("STARTTLS")).isOk();
        });
        all.put("a greeting expected after STARTTLS", (smtp, server) -> {
            smtp.on(command("STARTTLS")).reply(220, "2.0.0", "Ready to start TLS");
            SmtpClient client = server.connect();
            client.send("STARTTLS");
            assertThat(client.ehlo("client.example.org")).isServiceReady();
        });
        all.put("TLS is not available", (smtp, server) -> {
            smtp.on(command("STARTTLS")).reply(454, "4.7.0", "TLS not available");
            assertThat(server.connect().send("STARTTLS")).isServiceReady();
        });
    }

    private void temporaryOrFinal() {
        all.put("a 4xx treated as final", (smtp, server) -> {
            smtp.on(rcptTo()).reply(451, "4.7.1", "Greylisted, try again later");
            assertThat(server.replyToRecipient()).isPermanentFailure();
        });
        all.put("450 for 550", (smtp, server) -> {
            smtp.on(rcptTo()).reply(450, "4.2.1", "Mailbox is locked");
            assertThat(server.replyToRecipient()).isMailboxUnavailable();
        });
        all.put("a 4xx and no retry", (smtp, server) -> {
            smtp.on(rcptTo()).reply(450, "4.2.0", "Greylisted");
            SmtpClient client = server.inTransaction();
            SmtpReply reply = client.rcptTo("ada@example.org");
            client.quit();
            assertThat(reply).isOk();
        });
        all.put("a 4xx and a retry that succeeded", (smtp, server) -> {
            smtp.on(rcptTo()).once().reply(450, "4.2.0", "Greylisted");
            SmtpClient client = server.inTransaction();
            client.rcptTo("ada@example.org");
            client.rcptTo("ada@example.org");
            client.quit();
            assertThat(smtp.transcript().sessions().get(0)).replyTo("RCPT").isOk();
        });
        all.put("a 5xx treated as temporary", (smtp, server) -> {
            smtp.on(rcptTo()).reply(550, "5.1.1", "No such user");
            assertThat(server.replyToRecipient()).isTransientFailure();
        });
        all.put("a full mailbox is no reason to retry", (smtp, server) -> {
            smtp.on(rcptTo()).reply(552, "5.2.2", "Mailbox full");
            assertThat(server.replyToRecipient()).isRetryable();
        });
        all.put("452 for 552", (smtp, server) -> {
            smtp.on(message()).reply(452, "4.3.1", "Disk full");
            assertThat(server.repliesToMail().get(3)).isStorageExceeded();
        });
    }

    private void order() {
        all.put("DATA after RCPT was refused", (smtp, server) -> {
            smtp.on(rcptTo()).reply(550, "5.1.1", "No such user");
            smtp.on(data()).reply(503, "5.5.1", "No valid recipients");
            assertThat(server.replyToData()).isStartMailInput();
        });
        all.put("DATA without RCPT", (smtp, server) -> {
            smtp.on(data()).reply(503, "RCPT first");
            assertThat(server.inTransaction().data()).isPositiveIntermediate();
        });
        all.put("RCPT without MAIL", (smtp, server) -> {
            smtp.on(rcptTo()).reply(503, "5.5.1", "MAIL first");
            assertThat(server.connect().rcptTo("ada@example.org")).isOk();
        });
        all.put("no valid recipients", (smtp, server) -> {
            smtp.on(rcptTo()).reply(550, "5.1.1", "No such user");
            smtp.on(data()).reply(554, "5.5.1", "No valid recipients");
            assertThat(server.replyToData()).isStartMailInput();
        });
    }

    private void authentication() {
        all.put("the client has not authenticated", (smtp, server) -> {
            smtp.on(mailFrom()).reply(530, "5.7.0", "Authentication required");
            assertThat(server.introduced().mailFrom("shop@example.com")).isOk();
        });
        all.put("the client has not started TLS", (smtp, server) -> {
            smtp.on(auth()).reply(530, "5.7.0", "Must issue a STARTTLS command first");
            assertThat(server.replyToLogin()).isAuthenticationSuccessful();
        });
        all.put("wrong password", (smtp, server) -> {
            smtp.on(auth()).reply(535, "5.7.8", "Authentication credentials invalid");
            assertThat(server.replyToLogin()).isAuthenticationSuccessful();
        });
        all.put("a code specific to Exchange Online", (smtp, server) -> {
            smtp.on(auth()).reply(535, "5.7.139", "Authentication unsuccessful, basic authentication is disabled.");
            assertThat(server.replyToLogin()).isAuthenticationSuccessful();
        });
        all.put("a challenge where the end of AUTH was meant", (smtp, server) -> {
            SmtpClient client = server.introduced();
            SmtpReply reply = client.auth("LOGIN");
            client.send("c2hvcA==");
            client.send("c2VjcmV0");
            assertThat(reply).isAuthenticationSuccessful();
        });
        all.put(
                "235 for 250",
                (smtp, server) -> assertThat(server.introduced().authPlain("shop", "secret"))
                        .isOk());
        all.put("454 instead of 535", (smtp, server) -> {
            smtp.on(auth()).reply(454, "4.7.0", "Temporary authentication failure");
            assertThat(server.replyToLogin()).isAuthenticationFailed();
        });
    }

    private void ending() {
        all.put("421 for 221", (smtp, server) -> {
            smtp.on(quit()).reply(421, "4.3.2", "Shutting down");
            assertThat(server.connect().quit()).isServiceClosing();
        });
        all.put(
                "221 for 421",
                (smtp, server) -> assertThat(server.connect().quit()).isServiceNotAvailable());
        all.put("the reply to QUIT where another was meant", (smtp, server) -> {
            SmtpClient client = server.connect();
            client.noop();
            assertThat(client.quit()).isOk();
        });
    }

    private void enhancedCodes() {
        all.put("another enhanced code of the same subject", (smtp, server) -> {
            smtp.on(rcptTo()).reply(550, "5.1.2", "No such domain");
            assertThat(server.replyToRecipient()).hasEnhancedStatusCode("5.1.1");
        });
        all.put(
                "another enhanced code of another class and subject",
                (smtp, server) ->
                        assertThat(SmtpReply.parse("451 4.7.1 Greylisted\r\n")).hasEnhancedStatusCode("5.1.1"));
        all.put(
                "no enhanced code",
                (smtp, server) -> assertThat(SmtpReply.parse("550 Blocked\r\n")).hasEnhancedStatusCode("5.7.1"));
        all.put(
                "an enhanced code where there should be none",
                (smtp, server) ->
                        assertThat(SmtpReply.parse("250 2.1.0 OK\r\n")).hasNoEnhancedStatusCode());
        all.put(
                "an enhanced code that contradicts the code",
                (smtp, server) ->
                        assertThat(SmtpReply.parse("550 4.1.1 no\r\n")).isTransientFailure());
        all.put(
                "not about a mailbox",
                (smtp, server) ->
                        assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isAboutMailbox());
        all.put(
                "not about policy",
                (smtp, server) -> assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n"))
                        .isAboutPolicy());
    }

    private void texts() {
        all.put("a text that another reply has", (smtp, server) -> {
            smtp.on(message()).reply(250, "2.0.0", "Ok: queued as 4F2A");
            assertThat(server.repliesToMail().get(0)).hasTextContaining("queued as");
        });
        all.put(
                "another text",
                (smtp, server) -> assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n"))
                        .hasText("No user"));
        all.put(
                "no such line",
                (smtp, server) -> assertThat(SmtpReply.parse("250-mx.example.org\r\n250 HELP\r\n"))
                        .hasLine("SIZE"));
        all.put(
                "other lines",
                (smtp, server) -> assertThat(SmtpReply.parse("250-mx.example.org\r\n250 HELP\r\n"))
                        .hasLines("HELP"));
        all.put(
                "another explanation",
                (smtp, server) -> assertThat(SmtpReply.parse("552 5.3.4 Message too large\r\n"))
                        .explains("over quota"));
        all.put("extensions looked for in the greeting", (smtp, server) -> {
            assertThat(server.introduced().greeting()).advertises("SIZE");
        });
        all.put(
                "an extension that is not offered",
                (smtp, server) ->
                        assertThat(server.connect().ehlo("client.example.org")).advertises("STARTTLS"));
        all.put(
                "other software",
                (smtp, server) -> assertThat(SmtpReply.parse("220 mx.example.org ESMTP Exim 4.98\r\n"))
                        .announcesSoftware("Postfix"));
    }

    private void length() {
        all.put("many lines, many steps", (smtp, server) -> {
            smtp.on(ehlo()).reply(250, "mx.example.org greets you"); // replaces the engine's lines
            smtp.on(message()).reply(550, "5.7.1", "Content refused");
            SmtpClient client = server.introduced();
            client.help();
            client.noop();
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            SmtpReply reply = client.message("Subject: Hello\n\n" + "A line.\n".repeat(40));
            client.rset();
            client.noop();
            client.quit();
            assertThat(reply).as("reply to the message").isOneOf(ReplyCode.OK, ReplyCode.LOCAL_ERROR);
        });
        all.put(
                "a reply of many lines",
                (smtp, server) -> assertThat(server.connect().ehlo("client.example.org"))
                        .as("EHLO")
                        .isServiceReady());
    }
}
