package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.tls.Tls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("programs")
class MsmtpTest extends ClientContract {

    private final Program msmtp = Program.named("msmtp", "msmtp");

    @Override
    void send(Letter letter) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--host=" + letter.host(),
                "--port=" + letter.port(),
                "--domain=client.example.com",
                "--from=" + Letter.SENDER,
                "--set-date-header=off"));
        if (letter.tls() != Tls.NONE) {
            arguments.addAll(List.of(
                    "--tls=on",
                    "--tls-starttls=" + (letter.tls() == Tls.IMPLICIT ? "off" : "on"),
                    "--tls-trust-file=" + letter.authority()));
        }
        if (letter.login()) {
            arguments.addAll(
                    List.of("--auth=plain", "--user=" + Letter.USER, "--passwordeval=echo " + Letter.PASSWORD));
        }
        arguments.addAll(List.of("--", Letter.ADA, Letter.BOB));
        msmtp.run(arguments, letter.file());
    }
}
