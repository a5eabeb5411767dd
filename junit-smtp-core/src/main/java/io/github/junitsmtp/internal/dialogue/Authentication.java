package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.enforcement.OwnReply.reply;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.sasl.AuthArgument;
import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.internal.sasl.SaslExchange;
import io.github.junitsmtp.internal.sasl.SaslStep;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Login;
import java.util.Base64;
import java.util.Optional;

/** The AUTH exchange (RFC 4954, section 4). Stubs decide on each response and on the login before the server does. */
final class Authentication {

    private static final int CHALLENGE = 334;
    private static final SmtpReply SUCCEEDED = reply(235, "2.7.0", "Authentication successful");
    private static final SmtpReply FAILED = reply(535, "5.7.8", "Authentication credentials invalid");

    private static final SmtpReply CANCELED = reply(501, "5.7.0", SaslExchange.CANCELED);

    /** The claim if a stub accepts the login before the client has sent a user name. */
    private static final SaslStep.Claim NOBODY = SaslStep.Claim.OF_NOBODY;

    private final Mechanisms mechanisms;
    private final ReplyWriter writer;
    private final StubDecisions stubs;
    private final SessionRecorder recorder;
    private final SessionState state;

    Authentication(
            Mechanisms mechanisms,
            ReplyWriter writer,
            StubDecisions stubs,
            SessionRecorder recorder,
            SessionState state) {
        this.mechanisms = mechanisms;
        this.writer = writer;
        this.stubs = stubs;
        this.recorder = recorder;
        this.state = state;
    }

    /** Answers AUTH, and returns what is expected next. */
    Phase begin(Decision.BeginLogin begin, Turn turn) {
        return take(begin.exchange().begin(begin.initialResponse()), new Phase.Login(begin.exchange(), 1), turn);
    }

    /** Records the attempt if AUTH is refused although its initial response contains the credentials. */
    void refused(SmtpCommand command) {
        if (command.verb().equals("AUTH")) {
            AuthArgument auth = AuthArgument.of(command);
            mechanisms.read(auth.mechanism()).ifPresent(exchange -> attempt(exchange, auth.initialResponse()));
        }
    }

    private void attempt(SaslExchange exchange, String initialResponse) {
        if (exchange.begin(initialResponse) instanceof SaslStep.Claim claim) {
            record(login(claim, new Phase.Login(exchange, 1), false));
        }
    }

    /** Answers a response to a challenge. */
    Phase respond(Phase.Login login, String base64) {
        SaslStep step = login.exchange().respond(base64);
        Decision decision = decisionOfStubs(login);
        if (decision instanceof Decision.ByStub stub) {
            if (step instanceof SaslStep.Claim claim) {
                record(login(claim, login, false));
            }
            return refuse(stub);
        }
        return take(step, login.next(), Turn.after(ReplyOccasion.AUTH).wordedBy(decision));
    }

    /** Sends the verdict after the client has acknowledged the error challenge, unless the client cancels the exchange instead. */
    Phase conclude(Phase.LoginErrorTold told, String response) {
        Decision decision = decisionOfStubs(told.response());
        boolean canceled = SaslExchange.isCanceledBy(response) && told.verdict() instanceof Decision.Reply;
        return decision instanceof Decision.ByStub stub
                ? refuse(stub)
                : carryOut(
                        canceled ? new Decision.Reply(CANCELED) : told.verdict(),
                        told.claim(),
                        told.response().next(),
                        Turn.after(ReplyOccasion.AUTH).wordedBy(decision));
    }

    /** Lets the stubs answer a response, or replace the reply to it. */
    private Decision decisionOfStubs(Phase.Login login) {
        Decision own = new Decision.TakeResponse();
        return stubs.decide(Incoming.authResponse(state.progress(), login.response()), () -> own)
                .orElse(own);
    }

    private Phase refuse(Decision.ByStub stub) {
        writer.perform(stub.action());
        return Phase.COMMANDS;
    }

    private Phase take(SaslStep step, Phase.Login next, Turn turn) {
        if (step instanceof SaslStep.Challenge challenge) {
            return phaseAfter(challenge(challenge, turn), next, NOBODY);
        }
        if (step instanceof SaslStep.Claim claim) {
            return decide(claim, next, turn);
        }
        SaslStep.Refused refused = (SaslStep.Refused) step;
        SmtpReply reply = reply(501, refused.enhanced(), refused.problem());
        return phaseAfter(writer.say(turn, reply).code(), next, NOBODY);
    }

    private int challenge(SaslStep.Challenge challenge, Turn turn) {
        String base64 = Base64.getEncoder().encodeToString(challenge.bytes());
        return writer.say(turn, SmtpReply.parse("334 " + base64 + "\r\n")).code();
    }

    private Phase decide(SaslStep.Claim claim, Phase.Login next, Turn turn) {
        Decision own = new Decision.Reply(claim.isRight() ? SUCCEEDED : FAILED);
        Decision verdict = stubs.decide(Incoming.login(state.progress(), claim.user()), () -> own)
                .or(() -> turn.scripted().map(words -> new Decision.Replace(words, own)))
                .orElse(own);
        int code = codeOf(verdict);
        Login login = login(claim, next, code == SUCCEEDED.code());
        record(verdict == own ? login.refusedBecause(claim.problem()) : login); // a stub may refuse correct credentials
        Optional<SaslStep.Challenge> error =
                code == FAILED.code() ? next.exchange().errorChallenge() : Optional.empty();
        Turn verdictTurn = Turn.after(ReplyOccasion.AUTH);
        if (error.isEmpty()) {
            return carryOut(verdict, claim, next, verdictTurn);
        }
        return challenge(error.get(), verdictTurn) == CHALLENGE
                ? new Phase.LoginErrorTold(next, claim, verdict)
                : Phase.COMMANDS;
    }

    private void record(Login login) {
        recorder.loggedIn(login);
    }

    private static Login login(SaslStep.Claim claim, Phase.Login phase, boolean successful) {
        return new Login(phase.exchange().mechanism(), claim.user(), claim.secret(), successful)
                .actingAs(claim.identity());
    }

    private static int codeOf(Decision verdict) {
        if (verdict instanceof Decision.Replace replace) {
            int own = codeOf(replace.decision());
            return replace.words().inPlaceOf(own).map(StubAction.Say::code).orElse(own);
        }
        if (verdict instanceof Decision.ByStub stub) {
            return stub.action() instanceof StubAction.Say words ? words.code() : 0;
        }
        return ((Decision.Reply) verdict).reply().code();
    }

    private Phase carryOut(Decision verdict, SaslStep.Claim claim, Phase.Login next, Turn turn) {
        if (verdict instanceof Decision.Replace replace) {
            return carryOut(replace.decision(), claim, next, turn.scriptedAs(replace.words()));
        }
        if (verdict instanceof Decision.ByStub stub) {
            return refuse(stub);
        }
        return phaseAfter(writer.say(turn, ((Decision.Reply) verdict).reply()).code(), next, claim);
    }

    /** Logs the user in, sends another challenge or ends the exchange, as the reply to the client says. */
    private Phase phaseAfter(int code, Phase.Login next, SaslStep.Claim claim) {
        if (code == CHALLENGE) {
            return next;
        }
        if (code == SUCCEEDED.code()) {
            state.loggedIn(login(claim, next, true));
        }
        return Phase.COMMANDS;
    }
}
