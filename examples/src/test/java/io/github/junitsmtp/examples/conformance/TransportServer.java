package io.github.junitsmtp.examples.conformance;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.util.Map;

/** The server of this library. */
final class TransportServer implements TestedServer {

    private final RecordingSmtpServer smtp = RecordingSmtpServer.builder()
            .tls(Tls.STARTTLS)
            .user("shop", "secret")
            .enable(SmtpExtension.values())
            .start();

    @Override
    public String version() {
        return TestedServer.versionOfJarWith(GreenMail.class);
    }

    @Override
    public SmtpConformance suite() {
        return SmtpConformance.of(smtp.host(), smtp.port())
                .credentials("shop", "secret")
                .sslContext(smtp.certificates().sslContext());
    }

    @Override
    public Map<ConformanceRule, String> explanations() {
        return Map.of(
                ConformanceRule.BARE_LF_IN_COMMAND,
                "It ends the line at the bare LF and treats the rest as a separate line.");
    }

    @Override
    public void close() {
        smtp.close();
    }
}
