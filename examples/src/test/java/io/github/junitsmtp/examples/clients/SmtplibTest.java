package io.github.junitsmtp.examples.clients;

import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Python's own client. */
@Tag("programs")
class SmtplibTest implements ClientContract {

    private final Program python = Program.named("python3", "python3");

    @Override
    public void send(Letter letter) throws Exception {
        python.run(letter.argumentsFor("send.py"), letter.textFile());
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5");
    }
}
