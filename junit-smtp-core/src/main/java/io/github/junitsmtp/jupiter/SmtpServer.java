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
 * {@code @SmtpServer} injects an SMTP server into a field or parameter of a test, and closes it afterwards.
 *
 * <h2>What is injected</h2>
 *
 * <p>The declared type determines what is injected:
 *
 * <ul>
 *   <li>{@link io.github.junitsmtp.server.RecordingSmtpServer}: the server;
 *   <li>{@link io.github.junitsmtp.client.SmtpClient}: a new client that is connected to the server and has read its greeting;
 *   <li>{@link io.github.junitsmtp.transcript.Transcript}: the server's transcript;
 *   <li>{@code jakarta.mail.Session}: a session that sends to the server;
 *   <li>{@code jakarta.mail.Store}: the mailbox of the first user, open until the test ends (see {@link #access()});
 *   <li>any type that the engine provides, such as {@code com.icegreen.greenmail.util.GreenMail}.
 * </ul>
 *
 * <h2>Which server</h2>
 *
 * <p>Identical annotations in the same scope share one server, which belongs to the scope that requests it first. A server
 * that is injected into a static field or a parameter of a {@code @BeforeAll} method is shared by the class and its
 * nested classes, and is {@linkplain io.github.junitsmtp.server.RecordingSmtpServer#reset() reset} before each test.
 * Otherwise, each test has its own server. For example, the parameters
 * {@code (@SmtpServer RecordingSmtpServer smtp, @SmtpServer SmtpClient client)} share a server, and
 * {@code @SmtpServer("backup")} declares a different one.
 *
 * <h2>On a class</h2>
 *
 * <p>On a test class, the annotation declares the default server for that class and its nested classes: parameters of
 * the first three types listed above need no annotation, and fields and parameters whose annotation has no attributes
 * get the default server. The annotation alone does not start the server, unless Spring creates an application context
 * for the class. In that case, the server starts before the context, which needs the server's address, and is closed
 * after the context.
 *
 * <h2>On an annotation</h2>
 *
 * <p>{@code @SmtpServer} also works as a meta-annotation.
 *
 * <h2>Parallel tests</h2>
 *
 * <p>Concurrent tests can each have their own server. They cannot share a class-level server, because it is reset
 * before each test; tests that do so fail. If an application context owns the server, test classes with identical
 * annotations run one after the other.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SmtpServerInjection.class)
@ResourceLock(providers = ExternalServers.Locks.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface SmtpServer {

    /**
     * Returns the name of the server, which distinguishes it from other servers in the same scope.
     *
     * @return the name, empty by default
     */
    String value() default "";

    /**
     * Returns the users who may log in. If none are declared, every login is accepted, unless the engine has its own
     * users, such as those added to an injected GreenMail.
     *
     * @return the login and password of each user, separated by a colon, such as {@code "ada:secret"}
     */
    String[] users() default {};

    /**
     * Returns how the server uses TLS.
     *
     * @return the kind of TLS, none by default
     */
    Tls tls() default Tls.NONE;

    /**
     * Returns the server's certificate.
     *
     * @return the certificate, by default one that clients accept if they trust
     *     {@link io.github.junitsmtp.server.RecordingSmtpServer#certificates()}
     */
    ServerCertificate certificate() default ServerCertificate.TRUSTED;

    /**
     * Returns additional names for the server's certificate.
     *
     * @return domains, such as {@code smtp.shop.example} or {@code *.shop.example}, or IP addresses, in addition to
     *     {@code localhost}, {@code 127.0.0.1} and {@code ::1}
     */
    String[] names() default {};

    /**
     * Returns whether the server requests a client certificate.
     *
     * @return whether the server requests or requires a certificate; neither by default
     */
    ClientCertificate clientCertificate() default ClientCertificate.NOT_ASKED;

    /**
     * Returns the TLS versions that the server supports.
     *
     * @return the versions, such as {@code TLSv1.2}; if empty, those that the JVM enables
     */
    String[] tlsProtocols() default {};

    /**
     * Returns the SASL mechanisms that the server supports.
     *
     * @return the mechanisms, such as {@code CRAM-MD5}; if empty, PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER
     */
    String[] mechanisms() default {};

    /**
     * Returns the protocols that clients can use to fetch received mail.
     * {@link io.github.junitsmtp.server.RecordingSmtpServer#port(MailboxProtocol)} returns their ports. If the server
     * uses {@link #tls() TLS}, the protocols are IMAPS and POP3S.
     *
     * @return the protocols, none by default
     */
    MailboxProtocol[] access() default {};

    /**
     * Returns the user who receives mail for unknown recipients.
     *
     * @return the login of one of the {@link #users()}; if empty, each recipient has its own mailbox
     */
    String catchAll() default "";

    /**
     * Returns how long a client may be idle before the server closes the connection with 421.
     *
     * @return a number and a unit (ms, s or m), such as {@code "200 ms"}; if empty, 5 minutes
     */
    String idleTimeout() default "";

    /**
     * Returns the recording that the server replays. The server uses TLS as recorded, unless {@link #tls()} is set.
     *
     * @return a file, such as {@code "src/test/resources/recordings/provider.smtp"}, or else a resource on the class
     *     path, such as {@code "recordings/provider.smtp"}; if empty, the server replays nothing
     * @see io.github.junitsmtp.script.Replay
     */
    String replaying() default "";

    /**
     * Returns whether the server accepts commands that violate SMTP but that other test servers accept; see
     * {@link io.github.junitsmtp.server.SmtpServerBuilder#tolerant()}.
     *
     * @return true if the server accepts them; false by default
     */
    boolean tolerant() default false;

    /**
     * Returns whether a test fails if one of its stubs was never used.
     * {@link io.github.junitsmtp.script.StubBuilder#lenient()} exempts a single stub.
     *
     * @return true if such a test fails, which is the default
     */
    boolean strictStubs() default true;
}
