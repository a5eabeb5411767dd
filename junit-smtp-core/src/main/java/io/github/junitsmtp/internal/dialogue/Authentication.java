package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Login;
import java.util.Base64;
import java.util.Optional;

/** The dialogue of AUTH (RFC 4954, section 4). The stubs decide on a login before the server's users do. */
final class Authentication {

    private static final SmtpReply SUCCEEDED = reply(235, "2.7.0", "Authentication successful");
    private static final SmtpReply FAILED = reply(535, "5.7.8", "Authentication credentials invalid");

    private final ReplyWriter writer;
    private final StubDecisions stubs;
    private final SessionRecorder recorder;
    private final SessionState state;

    Authentication(ReplyWriter writer, StubDecisions stubs, SessionRecorder recorder, SessionState state) {
        this.writer = writer;
        this.stubs = stubs;
        this.recorder = recorder;
        this.state = state;
    }

    /** Answers AUTH, and returns what is expected next. */
    Phase begin(Decision.BeginLogin begin, Turn turn) {
        return take(begin.exchange().begin(begin.initialResponse()), begin.exchange(), turn);
    }

    /** Answers a response to a challenge. */
    Phase respond(Phase.Login login, String base64) {
        return take(login.exchange().respond(base64), login.exchange(), Turn.after(ReplyOccasion.AUTH));
    }

    /** Gives the verdict that the client was told the reason of. */
    Phase conclude(Phase.LoginErrorTold told) {
        return carryOut(told.verdict(), told.login(), Turn.after(ReplyOccasion.AUTH));
    }

    private Phase take(SaslStep step, SaslExchange exchange, Turn turn) {
        if (step instanceof SaslStep.Challenge challenge) {
            int code = challenge(challenge, turn);
            if (code == SUCCEEDED.code()) { // a stub lets in whoever it is
                state.loggedIn(new Login(exchange.mechanism(), "", Optional.empty(), true));
            }
            return code == 334 ? new Phase.Login(exchange) : phaseAfter(code);
        }
        if (step instanceof SaslStep.Claim claim) {
            return decide(claim, exchange, turn);
        }
        SaslStep.Refused refused = (SaslStep.Refused) step;
        return phaseAfter(writer.say(turn, reply(501, refused.enhanced(), refused.problem()))
                .code());
    }

    private int challenge(SaslStep.Challenge challenge, Turn turn) {
        String base64 = Base64.getEncoder().encodeToString(challenge.bytes());
        return writer.say(turn, SmtpReply.parse("334 " + base64 + "\r\n")).code();
    }

    private Phase decide(SaslStep.Claim claim, SaslExchange exchange, Turn turn) {
        Decision own = new Decision.Reply(claim.isRight() ? SUCCEEDED : FAILED);
        Decision verdict = stubs.decide(Incoming.login(state.progress(), claim.user()), () -> own)
                .or(() -> turn.scripted().map(words -> new Decision.Replace(words, own)))
                .orElse(own);
        int code = codeOf(verdict);
        boolean succeeds = code / 100 == 2;
        Login login = new Login(exchange.mechanism(), claim.user(), claim.secret(), succeeds);
        recorder.loggedIn(login);
        Optional<SaslStep.Challenge> error = code == FAILED.code() ? exchange.errorChallenge() : Optional.empty();
        Turn verdictTurn = Turn.after(ReplyOccasion.AUTH);
        if (error.isEmpty()) {
            return carryOut(verdict, login, verdictTurn);
        }
        return challenge(error.get(), verdictTurn) == 334
                ? new Phase.LoginErrorTold(login, verdict)
                : Phase.LOGIN_REFUSED;
    }

    private static int codeOf(Decision verdict) {
        if (verdict instanceof Decision.Replace replace) {
            return replace.words().code();
        }
        if (verdict instanceof Decision.ByStub stub) {
            return stub.action() instanceof StubAction.Say words ? words.code() : 0;
        }
        return ((Decision.Reply) verdict).reply().code();
    }

    private Phase carryOut(Decision verdict, Login login, Turn turn) {
        if (verdict instanceof Decision.Replace replace) {
            return carryOut(replace.decision(), login, turn.scriptedAs(replace.words()));
        }
        if (verdict instanceof Decision.ByStub stub) {
            writer.perform(stub.action());
            return Phase.LOGIN_REFUSED;
        }
        int code = writer.say(turn, ((Decision.Reply) verdict).reply()).code();
        if (code == SUCCEEDED.code()) {
            state.loggedIn(login);
        }
        return phaseAfter(code);
    }

    private static Phase phaseAfter(int code) {
        return code == SUCCEEDED.code() ? Phase.COMMANDS : Phase.LOGIN_REFUSED;
    }
}
