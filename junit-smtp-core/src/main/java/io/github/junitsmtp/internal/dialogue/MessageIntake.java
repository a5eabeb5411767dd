package io.github.junitsmtp.internal.dialogue;

import static io.github.junitsmtp.internal.dialogue.OwnReply.reply;

import io.github.junitsmtp.internal.recording.SessionRecorder;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.BoundedBuffer;
import io.github.junitsmtp.internal.store.Octets;
import io.github.junitsmtp.internal.wire.Chunk;
import io.github.junitsmtp.internal.wire.ClientConnection;
import io.github.junitsmtp.internal.wire.ClientInput;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Incoming;
import io.github.junitsmtp.transcript.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes messages, by DATA or BDAT: the stubs see them first, and the engine hears only of what they do not refuse. */
public final class MessageIntake {

    private static final Octets DATA = Octets.of("DATA\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final Octets RSET = Octets.of("RSET\r\n".getBytes(StandardCharsets.US_ASCII));

    private final ClientConnection wire;
    private final ServerIdentity host;
    private final ReplyWriter voice;
    private final SessionRecorder recorder;
    private final SessionState state;
    /** Tells the engine something, and gives its reply to somebody. */
    private final BiConsumer<Octets, Consumer<byte[]>> engine;

    public MessageIntake(
            ClientConnection wire,
            ServerIdentity host,
            ReplyWriter voice,
            SessionRecorder recorder,
            SessionState state,
            BiConsumer<Octets, Consumer<byte[]>> engine) {
        this.wire = wire;
        this.host = host;
        this.voice = voice;
        this.recorder = recorder;
        this.state = state;
        this.engine = engine;
    }

    /** Answers DATA, and reads the whole message before the engine hears of it, so that what a stub refuses is never stored. */
    public void data() {
        if (!state.transaction().hasRecipients()) { // a stub wants it all the same
            engine.accept(DATA, voice::say);
        } else if (voice.say(SmtpReply.of(354, "Start mail input; end with <CRLF>.<CRLF>")) == 354) {
            message();
        }
    }

    private void message() {
        ClientInput data = wire.readMessage(host.maxMessageSize());
        if (data.ending() != null) {
            voice.lost(Exchange.Kind.MESSAGE, data, host.goodbyeForIdling());
            return;
        }
        voice.answers(ReplyOccasion.END_OF_DATA);
        Octets kept = host.spill().keep(data.bytes());
        recorder.sentMessage(kept, data.total(), data.pipelined());
        if (data.isTooLong()) {
            refuse(host.messageTooLarge());
        } else {
            take(new ReceivedMail(state.transaction().envelope(), kept, arrival()));
        }
    }

    /** Answers BDAT, which came with its chunk unless it was malformed. */
    public void chunk(@Nullable Chunk chunk) {
        if (chunk == null) {
            voice.say(reply(501, "5.5.4", "BDAT takes the number of octets, and LAST behind it at the end"));
            return;
        }
        BoundedBuffer all = state.transaction().chunk(chunk.content(), host.maxMessageSize());
        if (!chunk.last()) {
            voice.say(reply(250, "2.0.0", chunk.content().total() + " octets received"));
            return;
        }
        ClientInput content = ClientInput.of(all, null, false);
        if (content.isTooLong()) {
            refuse(host.messageTooLarge());
        } else {
            take(ReceivedMail.inChunks(
                    state.transaction().envelope(), host.spill().keep(content.bytes()), arrival()));
        }
    }

    private void take(ReceivedMail mail) {
        state.transaction().clear();
        if (voice.isSettledByStub(Incoming.message(state.standing(session()), mail))) {
            forgetTransaction();
        } else {
            engine.accept(DATA, reply -> goAhead(mail, reply));
        }
    }

    private void refuse(SmtpReply reply) {
        state.transaction().clear();
        voice.say(reply);
        forgetTransaction();
    }

    /** Lets the engine forget the envelope that it has heard. */
    public void forgetTransaction() {
        engine.accept(RSET, swallowed -> {});
    }

    private void goAhead(ReceivedMail mail, byte[] reply) {
        if (reply[0] == '3') {
            engine.accept(mail.data(), verdict -> replied(mail, verdict));
        } else {
            replied(mail, reply);
        }
    }

    private void replied(ReceivedMail mail, byte[] verdict) {
        boolean accepted = voice.willSayPositive(verdict);
        voice.say(
                verdict,
                () -> { // so that a client that has read the reply finds the mail
                    if (accepted) {
                        recorder.accepted(mail);
                        state.delivered();
                    }
                });
    }

    private Arrival arrival() {
        return new Arrival(session(), state.user(), state.isEncrypted(), Instant.now());
    }

    private int session() {
        return recorder.number();
    }
}
