package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Identifies the same step in a recording and in a test, even though client names, credentials, sizes and messages
 * differ between runs. Each step has keys, starting with the most specific.
 */
final class RecordedKeys {

    static final String CONNECTION = "connection";
    static final String MESSAGE = "message";

    /** These differ from mail to mail, or are credentials. */
    private static final Set<String> PASSING = Set.of("SIZE", "AUTH", "ENVID");

    private RecordedKeys() {}

    static List<String> of(SmtpCommand command, boolean encrypted) {
        String verb = command.verb();
        return switch (verb) {
            case "EHLO" -> List.of(verb + (encrypted ? " over TLS" : " in plain text"), verb);
            case "MAIL", "RCPT" -> ofPath(command);
            case "HELO", "DATA", "BDAT", "RSET", "NOOP", "QUIT", "STARTTLS" -> List.of(verb);
            case "HELP" -> List.of((verb + " " + command.argument()).toUpperCase(Locale.ROOT));
            default -> List.of(command.masked().verb() + " " + shownArgument(command));
        };
    }

    private static List<String> ofPath(SmtpCommand command) {
        String verb = command.verb();
        String path = verb + " " + command.address().map(RecordedKeys::of).orElseGet(() -> shownArgument(command));
        String parameters = command.parameters().stream()
                .filter(parameter -> !PASSING.contains(keyword(parameter)))
                .map(parameter -> parameter.toString().toUpperCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" "));
        return List.of(path + " with " + parameters, path);
    }

    private static String keyword(EsmtpParameter parameter) {
        return parameter.keyword().toUpperCase(Locale.ROOT);
    }

    /** Returns the argument without anything that may be a password, since recordings have no passwords. */
    private static String shownArgument(SmtpCommand command) {
        return command.masked().argument();
    }

    static List<String> ofMessage(MailAddress sender, List<MailAddress> recipients) {
        return List.of(
                MESSAGE + " from " + of(sender) + " to "
                        + recipients.stream()
                                .map(RecordedKeys::of)
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(", ")),
                MESSAGE);
    }

    private static String of(MailAddress address) {
        return "<" + address.localPart()
                + address.domain()
                        .map(domain -> "@" + domain.toLowerCase(Locale.ROOT))
                        .orElse("") + ">";
    }

    /** Whether this is the last BDAT of a message, whose reply is the reply to the message. */
    static boolean endsMessage(SmtpCommand command) {
        return command.verb().equals("BDAT")
                && command.argument().toUpperCase(Locale.ROOT).endsWith(" LAST");
    }
}
