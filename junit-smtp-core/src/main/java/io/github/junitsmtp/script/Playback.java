package io.github.junitsmtp.script;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers as a recorded server did, in sessions that may run concurrently. */
final class Playback {

    /** All servers answer these alike, so no recording is needed. */
    private static final Set<String> HARMLESS = Set.of("NOOP", "RSET", "QUIT");

    /** Beyond this number, a session is forgotten; if it is still open, it starts over. */
    private static final int MOST_SESSIONS = 10_000;

    private final Recording recording;
    private final String name;
    private final boolean passingThrough;
    private final Map<Integer, Position> positions = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Position> eldest) {
            return size() > MOST_SESSIONS;
        }
    };
    private int sessions;

    /** The position of a session in the recording. */
    private static final class Position {

        private final int session;
        private final Map<String, Integer> times = new HashMap<>();
        private @Nullable RecordedLogin login;
        private boolean inOtherSteps;
        private int responses;

        Position(int session) {
            this.session = session;
        }

        void begin(String mechanism, RecordedLogin recorded, boolean other) {
            times.merge("AUTH " + mechanism, 1, Integer::sum);
            login = recorded;
            inOtherSteps = other;
            responses = 0;
        }
    }

    /** An answer, and how it changes the position once it is given. */
    private record Next(Answer answer, Runnable step) {

        Next(Answer answer) {
            this(answer, () -> {});
        }
    }

    Playback(Recording recording, String name, boolean passingThrough) {
        this.recording = recording;
        this.name = name;
        this.passingThrough = passingThrough;
    }

    /** Returns whether there is an answer. */
    synchronized boolean answers(Incoming incoming) {
        return find(incoming).isPresent();
    }

    /** Returns the answer and advances the position. */
    synchronized Answer next(Incoming incoming) {
        Next next = find(incoming).orElseThrow();
        next.step().run();
        return next.answer();
    }

    private Optional<Next> find(Incoming incoming) {
        Position position = positions.computeIfAbsent(
                incoming.session(),
                number -> new Position(Math.min(sessions++, recording.sessions().size() - 1)));
        if (incoming.isConnection()) {
            return recorded(position, List.of(RecordedKeys.CONNECTION)).map(Found::next);
        }
        if (incoming.mail().isPresent()) {
            ReceivedMail mail = incoming.mail().get();
            return recorded(position, RecordedKeys.ofMessage(mail.sender(), mail.recipients()))
                    .map(Found::next)
                    .or(() -> refused(NotRecorded.message(name)));
        }
        if (incoming.authResponse().isPresent()) {
            return response(position, incoming.authResponse().getAsInt());
        }
        if (incoming.login().isPresent()) {
            return Optional.ofNullable(position.login)
                    .filter(login -> position.inOtherSteps)
                    .map(login -> new Next(login.verdict().answer()));
        }
        return command(incoming.command().orElseThrow(), incoming, position);
    }

    private Optional<Next> refused(SmtpReply reply) {
        return passingThrough ? Optional.empty() : Optional.of(new Next(Answers.replyUnchecked(reply)));
    }

    private Optional<Next> response(Position position, int number) {
        return Optional.ofNullable(position.login)
                .filter(login -> !position.inOtherSteps)
                .map(login -> new Next(login.to(number).answer(), () -> position.responses = number));
    }

    private Optional<Next> command(SmtpCommand command, Incoming incoming, Position position) {
        if (command.isConcealed()) { // a response in a mechanism that this server does not support
            return response(position, position.responses + 1)
                    .or(() -> refused(NotRecorded.command(name, command, recording)));
        }
        if (command.verb().equals("AUTH")) {
            return login(command, position).or(() -> refused(NotRecorded.command(name, command, recording)));
        }
        if (command.verb().equals("STARTTLS") && incoming.isEncrypted()) {
            return Optional.empty(); // TLS cannot start twice
        }
        if (RecordedKeys.endsMessage(command) && recording.has(command.verb())) {
            return Optional.empty(); // its recorded reply is that to the message
        }
        boolean asInTls = incoming.isEncrypted() || !incoming.isOfferedStartTls();
        Optional<Found> found = recorded(position, RecordedKeys.of(command, asInTls));
        if (found.isEmpty()) {
            return HARMLESS.contains(command.verb())
                    ? Optional.empty()
                    : refused(NotRecorded.command(name, command, recording));
        }
        return found.filter(answer -> !isOutOfOrder(command, incoming, answer.answer()))
                .map(answer -> adapted(command, incoming, answer));
    }

    /** Such a command is left to this server, because the recorded reply was to a command in the right order. */
    private static boolean isOutOfOrder(SmtpCommand command, Incoming incoming, RecordedAnswer answer) {
        return answer.inOrder()
                && answer.isPositive()
                && switch (command.verb()) {
                    case "RCPT" -> incoming.sender().isEmpty();
                    case "DATA" -> incoming.recipients().isEmpty();
                    default -> false;
                };
    }

    /** Removes TLS if this server has none. */
    private Next adapted(SmtpCommand command, Incoming incoming, Found found) {
        RecordedAnswer answer = found.answer();
        if (!answer.isPositive() || incoming.isEncrypted() || incoming.isOfferedStartTls()) {
            return found.next();
        }
        return switch (command.verb()) {
            case "STARTTLS" -> new Next(Answers.replyUnchecked(NotRecorded.tls(name)));
            case "EHLO" -> new Next(withoutStartTls(answer), found.next().step());
            default -> found.next();
        };
    }

    private static Answer withoutStartTls(RecordedAnswer answer) {
        SmtpReply reply = answer.reply().orElseThrow();
        String[] lines = reply.lines().stream()
                .filter(line -> !EhloKeywords.keywordOf(line).equals("STARTTLS"))
                .toArray(String[]::new);
        return lines.length == reply.lines().size()
                ? answer.answer()
                : Answers.replyUnchecked(SmtpReply.of(reply.code(), lines));
    }

    private Optional<Next> login(SmtpCommand auth, Position position) {
        String mechanism = RecordedLogin.mechanism(auth);
        return found(position, "AUTH " + mechanism, recording.find(position.session, s -> s.logins(mechanism)))
                .map(login -> {
                    boolean other = !login.isLike(auth);
                    Answer answer = other
                            ? Answers.passThrough()
                            : login.answers().get(0).answer();
                    return new Next(answer, () -> position.begin(mechanism, login, other));
                });
    }

    private Optional<Found> recorded(Position position, List<String> keys) {
        String last = keys.get(keys.size() - 1);
        return keys.stream()
                .flatMap(key -> found(position, key, recording.find(position.session, s -> s.answersTo(key)))
                        .map(answer -> new Found(answer, key, position))
                        .stream())
                .findFirst()
                .or(() -> found(position, last, recording.find(position.session, s -> s.answersTo(s.patternOf(last))))
                        .map(answer -> new Found(answer, last, position)));
    }

    /** Returns what was recorded for this occurrence; the last one is repeated. */
    private static <T> Optional<T> found(Position position, String key, List<T> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(Math.min(position.times.getOrDefault(key, 0), all.size() - 1)));
    }

    /** A recorded answer, and the key by which it was found. */
    private record Found(RecordedAnswer answer, String key, Position position) {

        Next next() {
            return new Next(answer.answer(), () -> position.times.merge(key, 1, Integer::sum));
        }
    }
}
