package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes messages on to the backend of a relay, once they are complete and no stub has refused them. */
final class PassedMessages {

    static final int START_MAIL_INPUT = 354;

    private final SessionSettings server;
    private final ReplyWriter writer;
    private final StubDecisions stubs;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final EngineLink engine;
    private final BehindLink behind;
    private final MessageIntake intake;

    PassedMessages(
            SessionSettings server,
            ReplyWriter writer,
            StubDecisions stubs,
            SessionRecorder recorder,
            SessionState state,
            EngineLink engine,
            BehindLink behind,
            MessageIntake intake) {
        this.server = server;
        this.writer = writer;
        this.stubs = stubs;
        this.recorder = recorder;
        this.state = state;
        this.engine = engine;
        this.behind = behind;
        this.intake = intake;
    }

    /** Reads the message after DATA. The backend of the relay has already replied to DATA, and may have refused it. */
    void read(Phase.PassedMessage asked) {
        boolean waits = SmtpReply.codeAt(asked.reply(), 0) == START_MAIL_INPUT;
        Runnable undo = waits ? behind::abandon : () -> {};
        DataStubs watch = intake.watch();
        ClientInput data = intake.read(watch);
        if (watch.haveActed()) {
            intake.abandon(data, undo);
            return;
        }
        if (data.ending() != null) {
            intake.lost(Exchange.Kind.MESSAGE, data, watch::recordAsked);
            return;
        }
        boolean fits = intake.fits(data);
        Octets kept = intake.keep(data, fits);
        recorder.sentMessage(kept, data.total(), data.pipelined());
        watch.recordPassed();
        Optional<ReceivedMail> mail = state.transaction().isOpen()
                ? Optional.of(new ReceivedMail(state.transaction().envelope(), kept, intake.arrival()))
                : Optional.empty();
        state.transaction().clear();
        pass(mail, fits, Turn.after(ReplyOccasion.END_OF_DATA), undo, whenReplied -> {
            if (waits) {
                engine.tell(kept, whenReplied);
            } else {
                whenReplied.accept(asked.reply());
            }
        });
    }

    /** Passes BDAT on with its chunk; the last chunk only if no stub refuses the message. */
    void pass(Chunk chunk, ClientInput all, Turn turn) {
        boolean fits = state.transaction().octetsOfChunks() + chunk.content().total() <= server.maxMessageSize();
        Octets request = Octets.of(all.bytes());
        if (!chunk.last() && fits) {
            engine.tell(request, reply -> {
                if (writer.passOn(turn, reply, () -> {}).isPositiveCompletion()) {
                    add(chunk);
                }
            });
            return;
        }
        BoundedBuffer content = add(chunk);
        Optional<ReceivedMail> mail = state.transaction().isOpen() && chunk.last()
                ? Optional.of(ReceivedMail.inChunks(
                        state.transaction().envelope(), server.spill().keep(content.bytes()), intake.arrival()))
                : Optional.empty();
        state.transaction().clear();
        pass(mail, fits, turn, intake::forgetTransaction, whenReplied -> engine.tell(request, whenReplied));
    }

    private BoundedBuffer add(Chunk chunk) {
        return state.transaction().chunk(chunk.content(), server.maxMessageSize());
    }

    /**
     * Notes that a stub refused a chunk. The message can no longer be complete, and the backend of the relay must not accept the rest as
     * one.
     */
    void lostChunk() {
        state.transaction().clear();
        intake.forgetTransaction();
    }

    private void pass(
            Optional<ReceivedMail> mail, boolean fits, Turn turn, Runnable undo, Consumer<Consumer<byte[]>> handOver) {
        if (!fits) {
            mail.ifPresent(received -> stubs.pass(Incoming.message(state.progress(), received)));
            undo.run();
            writer.say(turn, server.rules().messageTooLarge());
            return;
        }
        Decision own = Decision.ASK_ENGINE;
        Decision decision = mail.flatMap(
                        received -> stubs.decide(Incoming.message(state.progress(), received), () -> own))
                .orElse(own);
        if (decision instanceof Decision.ByStub stub) {
            undo.run();
            writer.perform(stub.action());
        } else {
            Turn worded = decision instanceof Decision.Replace ? turn.wordedBy(decision) : turn;
            handOver.accept(verdict -> answer(mail, verdict, worded));
        }
    }

    private void answer(Optional<ReceivedMail> mail, byte[] verdict, Turn turn) {
        boolean accepted = turn.tellsSuccess(verdict);
        writer.passOn(
                turn,
                verdict,
                () -> mail.filter(received -> accepted)
                        .ifPresent(
                                received -> { // before the client can read the reply
                                    recorder.accepted(received);
                                    state.delivered();
                                }));
    }
}
