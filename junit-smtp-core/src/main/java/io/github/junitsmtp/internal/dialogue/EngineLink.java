package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.store.Octets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The requests for the engine, each with a handler for its reply. The engine's first reply, the greeting, answers no request. */
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

    boolean hasGreeted() {
        return greeted;
    }
}
