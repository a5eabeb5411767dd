package io.github.junitsmtp.examples.clients;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Python's own client. */
@Tag("programs")
class SmtplibTest implements ClientContract {

    private final Program python = Program.named("python3", "python3");

    @Override
    public void send(Letter letter) throws Exception {
        python.run(
                List.of(
                        script("send.py").toString(),
                        letter.host(),
                        Integer.toString(letter.port()),
                        letter.tls().name(),
                        letter.login() ? Letter.USER : "",
                        Letter.PASSWORD,
                        letter.authority(),
                        Letter.SENDER,
                        Letter.ADA,
                        Letter.BOB),
                letter.textFile());
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5");
    }

    static Path script(String name) throws Exception {
        return Path.of(Client.class.getResource(name).toURI());
    }
}
