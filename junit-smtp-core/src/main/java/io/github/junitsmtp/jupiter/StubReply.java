package io.github.junitsmtp.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code @StubReply} stubs a reply from the server that {@link SmtpServer} injects. It covers simple cases; for
 * everything else, call {@link io.github.junitsmtp.server.RecordingSmtpServer#on}.
 *
 * <pre>{@code
 * @Test
 * @StubReply(to = "RCPT", address = "full@example.org", code = 452, enhanced = "4.2.2")
 * void tells_who_did_not_get_the_mail(@SmtpServer RecordingSmtpServer smtp) { ... }
 * }</pre>
 *
 * <p>On a class, it applies to each test in the class, and tests that do not use the stub still pass. It also works as
 * a meta-annotation:
 *
 * <pre>{@code
 * @StubReply(to = "RCPT", code = 451, enhanced = "4.7.1", text = "Greylisted", times = 1)
 * @Retention(RUNTIME)
 * @interface Greylisted {}
 * }</pre>
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SmtpServerInjection.class) // fails a test that uses no server
@Repeatable(StubReplies.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface StubReply {

    /**
     * Returns the event that the server replies to.
     *
     * @return {@code connection}, {@code message}, or the verb of a command, such as {@code RCPT}, case-insensitive
     */
    String to();

    /**
     * Returns the address that the command must contain.
     *
     * @return the sender for MAIL or the recipient for RCPT; if empty, any address matches
     */
    String address() default "";

    /**
     * Returns the reply code.
     *
     * @return the code, between 200 and 599
     */
    int code();

    /**
     * Returns the enhanced status code.
     *
     * @return the code, such as {@code 4.2.2}, or empty if the reply has none
     */
    String enhanced() default "";

    /**
     * Returns the text of the reply.
     *
     * @return the text; if empty, the registered name of the enhanced status code or, without one, that of the reply code
     */
    String text() default "";

    /**
     * Returns how many times the server sends this reply.
     *
     * @return the number of times; 0 means no limit
     */
    int times() default 0;

    /**
     * Returns the name of the server that sends the reply.
     *
     * @return the server's {@link SmtpServer#value()}
     */
    String server() default "";
}
