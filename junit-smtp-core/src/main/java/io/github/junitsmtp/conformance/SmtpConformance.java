package io.github.junitsmtp.conformance;

import io.github.junitsmtp.internal.text.Durations;
import io.github.junitsmtp.rule.RuleResult;
import io.github.junitsmtp.rule.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicNode;

/**
 * A suite of tests for an SMTP server, with one test for each {@link ConformanceRule}.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> smtp() {
 *     return SmtpConformance.of("127.0.0.1", server.port())
 *             .recipient("ada@example.org")
 *             .tests();
 * }
 * }</pre>
 *
 * <p>A test fails if the server violates a {@linkplain Severity#REQUIREMENT requirement}. It is aborted, with the
 * reason, if the server does not follow a {@linkplain Severity#HINT hint} or does not offer the tested extension, or if
 * a required setting is missing. Each test has its own connections, so tests may run in parallel. The tests send mail:
 * do not run them against a production server.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpConformance {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final String host;
    private final int port;
    private Duration timeout = DEFAULT_TIMEOUT;
    private String domain = "client.example.org";
    private String sender = "sender@example.org";
    private Optional<String> recipient = Optional.empty();
    private Optional<String> refusedRecipient = Optional.empty();
    private Optional<Target.Login> login = Optional.empty();
    private Optional<SSLContext> trust = Optional.empty();
    private boolean implicitTls;
    private RuleSet<ConformanceRule> rules = ConformanceRule.standard();

    private SmtpConformance(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * Returns the suite for a server.
     *
     * @param host a host name or address
     * @param port the port, between 1 and 65535
     * @return the suite, which checks {@link ConformanceRule#standard()}
     * @throws IllegalArgumentException if the host is blank or the port is out of range
     */
    public static SmtpConformance of(String host, int port) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 1 and 65535 but was " + port);
        }
        return new SmtpConformance(host, port);
    }

    /**
     * Sets the rules to check.
     *
     * <pre>{@code
     * suite.rules(ConformanceRule.standard().except(ConformanceRule.POSTMASTER));
     * suite.rules(RuleSet.all(ConformanceRule.class)); // includes rules that take a long time
     * }</pre>
     *
     * @param rules the rules, {@link ConformanceRule#standard()} by default
     * @return this suite
     */
    public SmtpConformance rules(RuleSet<ConformanceRule> rules) {
        this.rules = Objects.requireNonNull(rules, "rules");
        return this;
    }

    /**
     * Sets the sender of the mails. Other senders that the tests use, such as one with a quoted local part, have the
     * same domain.
     *
     * @param address an address that the server accepts mail from, {@code sender@example.org} by default
     * @return this suite
     * @throws IllegalArgumentException if the argument is not an address with a domain
     */
    public SmtpConformance sender(String address) {
        this.sender = withDomain("sender", address);
        return this;
    }

    /**
     * Sets the recipient of the mails. By default, the suite tries {@code recipient@example.com}, the postmaster at the domain in the
     * greeting, and {@code postmaster}, and uses the first that the server accepts.
     *
     * @param address an address that the server accepts mail for
     * @return this suite
     * @throws IllegalArgumentException if the argument is not an address with a domain
     */
    public SmtpConformance recipient(String address) {
        this.recipient = Optional.of(withDomain("recipient", address));
        return this;
    }

    /**
     * Sets a recipient that the server must refuse. If it is not set, {@link ConformanceRule#UNKNOWN_RECIPIENT} is not checked.
     *
     * @param address an address that the server does not accept mail for
     * @return this suite
     * @throws IllegalArgumentException if the argument is not an address with a domain
     */
    public SmtpConformance refusedRecipient(String address) {
        this.refusedRecipient = Optional.of(withDomain("refusedRecipient", address));
        return this;
    }

    private static String withDomain(String name, String address) {
        if (address.indexOf('@') < 1 || address.endsWith("@") || address.matches("(?s).*[\\s<>].*")) {
            throw new IllegalArgumentException(
                    name + " must be an address such as ada@example.org but was: " + address);
        }
        return address;
    }

    /**
     * Sets a user who may log in with PLAIN. Without a user, the rules about successful logins are not checked. If the
     * server refuses MAIL with 530 until the client has logged in, all tests log in first.
     *
     * @param user the user
     * @param password the password
     * @return this suite
     */
    public SmtpConformance credentials(String user, String password) {
        this.login = Optional.of(
                new Target.Login(Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password")));
        return this;
    }

    /**
     * Sets the certificates to trust for TLS. By default, the suite accepts any certificate, because its rules are about SMTP.
     *
     * @param context the context, such as {@code TestCertificates.ofThisJvm().sslContext()}
     * @return this suite
     */
    public SmtpConformance sslContext(SSLContext context) {
        this.trust = Optional.of(context);
        return this;
    }

    /**
     * Connects with TLS from the first byte, as on port 465 (RFC 8314, section 3.3).
     *
     * @return this suite
     */
    public SmtpConformance implicitTls() {
        this.implicitTls = true;
        return this;
    }

    /**
     * Sets the timeout for each reply. A test is stopped after 20 times this timeout. If the server no longer answers, the remaining tests
     * do not wait for it.
     *
     * @param timeout the timeout, 10 seconds by default
     * @return this suite
     * @throws IllegalArgumentException if the timeout is shorter than 1 ms or longer than a day
     */
    public SmtpConformance timeout(Duration timeout) {
        Durations.requirePositive("timeout", timeout);
        if (timeout.compareTo(Duration.ofDays(1)) > 0 || timeout.toMillis() == 0) {
            throw new IllegalArgumentException("timeout must be between 1 ms and 1 day but was " + timeout);
        }
        this.timeout = timeout;
        return this;
    }

    /**
     * Sets the domain that the tests send with EHLO.
     *
     * @param domain the domain or address literal, {@code client.example.org} by default
     * @return this suite
     * @throws IllegalArgumentException if the domain is blank or contains whitespace
     */
    public SmtpConformance domain(String domain) {
        if (domain.isBlank() || domain.matches("(?s).*\\s.*")) {
            throw new IllegalArgumentException("domain must not be blank or contain whitespace but was: " + domain);
        }
        this.domain = domain;
        return this;
    }

    /**
     * Returns the tests, for a {@code @TestFactory}.
     *
     * @return a container for each area, with a test for each of its rules, always in the same order
     */
    public Stream<DynamicNode> tests() {
        return JupiterTests.of(new Run(target()), rules);
    }

    /**
     * Checks the rules one after the other, without JUnit.
     *
     * @return the result of each rule, in the order of {@link ConformanceRule}; {@code NOT_CHECKED}, with the reason, if
     *     the server does not offer the tested extension or a required setting is missing
     */
    public List<RuleResult<ConformanceRule>> results() {
        Run run = new Run(target());
        return rules.stream().map(run::check).toList();
    }

    private Target target() {
        return new Target(
                host,
                port,
                timeout,
                domain,
                sender,
                recipient,
                refusedRecipient,
                login,
                trust.orElseGet(AnyCertificate::context),
                implicitTls);
    }
}
