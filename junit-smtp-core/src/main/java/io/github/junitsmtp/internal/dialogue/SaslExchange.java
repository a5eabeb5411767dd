package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.sasl.DigestMechanism;
import io.github.junitsmtp.internal.sasl.SaslMechanism;
import io.github.junitsmtp.internal.sasl.SaslStep;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Answer;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One AUTH command with the challenges and responses that belong to it (RFC 4954, section 4). */
public final class SaslExchange {

    private static final SmtpReply SUCCEEDED = reply(235, "2.7.0", "Authentication successful");
    private static final SmtpReply FAILED = reply(535, "5.7.8", "Authentication credentials invalid");

    private final String name;
    private final SaslMechanism mechanism;
    private final ReplyWriter voice;
    private final SessionRecorder recorder;
    private final SessionState state;
    private boolean over;
    /** What is to be said once the client has taken note of the error. */
    private @Nullable Runnable verdict;

    public SaslExchange(
            String name, SaslMechanism mechanism, ReplyWriter voice, SessionRecorder recorder, SessionState state) {
        this.name = name.toUpperCase(Locale.ROOT);
        this.mechanism = mechanism;
        this.voice = voice;
        this.recorder = recorder;
        this.state = state;
    }

    /** Whether the next line of the client is a command again. */
    public boolean isOver() {
        return over;
    }

    public void start(String initialResponse) {
        if (initialResponse.isEmpty()) {
            go(mechanism.begin());
        } else if (mechanism instanceof DigestMechanism) { // the server goes first (RFC 4954, section 4)
            finish(reply(501, "5.7.0", name + " begins with a challenge"));
        } else {
            respond(initialResponse.equals("=") ? "" : initialResponse);
        }
    }

    public void respond(String base64) {
        if (verdict != null) {
            over = true;
            verdict.run();
        } else if (base64.equals("*")) {
            finish(reply(501, "5.7.0", "Authentication cancelled"));
        } else {
            decode(base64);
        }
    }

    private void decode(String base64) {
        byte[] response;
        try {
            response = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            finish(reply(501, "5.5.2", "Not base64"));
            return;
        }
        go(mechanism.respond(response));
    }

    private void go(SaslStep step) {
        if (step.challenge() != null) {
            challenge(step.challenge());
        } else if (step.claim() != null) {
            conclude(step.claim());
        } else {
            finish(reply(501, "5.5.2", String.valueOf(step.problem())));
        }
    }

    private void challenge(byte[] bytes) {
        String text = "334 " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
        int code = voice.say(SmtpReply.parse(text));
        over = code != 334;
        if (code == SUCCEEDED.code()) { // a stub lets in whoever it is
            state.loggedIn("");
        }
    }

    /** Lets the stubs of the test go first. A mechanism with an error in its own words tells that before the reply. */
    private void conclude(SaslStep.Claim claim) {
        Answer refusal = voice.refusalByStub(Incoming.login(state.standing(recorder.number()), claim.user()));
        boolean right = refusal == null && voice.willSayPositive((claim.right() ? SUCCEEDED : FAILED).bytes());
        recorder.loggedIn(new Login(name, claim.user(), claim.secret(), right));
        Runnable end =
                refusal == null ? () -> say(claim, claim.right() ? SUCCEEDED : FAILED) : () -> voice.perform(refusal);
        boolean tellsError = !right && (refusal == null || refusal.code() == FAILED.code());
        if (tellsError && mechanism.errorChallenge().isPresent()) {
            verdict = end;
            challenge(mechanism.errorChallenge().orElseThrow().getBytes(StandardCharsets.US_ASCII));
        } else {
            over = true;
            end.run();
        }
    }

    private void say(SaslStep.Claim claim, SmtpReply reply) {
        if (voice.say(reply) == SUCCEEDED.code()) {
            state.loggedIn(claim.user());
        }
    }

    private void finish(SmtpReply reply) {
        over = true;
        voice.say(reply);
    }
}
