package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.SessionState;
import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.stubbing.StubAction;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.internal.wire.DataWatch;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets stubs act in the middle of a message or chunk, once the given number of octets has arrived. */
final class DataStubs implements DataWatch {

    private final Script<Incoming> script;
    private final ReplyWriter writer;
    private final SessionRecorder recorder;
    private final SessionState state;
    private final Exchange.Kind kind;
    private final byte[] line;
    private final int before;
    private final List<Incoming> passed = new ArrayList<>(0);
    private @Nullable NavigableSet<Integer> positions;
    private boolean acted;

    private DataStubs(
            Script<Incoming> script,
            ReplyWriter writer,
            SessionRecorder recorder,
            SessionState state,
            Exchange.Kind kind,
            byte[] line,
            int before) {
        this.script = script;
        this.writer = writer;
        this.recorder = recorder;
        this.state = state;
        this.kind = kind;
        this.line = line;
        this.before = before;
    }

    static DataStubs ofMessage(
            Script<Incoming> script, ReplyWriter writer, SessionRecorder recorder, SessionState state) {
        return new DataStubs(script, writer, recorder, state, Exchange.Kind.MESSAGE, new byte[0], 0);
    }

    /** Takes the BDAT command of the chunk. The octets of earlier chunks count as well. */
    static DataStubs ofChunk(
            ClientInput line,
            Script<Incoming> script,
            ReplyWriter writer,
            SessionRecorder recorder,
            SessionState state) {
        int before = state.transaction().octetsOfChunks();
        return new DataStubs(script, writer, recorder, state, Exchange.Kind.COMMAND, line.bytes(), before);
    }

    /** Whether a stub has acted on the message, so that it will stay incomplete. */
    boolean haveActed() {
        return acted;
    }

    /** Records what the stubs were asked about a message or chunk that stays incomplete. The BDAT of the chunk counts as sent. */
    void recordAsked() {
        if (kind == Exchange.Kind.COMMAND) {
            recorder.asked(Incoming.command(state.progress(), SmtpCommand.of(line)));
        }
        recordPassed();
    }

    /** Records what the stubs were asked so far, now that the step it belongs to exists. */
    void recordPassed() {
        for (Incoming incoming : passed) {
            recorder.asked(incoming);
        }
        passed.clear();
    }

    @Override
    public long next() {
        if (positions == null) {
            positions = script.positionsBeyond(before - 1); // the last chunk did not know that more follows
        }
        return positions.isEmpty() ? Long.MAX_VALUE : positions.first() - (long) before;
    }

    @Override
    public boolean reached(BoundedBuffer soFar, boolean pipelined) {
        int octets = (int) (before + soFar.total());
        positions = script.positionsBeyond(octets);
        Incoming incoming = Incoming.data(state.progress(), octets);
        Optional<StubAction> action = script.actionFor(incoming);
        action.ifPresent(found -> writer.delay(found.delay()));
        boolean goesOn = action.isEmpty() || action.get() instanceof StubAction.LetEngineAnswer;
        passed.add(incoming);
        if (!goesOn && !writer.isOver()) {
            act(action.get(), soFar, pipelined);
        }
        return !acted;
    }

    private void act(StubAction action, BoundedBuffer soFar, boolean pipelined) {
        acted = true;
        positions = script.positionsBeyond(Integer.MAX_VALUE);
        byte[] content = soFar.bytes();
        byte[] all = Arrays.copyOf(line, line.length + content.length);
        System.arraycopy(content, 0, all, line.length, content.length);
        recorder.sent(kind, all, line.length + soFar.total(), false, pipelined);
        recordAsked();
        writer.perform(action);
    }
}
