package io.github.junitsmtp.examples.conformance;

import static java.util.Map.entry;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.junitsmtp.conformance.ConformanceRule;
import io.github.junitsmtp.conformance.SmtpConformance;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Plain GreenMail. */
final class GreenMailServer implements TestedServer {

    private static final String NO_PARAMETERS = "It ignores all parameters.";
    private static final String DROPS = "It closes the connection without a reply if it cannot decode a SASL response.";

    private final GreenMail greenMail = startedApart();

    GreenMailServer() {
        greenMail.setUser("shop", "secret");
    }

    /**
     * Starts GreenMail in isolation: exceptions escape from its threads, and Awaitility would throw them in any test that happens to wait.
     */
    private static GreenMail startedApart() {
        ThreadGroup apart = new ThreadGroup("GreenMail") {
            @Override
            public void uncaughtException(Thread thread, Throwable thrown) {}
        };
        return CompletableFuture.supplyAsync(
                        () -> {
                            GreenMail made = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
                            made.start();
                            return made;
                        },
                        task -> new Thread(apart, task).start())
                .join();
    }

    @Override
    public String version() {
        return TestedServer.versionOfJarWith(GreenMail.class);
    }

    @Override
    public SmtpConformance suite() {
        return SmtpConformance.of("127.0.0.1", greenMail.getSmtp().getPort()).credentials("shop", "secret");
    }

    @Override
    public Map<ConformanceRule, String> explanations() {
        return Map.ofEntries(
                entry(
                        ConformanceRule.GREETING_DOMAIN,
                        "It puts a slash before its address, as Java's `InetAddress` does."),
                entry(ConformanceRule.EHLO_DOMAIN, "It puts a slash before its address, as Java's `InetAddress` does."),
                entry(ConformanceRule.EHLO_WITHOUT_DOMAIN, "It does not check the domain."),
                entry(ConformanceRule.MAIL_TWICE, "It begins a new transaction."),
                entry(ConformanceRule.SPACE_IN_PATH, "It accepts anything in angle brackets as an address."),
                entry(ConformanceRule.RCPT_EMPTY_PATH, "It accepts anything in angle brackets as an address."),
                entry(
                        ConformanceRule.NULL_SENDER,
                        "It does not recognize a transaction from the null sender, so it refuses bounces."),
                entry(ConformanceRule.DATA_ARGUMENT, "It reads only the first word."),
                entry(ConformanceRule.QUIT_ARGUMENT, "It reads only the first word."),
                entry(ConformanceRule.UNKNOWN_MAIL_PARAMETER, NO_PARAMETERS),
                entry(ConformanceRule.UNKNOWN_MAIL_PARAMETER_CODE, NO_PARAMETERS),
                entry(ConformanceRule.UNKNOWN_RCPT_PARAMETER, NO_PARAMETERS),
                entry(ConformanceRule.UNKNOWN_RCPT_PARAMETER_CODE, NO_PARAMETERS),
                entry(ConformanceRule.PARAMETERS_NOT_OFFERED, NO_PARAMETERS),
                entry(ConformanceRule.SMTPUTF8_WITH_8BITMIME, "It offers SMTPUTF8, but not 8BITMIME."),
                entry(ConformanceRule.SMTPUTF8_VALUE, NO_PARAMETERS),
                entry(ConformanceRule.UTF8_WITHOUT_PARAMETER, "It decodes all commands as UTF-8."),
                entry(ConformanceRule.AUTH_UNKNOWN_MECHANISM_CODE, "It treats an unknown mechanism as a syntax error."),
                entry(ConformanceRule.AUTH_CANCEL, DROPS),
                entry(ConformanceRule.AUTH_SESSION_AFTER_CANCEL, DROPS),
                entry(ConformanceRule.AUTH_BAD_RESPONSE, DROPS),
                entry(ConformanceRule.AUTH_BAD_INITIAL_RESPONSE, DROPS),
                entry(ConformanceRule.AUTH_LONG_RESPONSE, DROPS),
                entry(ConformanceRule.AUTH_IN_TRANSACTION, "It does not check whether a transaction is open."));
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
