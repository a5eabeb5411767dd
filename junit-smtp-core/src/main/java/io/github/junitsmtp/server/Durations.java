package io.github.junitsmtp.server;

import java.time.Duration;

/** Words times for messages. */
final class Durations {

    private Durations() {}

    static String inWords(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
