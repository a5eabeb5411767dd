package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.store.Octets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What the engine is told, each with what its reply to it is for. An engine speaks once before it is told anything: it greets. */
final class EngineLink {

    private record Request(Octets octets, Consumer<byte[]> onReply) {}

    private final Deque<Request> requests = new ArrayDeque<>(2);
    private final Consumer<byte[]> onUnsolicited;
    private Consumer<byte[]> onReply;
    private boolean greeted;

    EngineLink(Consumer<byte[]> onGreeting, Consumer<byte[]> onUnsolicited) {
        this.onReply = onGreeting;
        this.onUnsolicited = onUnsolicited;
    }

    void tell(Octets octets, Consumer<byte[]> whenReplied) {
        requests.add(new Request(octets, whenReplied));
    }

    boolean hasRequest() {
        return !requests.isEmpty();
    }

    Octets nextRequest() {
        Request request = requests.remove();
        onReply = request.onReply();
        return request.octets();
    }

    void replied(byte[] reply) {
        Consumer<byte[]> receiver = onReply;
        onReply = onUnsolicited;
        greeted = true;
        receiver.accept(reply);
    }

    /** Takes what the engine says unasked, while what it was told last may have no reply yet. */
    void spokeUnasked(byte[] reply) {
        onUnsolicited.accept(reply);
    }

    boolean hasGreeted() {
        return greeted;
    }
}
