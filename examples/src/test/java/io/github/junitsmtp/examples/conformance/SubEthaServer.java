package io.github.junitsmtp.examples.conformance;

import static java.util.Map.entry;

import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import java.util.Map;
import org.subethamail.wiser.Wiser;

/** SubEthaSMTP, as Wiser starts it. */
final class SubEthaServer implements TestedServer {

    private static final String NO_PARAMETERS = "It ignores unknown parameters.";

    private final Wiser wiser = Wiser.port(0);

    SubEthaServer() {
        wiser.start();
    }

    @Override
    public String version() {
        return TestedServer.versionOfJarWith(Wiser.class);
    }

    @Override
    public SmtpConformance suite() {
        return SmtpConformance.of("127.0.0.1", wiser.getServer().getPortAllocated());
    }

    @Override
    public Map<ConformanceRule, String> explanations() {
        return Map.ofEntries(
                entry(ConformanceRule.MAIL_OPEN_PATH, "It does not require angle brackets."),
                entry(ConformanceRule.MAIL_WITHOUT_BRACKETS, "It does not require angle brackets."),
                entry(ConformanceRule.RCPT_WITHOUT_BRACKETS, "It does not require angle brackets."),
                entry(ConformanceRule.RCPT_EMPTY_PATH, "It also accepts the null path as a recipient."),
                entry(ConformanceRule.QUOTED_SPECIALS, "It ends the path at the first `>`, even within quotes."),
                entry(ConformanceRule.DATA_ARGUMENT, "It reads only the first word."),
                entry(ConformanceRule.QUIT_ARGUMENT, "It reads only the first word."),
                entry(ConformanceRule.UNKNOWN_MAIL_PARAMETER, NO_PARAMETERS),
                entry(ConformanceRule.UNKNOWN_MAIL_PARAMETER_CODE, NO_PARAMETERS),
                entry(ConformanceRule.UNKNOWN_RCPT_PARAMETER, NO_PARAMETERS),
                entry(ConformanceRule.UNKNOWN_RCPT_PARAMETER_CODE, NO_PARAMETERS),
                entry(ConformanceRule.PARAMETERS_NOT_OFFERED, NO_PARAMETERS),
                entry(ConformanceRule.BODY_UNKNOWN, "It does not check the value of BODY."),
                entry(ConformanceRule.SMTPUTF8_VALUE, "It does not check whether SMTPUTF8 has a value."),
                entry(ConformanceRule.UTF8_WITHOUT_PARAMETER, "It decodes all commands as UTF-8."),
                entry(
                        ConformanceRule.BDAT_REFUSED_CHUNK,
                        "It refuses BDAT and treats the lines of the chunk as commands."),
                entry(ConformanceRule.BDAT_RSET, "After a chunk, it accepts only BDAT."));
    }

    @Override
    public void close() {
        wiser.stop();
    }
}
