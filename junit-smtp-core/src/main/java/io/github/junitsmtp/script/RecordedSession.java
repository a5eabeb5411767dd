package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.SmtpSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a server answered in one session, by step. */
final class RecordedSession {

    private final Map<String, List<RecordedAnswer>> answers = new LinkedHashMap<>();
    private final Map<String, List<RecordedLogin>> logins = new LinkedHashMap<>();
    /** Patterns of keys in which a star, from the file, stands for any text. */
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    private final List<SmtpCommand> commands = new ArrayList<>();
    private @Nullable MailAddress sender;
    private final List<MailAddress> recipients = new ArrayList<>();
    private boolean lostChunk;
    private List<RecordedAnswer> login = new ArrayList<>();

    private RecordedSession() {}

    static RecordedSession of(SmtpSession session) {
        RecordedSession recorded = new RecordedSession();
        List<Exchange> steps = session.exchanges();
        for (int i = 0; i < steps.size(); i++) {
            Exchange step = steps.get(i);
            RecordedAnswer.of(step, i == steps.size() - 1, session.ending())
                    .ifPresent(answer -> recorded.add(step, answer));
        }
        return recorded;
    }

    private void add(Exchange step, RecordedAnswer answer) {
        switch (step.kind()) {
            case GREETING -> add(List.of(RecordedKeys.CONNECTION), answer);
            case COMMAND -> add(step.command().orElseThrow(), step, answer);
            case CREDENTIALS -> login.add(answer);
            case MESSAGE -> addMessage(answer);
            case TLS_HANDSHAKE, INJECTION, UNSOLICITED -> {}
        }
    }

    private void add(SmtpCommand command, Exchange step, RecordedAnswer answer) {
        commands.add(command);
        if (command.verb().equals("AUTH")) {
            login = new ArrayList<>(List.of(answer));
            logins.computeIfAbsent(RecordedLogin.mechanism(command), key -> new ArrayList<>())
                    .add(new RecordedLogin(RecordedLogin.isBegun(command), login));
        } else if (RecordedKeys.endsMessage(command) && lostChunk) {
            forgetMail(); // not a reply to a message: it has already lost a chunk
        } else if (RecordedKeys.endsMessage(command)) {
            addMessage(answer);
        } else {
            List<String> keys = RecordedKeys.of(command, step.isEncrypted());
            add(keys, isInOrder(command) ? answer.givenInOrder() : answer);
            addPattern(keys.get(keys.size() - 1));
            follow(command, answer);
        }
    }

    private boolean isInOrder(SmtpCommand command) {
        return switch (command.verb()) {
            case "RCPT" -> sender != null;
            case "DATA" -> !recipients.isEmpty();
            default -> false;
        };
    }

    private void follow(SmtpCommand command, RecordedAnswer answer) {
        if (!answer.isPositive()) {
            lostChunk |= command.verb().equals("BDAT");
            return;
        }
        switch (command.verb()) {
            case "MAIL" -> {
                forgetMail();
                sender = command.address().orElse(MailAddress.NULL_SENDER);
            }
            case "RCPT" -> command.address().ifPresent(recipients::add);
            case "EHLO", "HELO", "RSET" -> forgetMail();
            default -> {}
        }
    }

    private void forgetMail() {
        sender = null;
        recipients.clear();
        lostChunk = false;
    }

    private void addMessage(RecordedAnswer answer) {
        add(RecordedKeys.ofMessage(sender == null ? MailAddress.NULL_SENDER : sender, recipients), answer);
        forgetMail();
    }

    private void add(List<String> keys, RecordedAnswer answer) {
        keys.forEach(
                key -> answers.computeIfAbsent(key, first -> new ArrayList<>()).add(answer));
    }

    private void addPattern(String key) {
        if (key.contains("*") && !key.startsWith("*")) { // such a line may be a password
            patterns.computeIfAbsent(
                    key,
                    text -> Pattern.compile(Arrays.stream(text.split("\\*+", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"))));
        }
    }

    List<RecordedAnswer> answersTo(String key) {
        return answers.getOrDefault(key, List.of());
    }

    /** Returns the first recorded key with asterisks that matches a key, or else the key itself. */
    String patternOf(String key) {
        return patterns.entrySet().stream()
                .filter(pattern -> pattern.getValue().matcher(key).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }

    List<RecordedLogin> logins(String mechanism) {
        return logins.getOrDefault(mechanism, List.of());
    }

    List<SmtpCommand> commands() {
        return commands;
    }
}
