package io.github.junitsmtp.examples.conformance;

import static java.util.Map.entry;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import io.github.junitsmtp.examples.servers.MailServer;
import io.github.junitsmtp.examples.servers.OpenSmtpdServer;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class OpenSmtpdTested implements TestedServer {

    private static final Pattern VERSION = Pattern.compile("OpenSMTPD (\\S+) starting");

    private final OpenSmtpdServer openSmtpd = new OpenSmtpdServer();

    OpenSmtpdTested() throws IOException {}

    @Override
    public String version() {
        Matcher matcher = VERSION.matcher(openSmtpd.log());
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    @Override
    public SmtpConformance suite() {
        return SmtpConformance.of("127.0.0.1", openSmtpd.port())
                .recipient(MailServer.ADA)
                .refusedRecipient("nobody@example.org");
    }

    @Override
    public Map<ConformanceRule, String> explanations() {
        String arguments = "It refuses anything after NOOP, even a space.";
        String quotes = "It does not support quoted local parts.";
        String code = "It answers an unknown parameter with 503.";
        String dsn = "It does not check the values of DSN parameters.";
        String duplicate = "It accepts duplicate DSN parameters.";
        return Map.ofEntries(
                entry(ConformanceRule.RSET_BEFORE_EHLO, "It refuses RSET before EHLO."),
                entry(ConformanceRule.NOOP_ARGUMENT, arguments),
                entry(ConformanceRule.TRAILING_SPACE, arguments),
                entry(ConformanceRule.VRFY, "It does not implement VRFY."),
                entry(ConformanceRule.QUOTED_LOCAL_PART, quotes),
                entry(ConformanceRule.QUOTED_PAIR, quotes),
                entry(ConformanceRule.QUOTED_SPECIALS, quotes),
                entry(ConformanceRule.UNKNOWN_MAIL_PARAMETER_CODE, code),
                entry(ConformanceRule.UNKNOWN_RCPT_PARAMETER_CODE, code),
                entry(ConformanceRule.PARAMETERS_NOT_OFFERED, "It accepts `AUTH=<>` although it does not offer AUTH."),
                entry(ConformanceRule.WITHOUT_HEADER, "It refuses messages that do not begin with a header field."),
                entry(ConformanceRule.SIZE_MALFORMED, "It does not check SIZE."),
                entry(ConformanceRule.SIZE_TOO_LARGE, "It does not check SIZE."),
                entry(ConformanceRule.DSN_RCPT, "It combines the `NOTIFY` values of all recipients in a transaction."),
                entry(ConformanceRule.DSN_NOTIFY_UNKNOWN, dsn),
                entry(ConformanceRule.DSN_NOTIFY_TWICE, duplicate),
                entry(ConformanceRule.DSN_ORCPT_MALFORMED, dsn),
                entry(ConformanceRule.DSN_RET_UNKNOWN, dsn),
                entry(ConformanceRule.DSN_RET_TWICE, duplicate),
                entry(ConformanceRule.DSN_ENVID_MALFORMED, dsn));
    }

    @Override
    public void close() {
        openSmtpd.close();
    }
}
