package io.github.junitsmtp.examples.clients;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Python's own client. */
@Tag("programs")
class SmtplibTest extends ClientContract {

    private final Program python = Program.named("python3", "python3");

    @Override
    void send(Letter letter) throws Exception {
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
                letter.file());
    }

    static Path script(String name) throws Exception {
        return Path.of(ClientContract.class.getResource(name).toURI());
    }
}
