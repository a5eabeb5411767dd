package io.github.junitsmtp.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code @StubReplies} is a container for several {@link StubReply} annotations. It is optional, because {@code @StubReply} is repeatable.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SmtpServerInjection.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface StubReplies {

    /**
     * Returns the repeated annotations.
     *
     * @return the annotations
     */
    StubReply[] value();
}
