package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.sasl.AuthArgument;
import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Login;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes the AUTH exchange on to the backend of a relay, which decides on the login, and reads the user name along the way. */
final class PassedLogin {

    private static final int CHALLENGE = 334;
    private static final int SUCCEEDED = 235;
    /** Cancels an exchange that the client considers finished (RFC 4954, section 4). */
    private static final Octets CANCEL = Octets.of("*\r\n".getBytes(StandardCharsets.US_ASCII));

    private final ReplyWriter writer;
    private final StubDecisions stubs;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final EngineLink engine;

    PassedLogin(
            ReplyWriter writer, StubDecisions stubs, SessionRecorder recorder, SessionState state, EngineLink engine) {
        this.writer = writer;
        this.stubs = stubs;
        this.recorder = recorder;
        this.state = state;
        this.engine = engine;
    }

    /** Passes AUTH on, and reports what is expected next once the reply has arrived. */
    void begin(ClientInput line, SmtpCommand command, Turn turn, Consumer<Phase> next) {
        Phase.PassedLogin begun = new Phase.PassedLogin(mechanism(command), overheard(command), Optional.empty(), 1);
        pass(begun, step(begun, command), line, turn, false, next);
    }

    /** Notes that a stub refused AUTH, whose initial response may contain the user name. */
    void refused(SmtpCommand command) {
        Phase.PassedLogin begun = new Phase.PassedLogin(mechanism(command), overheard(command), Optional.empty(), 1);
        claim(step(begun, command)).ifPresent(claim -> recorder.loggedIn(login(begun, claim, false)));
    }

    /** Passes the response to a challenge on. */
    void respond(Phase.PassedLogin login, ClientInput line, Consumer<Phase> next) {
        String base64 = new String(line.bytes(), StandardCharsets.US_ASCII).strip();
        Optional<SaslStep> step = login.exchange().map(exchange -> exchange.respond(base64));
        Decision own = new Decision.TakeResponse();
        Decision decision = stubs.decide(Incoming.authResponse(state.progress(), login.response()), () -> own)
                .orElse(own);
        if (decision instanceof Decision.ByStub stub) {
            claim(step).ifPresent(claim -> recorder.loggedIn(login(login, claim, false)));
            writer.perform(stub.action());
            cancel();
        } else {
            pass(login.next(), step, line, Turn.after(ReplyOccasion.AUTH).wordedBy(decision), true, next);
        }
    }

    private void pass(
            Phase.PassedLogin login,
            Optional<SaslStep> step,
            ClientInput line,
            Turn turn,
            boolean challenged,
            Consumer<Phase> next) {
        Optional<SaslStep.Claim> claim = claim(step);
        if (claim.isEmpty()) {
            tell(line, login, turn, next);
            return;
        }
        Decision own = Decision.ASK_ENGINE;
        Decision verdict = stubs.decide(
                        Incoming.login(state.progress(), claim.get().user()), () -> own)
                .orElse(own);
        recorder.loggedIn(login(login, claim.get(), false)); // counts as refused until the reply says otherwise
        if (verdict instanceof Decision.ByStub stub) {
            writer.perform(stub.action());
            if (challenged) {
                cancel();
            }
        } else {
            Turn worded = verdict instanceof Decision.Replace ? turn.wordedBy(verdict) : turn;
            tell(line, login.claimedBy(claim.get()), worded, next);
        }
    }

    private void tell(ClientInput line, Phase.PassedLogin login, Turn turn, Consumer<Phase> next) {
        engine.tell(Octets.of(line.bytes()), reply -> {
            int said = writer.passOn(turn, reply, () -> {}).code();
            if (said == SUCCEEDED) {
                state.loggedIn(login(login, login.claim().orElse(SaslStep.Claim.OF_NOBODY), true));
            }
            if (said == CHALLENGE) {
                next.accept(login);
            } else if (SmtpReply.codeAt(reply, 0) == CHALLENGE) {
                cancel();
            }
        });
    }

    private void cancel() {
        engine.tell(CANCEL, swallowed -> {});
    }

    private static String mechanism(SmtpCommand command) {
        return AuthArgument.of(command).mechanism().toUpperCase(Locale.ROOT);
    }

    private static Optional<SaslExchange> overheard(SmtpCommand command) {
        return SaslExchange.overheard(mechanism(command));
    }

    private static Optional<SaslStep> step(Phase.PassedLogin login, SmtpCommand command) {
        return login.exchange()
                .map(exchange -> exchange.begin(AuthArgument.of(command).initialResponse()));
    }

    private static Optional<SaslStep.Claim> claim(Optional<SaslStep> step) {
        return step.filter(SaslStep.Claim.class::isInstance).map(SaslStep.Claim.class::cast);
    }

    private static Login login(Phase.PassedLogin login, SaslStep.Claim claim, boolean successful) {
        return new Login(login.mechanism(), claim.user(), claim.secret(), successful).actingAs(claim.identity());
    }
}
