package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.Tls;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code @SmtpServer} injects an SMTP server into a field or parameter of a test, and closes it when the test is over.
 *
 * <h2>What is injected</h2>
 *
 * <p>The declared type says which view of the server is wanted:
 *
 * <ul>
 *   <li>{@link io.github.junitsmtp.server.RecordingSmtpServer}: the server;
 *   <li>{@link io.github.junitsmtp.client.SmtpClient}: a new client, connected to it, the greeting read;
 *   <li>{@link io.github.junitsmtp.transcript.Transcript}: what is said to it;
 *   <li>{@code jakarta.mail.Session}: ready to send to it;
 *   <li>what the engine gives, such as {@code com.icegreen.greenmail.util.GreenMail}.
 * </ul>
 *
 * <h2>Which server</h2>
 *
 * <p>One rule: equal annotations in one scope are one server, and the scope that asks first owns it. On a static field or a
 * parameter of a {@code @BeforeAll} method, the server lives for the class and its nested classes and is
 * {@linkplain io.github.junitsmtp.server.RecordingSmtpServer#reset() reset} before each test; anywhere else it lives for one test.
 * So {@code (@SmtpServer RecordingSmtpServer smtp, @SmtpServer SmtpClient client)} speak of the same server, and
 * {@code @SmtpServer("backup")} is another one.
 *
 * <h2>On a class</h2>
 *
 * <p>On a test class, the annotation is the default for that class and its nested classes: parameters of the first three types need no
 * annotation of their own, and a field or parameter whose annotation has no attributes gets that server. It starts nothing by itself,
 * except where Spring builds an application context for the class: that gets the server's address before it starts, and keeps the
 * server until it is closed.
 *
 * <h2>On an annotation</h2>
 *
 * <p>On an annotation type, the annotation makes that type stand for it.
 *
 * <h2>Parallel tests</h2>
 *
 * <p>Servers for one test never meet. A server for a class can not be reset before each test while other tests of that class use it,
 * so tests that run concurrently within their class are refused one. Where the server lives in an application context, JUnit is made to
 * run the tests of classes with equal annotations one after the other.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SmtpServerInjection.class)
@ResourceLock(providers = HomeLocks.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface SmtpServer {

    /**
     * Returns the name, which tells servers in one scope apart.
     *
     * @return any name
     */
    String value() default "";

    /**
     * Returns the users who may log in. As long as there are none, every user and password is accepted.
     *
     * @return logins and passwords with a colon between, such as {@code "ada:secret"}
     */
    String[] users() default {};

    /**
     * Returns how the server does TLS.
     *
     * @return how, not at all by default
     */
    Tls tls() default Tls.NONE;

    /**
     * Returns which certificate the server shows.
     *
     * @return the certificate, by default one that clients accept which trust
     *     {@link io.github.junitsmtp.server.RecordingSmtpServer#certificates()}
     */
    ServerCertificate certificate() default ServerCertificate.TRUSTED;

    /**
     * Returns whether the server wants to see a certificate of the client.
     *
     * @return whether it asks and insists
     */
    ClientCertificate clientCertificate() default ClientCertificate.NOT_ASKED;

    /**
     * Returns which versions of TLS the server speaks.
     *
     * @return such as {@code TLSv1.2}; empty for those that the JVM has switched on
     */
    String[] tlsProtocols() default {};

    /**
     * Returns how clients may log in.
     *
     * @return the SASL mechanisms, such as {@code CRAM-MD5}; empty for PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER
     */
    String[] mechanisms() default {};

    /**
     * Returns by which protocols received mail can be fetched.
     *
     * @return the protocols, none by default
     */
    MailboxProtocol[] access() default {};

    /**
     * Returns whether a test fails if one of its stubs never matched anything; a single one may do so with
     * {@link io.github.junitsmtp.script.StubBuilder#lenient()}.
     *
     * @return true unless it is turned off
     */
    boolean strictStubs() default true;
}
