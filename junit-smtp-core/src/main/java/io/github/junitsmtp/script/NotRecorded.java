package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.text.Likeness;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Creates the replies of a replay to anything that was not recorded. */
final class NotRecorded {

    private static final EnhancedStatusCode INVALID_COMMAND = EnhancedStatusCode.parse("5.5.1");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_COMMAND = 150;
    private static final int MOST_COMPARED = 1000;

    private NotRecorded() {}

    static SmtpReply command(String name, SmtpCommand command, Recording recording) {
        return reply(502, name, command.toString(), nearest(command, recording));
    }

    static SmtpReply message(String name) {
        return reply(554, name, "the reply to the message", "");
    }

    static SmtpReply tls(String name) {
        return SmtpReply.of(
                502,
                INVALID_COMMAND,
                ascii("The recording " + shortName(name) + " uses TLS, but this server was started without TLS"));
    }

    private static SmtpReply reply(int code, String name, String what, String recorded) {
        return SmtpReply.of(
                code,
                INVALID_COMMAND,
                ascii("Not in the recording " + shortName(name) + ": " + Cut.marked(what, LONGEST_COMMAND)
                        + (recorded.isEmpty() ? "" : " (recorded: " + recorded + ")")));
    }

    private static String shortName(String name) {
        return Cut.marked(name, LONGEST_NAME);
    }

    /** Returns the most similar command with the same verb, or else all recorded verbs. */
    private static String nearest(SmtpCommand command, Recording recording) {
        List<String> same = recording
                .commands()
                .filter(recorded -> recorded.verb().equals(command.verb()))
                .map(SmtpCommand::toString)
                .distinct()
                .limit(MOST_COMPARED)
                .toList();
        return same.stream()
                .min(Comparator.comparingDouble(recorded -> Likeness.distance(command.toString(), recorded)))
                .map(recorded -> Cut.marked(recorded, LONGEST_COMMAND))
                .orElseGet(() -> Cut.marked(
                        recording
                                .commands()
                                .map(recorded -> recorded.toString().split(" ", 2)[0])
                                .distinct()
                                .limit(MOST_COMPARED)
                                .collect(Collectors.joining(", ")),
                        LONGEST_COMMAND));
    }

    /** Replies are ASCII, whatever they quote. */
    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
