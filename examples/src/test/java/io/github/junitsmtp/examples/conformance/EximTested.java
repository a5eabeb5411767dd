package io.github.junitsmtp.examples.conformance;

import static java.util.Map.entry;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import io.github.junitsmtp.examples.servers.EximServer;
import io.github.junitsmtp.examples.servers.MailServer;
import io.github.junitsmtp.tls.TestCertificates;
import java.io.IOException;
import java.util.Map;

final class EximTested implements TestedServer {

    private final EximServer exim = new EximServer();

    EximTested() throws IOException {}

    @Override
    public String version() {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", exim.port())) {
            return client.greeting().text().replaceFirst(".* Exim (\\S+) .*", "$1");
        }
    }

    @Override
    public SmtpConformance suite() {
        return SmtpConformance.of("127.0.0.1", exim.port())
                .recipient(MailServer.ADA)
                .refusedRecipient("nobody@example.org")
                .credentials(MailServer.USER, MailServer.PASSWORD)
                .sslContext(TestCertificates.ofThisJvm().sslContext());
    }

    @Override
    public Map<ConformanceRule, String> explanations() {
        String brackets = "It does not require angle brackets.";
        String parameter = "It treats an unknown parameter as part of the address.";
        return Map.ofEntries(
                entry(ConformanceRule.MAIL_WITHOUT_BRACKETS, brackets),
                entry(ConformanceRule.RCPT_WITHOUT_BRACKETS, brackets),
                entry(ConformanceRule.ADDRESS_LITERAL, "Without `allow_domain_literals`, it refuses address literals."),
                entry(ConformanceRule.UNKNOWN_MAIL_PARAMETER_CODE, parameter),
                entry(ConformanceRule.UNKNOWN_RCPT_PARAMETER_CODE, parameter),
                entry(ConformanceRule.PARAMETERS_NOT_OFFERED, "It accepts `RET` although it does not offer DSN."),
                entry(ConformanceRule.BARE_LF_IN_COMMAND, "It ends a command at a bare LF."),
                entry(ConformanceRule.SIZE_MALFORMED, "It ignores a size that is not a number."),
                entry(ConformanceRule.LONG_LINE, "It treats everything after 16,384 octets as a separate line."),
                entry(
                        ConformanceRule.MANY_NOOPS,
                        "It allows only 10 commands outside transactions per session (`smtp_accept_max_nonmail`)."));
    }

    @Override
    public void close() {
        exim.close();
    }
}
