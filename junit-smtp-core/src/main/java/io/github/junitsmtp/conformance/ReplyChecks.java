package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks of the replies in a session with most commands, right and wrong ones. */
final class ReplyChecks {

    private ReplyChecks() {}

    /** Returns the reply to each command of a session. */
    private static Map<String, SmtpReply> session(Probe probe, Dialogue dialogue) {
        List<String> commands = new ArrayList<>(List.of(
                "EHLO " + probe.domain(),
                "NOOP",
                "VRFY postmaster",
                "HELP",
                "XUNKNOWN",
                "RCPT TO:<>",
                "MAIL",
                probe.mail()));
        commands.addAll(List.of("RCPT", probe.rcpt(), "RSET", "QUIT"));
        Map<String, SmtpReply> replies = new LinkedHashMap<>();
        commands.forEach(command -> replies.put(command, dialogue.send(command)));
        return replies;
    }

    static void form(Probe probe) {
        Dialogue dialogue = probe.ready();
        requireForm("the connection", dialogue.greeting());
        session(probe, dialogue).forEach(ReplyChecks::requireForm);
    }

    private static void requireForm(String to, SmtpReply reply) {
        reply.deviations().stream()
                .filter(deviation -> !deviation.contains("RFC 2034"))
                .findFirst()
                .ifPresent(deviation -> {
                    throw new Departure("a well-formed reply to " + Dialogue.shown(to), deviation);
                });
        if (reply.code() % 100 / 10 > 5) {
            throw new Departure("a code whose second digit is 0 to 5 in reply to " + Dialogue.shown(to), reply);
        }
    }

    static void count(Probe probe) {
        Dialogue dialogue = probe.ready();
        Map<String, SmtpReply> replies = session(probe, dialogue);
        Dialogue.requireCode(replies.getOrDefault("QUIT", dialogue.greeting()), "QUIT", 221);
        OrderChecks.requireClosed(dialogue);
    }

    static void codes(Probe probe) {
        session(probe, probe.ready()).forEach((command, reply) -> {
            ReplyOccasion occasion = ReplyOccasion.ofCommand(command.split(" ", 2)[0]);
            boolean usual = ReplyCode.find(reply.code())
                    .filter(code -> code.occasions().contains(occasion))
                    .isPresent();
            if (!usual) {
                throw new Departure("a code that RFC 5321 has for " + Dialogue.shown(command), reply);
            }
        });
    }

    static void enhancedCodes(Probe probe) {
        session(probe, probe.ready(SmtpExtension.ENHANCED_STATUS_CODES)).forEach((command, reply) -> {
            boolean exempt = command.startsWith("EHLO") || reply.code() / 100 == 3;
            if (!exempt && reply.enhancedStatusCode().isEmpty()) {
                throw new Departure("an enhanced status code in the reply to " + Dialogue.shown(command), reply);
            }
        });
    }

    static void enhancedClass(Probe probe) {
        requireNone(probe, "whose class does not match", "an enhanced status code of the class of the reply");
    }

    static void enhancedLines(Probe probe) {
        requireNone(probe, ", and line 1 has ", "the same enhanced status code in each line of the reply");
    }

    /** Requires that replies do not deviate in a way that is told in some words. */
    private static void requireNone(Probe probe, String words, String expected) {
        session(probe, probe.ready(SmtpExtension.ENHANCED_STATUS_CODES)).forEach((command, reply) -> {
            if (!command.startsWith("EHLO")) {
                reply.deviations().stream()
                        .filter(deviation -> deviation.contains(words))
                        .findFirst()
                        .ifPresent(deviation -> {
                            throw new Departure(expected + " to " + Dialogue.shown(command), deviation);
                        });
            }
        });
    }
}
