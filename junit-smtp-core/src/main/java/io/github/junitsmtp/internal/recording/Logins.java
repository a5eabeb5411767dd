package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.internal.sasl.AuthArgument;
import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.protocol.LoginLines;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Exchange;
import io.github.junitsmtp.transcript.Login;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The logins of one session, as its steps show them. The recorder of the session synchronizes access. */
final class Logins {

    private static final int SUCCESS = ReplyCode.AUTHENTICATION_SUCCESSFUL.number();
    private static final int CHALLENGE = ReplyCode.AUTHENTICATION_CHALLENGE.number();

    private final LoginLines lines = new LoginLines();
    private final Function<String, Optional<SaslExchange>> readers;
    private @Nullable Attempt running;
    /** The attempt that was refused last, which the client may continue nevertheless. */
    private @Nullable Attempt refused;

    private boolean loggedIn;

    private Logins(Function<String, Optional<SaslExchange>> readers) {
        this.readers = readers;
    }

    /** Creates the logins of a server's session; the server reports the user. */
    static Logins told() {
        return new Logins(name -> Optional.empty());
    }

    /** Creates the logins of a client's session, by reading what the client sends as a server would. */
    static Logins overheard() {
        return new Logins(SaslExchange::overheard);
    }

    /** Returns the first attempt to log in among lines that the server discards. */
    static Optional<Login> firstIn(byte[] lines) {
        Logins overheard = overheard();
        return new String(lines, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .map(line -> Exchange.sent(Exchange.Kind.COMMAND, Octets.of(line), line.length, true, true, false, 0))
                .map(line -> overheard.sent(overheard.mayBeSecret(line) ? line.asCredentials() : line))
                .flatMap(step -> overheard.abandoned(step).login().stream())
                .findFirst();
    }

    /** Whether a step of the client is not a command and may be a password. */
    boolean mayBeSecret(Exchange step) {
        if (step.kind() == Exchange.Kind.CREDENTIALS) {
            lines.responded();
        }
        SmtpCommand command = step.lines();
        return command != null && lines.hides(command);
    }

    /** Returns a step of the client with the login that its credentials are for. The login counts as refused until the reply arrives. */
    Exchange sent(Exchange step) {
        if (!isOfLogin(step)) {
            refused = step.kind() == Exchange.Kind.COMMAND ? null : refused;
            return step;
        }
        return read(step)
                .filter(SaslStep.Claim.class::isInstance)
                .map(SaslStep.Claim.class::cast)
                .map(claim -> step.by(
                        new Login(Objects.requireNonNull(running).mechanism, claim.user(), claim.secret(), false)
                                .actingAs(claim.identity())))
                .orElse(step);
    }

    private Optional<SaslStep> read(Exchange step) {
        if (step.kind() == Exchange.Kind.COMMAND) {
            return step.command().flatMap(this::begin);
        }
        boolean isCommand = running == null && SmtpCommand.of(step.sent()).isWrittenAsCommand();
        running = running == null ? refused : running;
        return running == null ? Optional.empty() : running.respond(step.sent(), isCommand);
    }

    private Optional<SaslStep> begin(SmtpCommand auth) {
        AuthArgument argument = AuthArgument.of(auth);
        String mechanism = argument.mechanism().toUpperCase(Locale.ROOT);
        boolean isShown = auth.toString().toUpperCase(Locale.ROOT).contains(mechanism);
        Attempt begun = new Attempt(isShown ? mechanism : "an unknown mechanism", readers.apply(mechanism));
        running = begun;
        return begun.begin(argument.initialResponse());
    }

    /** Returns an answered step with what the reply says about the login. If no credentials named the user, the user is unknown. */
    Exchange answered(Exchange step) {
        Attempt attempt = running;
        if (attempt == null) {
            return step;
        }
        int code = code(step);
        boolean successful = code == SUCCESS;
        loggedIn = successful || loggedIn && !isOfLogin(step);
        if (step.login().isPresent()) {
            attempt.shown = true;
            return successful ? step.by(step.login().get().succeeded()) : step;
        }
        boolean isOver = code != CHALLENGE && (isOfLogin(step) || step.kind() == Exchange.Kind.UNSOLICITED);
        return successful || isOver ? attempt.over(step, successful) : step;
    }

    /** Returns the last step of a session. If it leaves a login unfinished, the credentials so far are an attempt to log in. */
    Exchange abandoned(Exchange step) {
        return running != null && isOfLogin(step) && step.login().isEmpty() ? running.over(step, false) : step;
    }

    /** Notes that all steps have their reply. A login is over unless its last step was answered with a challenge. */
    void settled(Exchange last) {
        Attempt attempt = running;
        if (attempt == null || code(last) == CHALLENGE) {
            return;
        }
        attempt.exchange = Optional.empty();
        refused = loggedIn ? null : attempt;
        running = null;
        if (loggedIn) {
            lines.succeeded();
        }
        loggedIn = false;
    }

    private static boolean isOfLogin(Exchange step) {
        return step.kind() == Exchange.Kind.CREDENTIALS
                || step.command()
                        .filter(command -> command.verb().equals("AUTH"))
                        .isPresent();
    }

    private static int code(Exchange step) {
        return step.reply().map(SmtpReply::code).orElse(0);
    }

    /** The steps from one AUTH to the reply that ends it, and what the client sends of it after a refusal. */
    private static final class Attempt {

        private final String mechanism;
        /** What reads the credentials; empty if nothing can, or if the server no longer does. */
        private Optional<SaslExchange> exchange;
        /** Whether the client has sent anything that may be credentials. */
        private boolean credentialsSent;
        /** Whether a step shows the login. */
        private boolean shown;

        Attempt(String mechanism, Optional<SaslExchange> exchange) {
            this.mechanism = mechanism;
            this.exchange = exchange;
        }

        Optional<SaslStep> begin(String response) {
            credentialsSent = !response.isEmpty() && !response.equals("=");
            return exchange.map(begun -> begun.begin(response));
        }

        Optional<SaslStep> respond(byte[] sent, boolean isCommand) {
            String line = new String(sent, StandardCharsets.US_ASCII);
            credentialsSent |= !line.isBlank() && !isCommand && !SaslExchange.isCanceledBy(line.strip());
            return exchange.map(begun -> begun.respond(line.stripTrailing()));
        }

        /** Credentials that the server has not read are an attempt to log in, too. */
        Exchange over(Exchange step, boolean successful) {
            Optional<String> user = exchange.flatMap(SaslExchange::user);
            if (!successful && user.isEmpty() && (shown || !credentialsSent)) {
                return step;
            }
            shown = true;
            return step.by(new Login(mechanism, user.orElse(""), Optional.empty(), successful));
        }
    }
}
