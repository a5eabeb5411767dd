package io.github.junitsmtp.script;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses commands at random. Each session gets its own random sequence after the policy is applied, so the same seed
 * produces the same faults.
 */
final class RandomFaults implements Policy {

    private final double probability;
    private final long seed;

    RandomFaults(double probability, long seed) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability must be greater than 0 and at most 1 but was " + probability);
        }
        this.probability = probability;
        this.seed = seed;
    }

    @Override
    public void applyTo(Scriptable server) {
        String text = "Random fault, seed " + seed;
        AtomicInteger sessions = new AtomicInteger();
        Map<Integer, Random> chances = new ConcurrentHashMap<>();
        CommandPattern unlucky = CommandPattern.of(
                "random fault with seed " + seed,
                incoming -> chances.computeIfAbsent(
                                        incoming.session(),
                                        session -> new Random(seed * 31 + sessions.incrementAndGet()))
                                .nextDouble()
                        < probability);
        server.on(CommandPatterns.anyCommand()
                        .and(CommandPatterns.not(CommandPatterns.quit()))
                        .and(unlucky))
                .reply(451, "4.3.0", text);
    }
}
