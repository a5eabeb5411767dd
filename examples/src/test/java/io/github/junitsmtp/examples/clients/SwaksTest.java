package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;

@Tag("programs")
class SwaksTest implements ClientContract {

    private final Program swaks = Program.named("swaks", "swaks libnet-ssleay-perl");

    @Override
    public void send(Letter letter) throws Exception {
        Path message = letter.messageFile();
        List<String> arguments = new ArrayList<>(List.of(
                "--server",
                letter.host(),
                "--port",
                Integer.toString(letter.port()),
                "--helo",
                "client.example.com",
                "--from",
                Letter.SENDER,
                "--to",
                Letter.ADA + "," + Letter.BOB,
                "--data",
                "@" + message));
        if (letter.tls() != Tls.NONE) {
            arguments.addAll(List.of(
                    letter.tls() == Tls.IMPLICIT ? "--tls-on-connect" : "--tls",
                    "--tls-verify",
                    "--tls-ca-path",
                    letter.authority()));
        }
        if (letter.login()) {
            arguments.addAll(List.of("--auth", "--auth-user", Letter.USER, "--auth-password", Letter.PASSWORD));
        }
        swaks.run(arguments, message);
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5");
    }

    /** It checks the issuer of the certificate, but not the host. */
    @Override
    public Set<ServerCertificate> trusted() {
        return Set.of(ServerCertificate.WRONG_HOST);
    }
}
