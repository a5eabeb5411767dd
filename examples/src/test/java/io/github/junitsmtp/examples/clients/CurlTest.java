package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.tls.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;

@Tag("programs")
class CurlTest implements ClientContract {

    private final Program curl = Program.named("curl", "curl");

    @Override
    public void send(Letter letter) throws Exception {
        Path message = letter.messageFile();
        String scheme = letter.tls() == Tls.IMPLICIT ? "smtps" : "smtp";
        List<String> arguments = new ArrayList<>(List.of(
                "--silent",
                "--show-error",
                "--url",
                scheme + "://" + letter.host() + ":" + letter.port() + "/client.example.com",
                "--mail-from",
                Letter.SENDER,
                "--mail-rcpt",
                Letter.ADA,
                "--mail-rcpt",
                Letter.BOB,
                "--upload-file",
                message.toString(),
                "--cacert",
                letter.authority()));
        if (letter.tls() != Tls.NONE) {
            arguments.add("--ssl-reqd");
        }
        if (letter.login()) {
            arguments.addAll(List.of("--user", Letter.USER + ":" + Letter.PASSWORD));
        }
        curl.run(arguments, message);
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5");
    }
}
