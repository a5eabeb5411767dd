package io.github.junitsmtp.examples.conformance;

import java.util.Arrays;
import java.util.List;

/** The servers on the conformance page, in its order. */
enum TestedServers {
    TRANSPORT(
            "junit-smtp with GreenMail",
            "This library's server, with all extensions and STARTTLS.",
            TransportServer::new),
    GREENMAIL("GreenMail", "Default configuration, with one user.", GreenMailServer::new),
    SUBETHA("SubEthaSMTP", "Wiser in its default configuration.", SubEthaServer::new),
    POSTFIX("Postfix", "Default configuration, with a certificate and a table of recipients.", PostfixServer::new),
    EXIM("Exim", "Default configuration, with a certificate, a user, and a few recipients.", EximTested::new),
    OPENSMTPD("OpenSMTPD", "Default configuration, with a few recipients and without TLS.", OpenSmtpdTested::new);

    private final String title;
    private final String setup;
    private final Start start;

    TestedServers(String title, String setup, Start start) {
        this.title = title;
        this.setup = setup;
        this.start = start;
    }

    /** Starts a server, or aborts the test if this machine lacks it, as {@code Program.named} does. */
    @FunctionalInterface
    interface Start {
        TestedServer start() throws Exception;
    }

    String title() {
        return title;
    }

    String setup() {
        return setup;
    }

    TestedServer start() throws Exception {
        return start.start();
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(TestedServers::title).toList();
    }
}
