package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.rule.ClientRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;

@Tag("programs")
class NodemailerTest implements ClientContract {

    private static final Path MODULES = Path.of("target", "npm", "node_modules").toAbsolutePath();

    private final Program node = Program.named("node", "nodejs");

    NodemailerTest() {
        if (!Files.isDirectory(MODULES.resolve("nodemailer"))) {
            Program.missing("nodemailer", "npm install --prefix examples/target/npm nodemailer");
        }
    }

    @Override
    public void send(Letter letter) throws Exception {
        node.run(letter.argumentsFor("send.js"), Map.of("NODE_PATH", MODULES.toString()), letter.textFile());
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5");
    }

    @Override
    public boolean pipelines() {
        return true;
    }

    /** It closes the connection as soon as it knows the result. */
    @Override
    public Set<ClientRule> violations() {
        return Set.of(ClientRule.QUIT);
    }
}
