package io.github.junitsmtp.conformance;

import io.github.junitsmtp.protocol.Deviation;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Checks for the replies to most commands, both valid and invalid. */
final class ReplyChecks {

    private static final String MESSAGE = "the message";
    private static final int START_MAIL_INPUT = 354;

    private ReplyChecks() {}

    /** Sessions with most commands, valid and invalid, and at most three errors in each, because Exim closes the connection after three. */
    private static List<List<String>> sessions(Probe probe) {
        return List.of(
                List.of(
                        "HELO " + probe.domain(),
                        "EHLO " + probe.domain(),
                        "NOOP",
                        "VRFY postmaster",
                        "HELP",
                        "XUNKNOWN",
                        "QUIT"),
                List.of("RCPT TO:<>", "MAIL", probe.mail(), "RCPT", probe.rcpt(), "RSET", "QUIT"),
                List.of(probe.mail(), probe.rcpt(), "DATA", MESSAGE, "QUIT"));
    }

    /** Passes the reply to each command to a check. */
    private static void forEachReply(Probe probe, Supplier<Dialogue> opening, BiConsumer<String, SmtpReply> check) {
        for (List<String> session : sessions(probe)) {
            hold(probe, opening.get(), session, check);
        }
    }

    /** Sends the commands of a session, and returns their number. The message is left out if the server refuses DATA. */
    private static int hold(Probe probe, Dialogue dialogue, List<String> session, BiConsumer<String, SmtpReply> check) {
        boolean started = false;
        int sent = session.size();
        for (String command : session) {
            if (!command.equals(MESSAGE)) {
                SmtpReply reply = dialogue.send(command);
                started = reply.code() == START_MAIL_INPUT;
                check.accept(command, reply);
            } else if (started) {
                check.accept(command, dialogue.message(probe.letter("Hello\r\n")));
            } else {
                sent--;
            }
        }
        return sent;
    }

    static void form(Probe probe) {
        requireForm("the connection", probe.connect().greeting());
        forEachReply(probe, probe::ready, ReplyChecks::requireForm);
    }

    private static void requireForm(String to, SmtpReply reply) {
        reply.deviation(Deviation.Kind.FORM).ifPresent(deviation -> {
            throw new Departure("a well-formed reply to " + Dialogue.shown(to), deviation);
        });
        if (reply.code() % 100 / 10 > 5) {
            throw new Departure(
                    "a code whose second digit is between 0 and 5 in reply to " + Dialogue.shown(to), reply);
        }
    }

    static void count(Probe probe) {
        for (List<String> session : sessions(probe)) {
            Dialogue dialogue = probe.ready();
            requireNoMore(dialogue, hold(probe, dialogue, session, (command, reply) -> {}));
        }
    }

    private static void requireNoMore(Dialogue dialogue, int commands) {
        SmtpReply more;
        try {
            more = dialogue.read("QUIT");
        } catch (Departure e) {
            return;
        }
        throw new Departure(commands + " replies to " + commands + " commands", "one more reply: " + more);
    }

    static void codes(Probe probe) {
        forEachReply(probe, probe::ready, (command, reply) -> {
            ReplyOccasion occasion = command.equals(MESSAGE)
                    ? ReplyOccasion.END_OF_DATA
                    : ReplyOccasion.ofCommand(command.split(" ", 2)[0]);
            boolean usual = ReplyCode.find(reply.code())
                    .filter(code -> code.occasions().contains(occasion))
                    .isPresent();
            if (!usual) {
                throw new Departure("a code that RFC 5321 lists as a reply to " + Dialogue.shown(command), reply);
            }
        });
    }

    /** The replies to EHLO and HELO have no enhanced status codes (RFC 2034, section 3). */
    private static boolean isHello(String command) {
        return command.startsWith("EHLO") || command.startsWith("HELO");
    }

    static void enhancedCodes(Probe probe) {
        forEachReply(probe, () -> probe.ready(SmtpExtension.ENHANCED_STATUS_CODES), (command, reply) -> {
            boolean exempt = isHello(command) || reply.code() / 100 == 3;
            if (!exempt && reply.enhancedStatusCode().isEmpty()) {
                throw new Departure("an enhanced status code in the reply to " + Dialogue.shown(command), reply);
            }
        });
    }

    static void enhancedClass(Probe probe) {
        requireNone(probe, Deviation.Kind.ENHANCED_CLASS, "an enhanced status code of the same class as the reply");
    }

    static void enhancedLines(Probe probe) {
        requireNone(probe, Deviation.Kind.ENHANCED_LINES, "the same enhanced status code on each line of the reply");
    }

    private static void requireNone(Probe probe, Deviation.Kind kind, String expected) {
        forEachReply(probe, () -> probe.ready(SmtpExtension.ENHANCED_STATUS_CODES), (command, reply) -> {
            if (!isHello(command)) {
                reply.deviation(kind).ifPresent(deviation -> {
                    throw new Departure(expected + " to " + Dialogue.shown(command), deviation);
                });
            }
        });
    }
}
