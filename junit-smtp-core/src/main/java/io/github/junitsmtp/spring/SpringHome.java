package io.github.junitsmtp.spring;

import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import io.github.junitsmtp.jupiter.ServerHome;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The application contexts of test classes, which own their default servers. It can be loaded without Spring. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpringHome implements ServerHome {

    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final boolean SPRING_IS_THERE = isThere();

    /** Makes one for {@link java.util.ServiceLoader}. */
    public SpringHome() {}

    private static boolean isThere() {
        try {
            Class.forName(EXTENSION, false, SpringHome.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public boolean isHomeOf(Class<?> testClass) {
        return SPRING_IS_THERE && isManaged(testClass);
    }

    /** As JUnit sees it, inner classes have the extensions of the classes around, static ones have not. */
    private static boolean isManaged(Class<?> testClass) {
        return findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                        .flatMap(extensions -> Stream.of(extensions.value()))
                        .anyMatch(extension -> extension.getName().equals(EXTENSION))
                || testClass.isMemberClass()
                        && !Modifier.isStatic(testClass.getModifiers())
                        && isManaged(testClass.getEnclosingClass());
    }

    @Override
    public RecordingSmtpServer find(SmtpServer annotation, ExtensionContext context) {
        return new ContextServer(annotation).in(SpringExtension.getApplicationContext(context));
    }

    @Override
    public boolean injects(ParameterContext parameter, ExtensionContext context) {
        return new SpringExtension().supportsParameter(parameter, context);
    }
}
