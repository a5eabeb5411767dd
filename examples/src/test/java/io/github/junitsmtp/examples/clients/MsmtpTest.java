package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.rule.ClientRule;
import io.github.junitsmtp.tls.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;

@Tag("programs")
class MsmtpTest implements ClientContract {

    private final Program msmtp = Program.named("msmtp", "msmtp");

    @Override
    public void send(Letter letter) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--host=" + letter.host(),
                "--port=" + letter.port(),
                "--domain=client.example.com",
                "--from=" + Letter.SENDER,
                "--read-recipients"));
        if (letter.tls() != Tls.NONE) {
            arguments.addAll(List.of(
                    "--tls=on",
                    "--tls-starttls=" + (letter.tls() == Tls.IMPLICIT ? "off" : "on"),
                    "--tls-trust-file=" + letter.authority()));
        }
        if (letter.login()) {
            arguments.addAll(List.of(
                    "--auth=" + letter.mechanism().toLowerCase(Locale.ROOT),
                    "--user=" + Letter.USER,
                    "--passwordeval=echo " + Letter.PASSWORD));
        }
        msmtp.run(arguments, letter.messageFile("Bcc: " + Letter.BOB));
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5");
    }

    @Override
    public boolean pipelines() {
        return true;
    }

    /** It closes the connection at the first refusal. */
    @Override
    public Set<ClientRule> violationsWhenRefused() {
        return Set.of(ClientRule.QUIT);
    }
}
