package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/**
 * Greylisting: each new pair of sender and recipient is refused with 451 4.7.1, and accepted after a number of tries or
 * once the test calls {@link #letTimePass()}. Real servers also consider the address of the client, but in a test, all
 * clients have the same address.
 *
 * @see Policies#greylisting()
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Greylisting implements Policy {

    private final int tries;
    private final AtomicInteger passages = new AtomicInteger();

    Greylisting(int tries) {
        this.tries = tries;
    }

    private record Pair(MailAddress sender, MailAddress recipient) {}

    /**
     * Simulates the passage of enough time: from now on, all pairs are accepted, including new ones, wherever this policy has been applied.
     */
    public void letTimePass() {
        passages.incrementAndGet();
    }

    @Override
    public void applyTo(Scriptable server) {
        int start = passages.get();
        Map<Pair, Integer> seen = new ConcurrentHashMap<>();
        server.on(CommandPatterns.rcptTo()
                        .and(CommandPattern.of(
                                "greylisted",
                                incoming -> passages.get() == start && seen.getOrDefault(pair(incoming), 0) < tries)))
                .strict()
                .answer(Answer.deciding(Answers.greylisted().toString(), incoming -> answer(incoming, seen)));
    }

    /** Counts the try, which no newer stub has answered. Another session may have used up the tries meanwhile. */
    private Answer answer(Incoming incoming, Map<Pair, Integer> seen) {
        return seen.merge(pair(incoming), 1, Integer::sum) <= tries ? Answers.greylisted() : Answers.passThrough();
    }

    private static Pair pair(Incoming incoming) {
        return new Pair(
                incoming.sender().orElse(MailAddress.NULL_SENDER),
                incoming.command().orElseThrow().address().orElse(MailAddress.NULL_SENDER));
    }
}
