package io.github.junitsmtp.internal.spring;

import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.internal.jupiter.ServerOwner;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Application contexts, which own the default servers of their test classes. This class can be loaded without Spring. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpringServerOwner implements ServerOwner {

    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final boolean SPRING_IS_PRESENT = isPresent();

    /** Creates an owner for {@link java.util.ServiceLoader}. */
    public SpringServerOwner() {}

    private static boolean isPresent() {
        try {
            Class.forName(EXTENSION, false, SpringServerOwner.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public boolean ownsServerOf(Class<?> testClass) {
        return SPRING_IS_PRESENT && isManaged(testClass);
    }

    /** As in JUnit, inner classes inherit the extensions of the classes around them, static ones do not. */
    private static boolean isManaged(Class<?> testClass) {
        return findRepeatableAnnotations(testClass, ExtendWith.class).stream()
                        .flatMap(extensions -> Stream.of(extensions.value()))
                        .anyMatch(extension -> extension.getName().equals(EXTENSION))
                || testClass.isMemberClass()
                        && !Modifier.isStatic(testClass.getModifiers())
                        && isManaged(testClass.getEnclosingClass());
    }

    @Override
    public RecordingSmtpServer find(ServerDeclaration declaration, ExtensionContext context) {
        return new ContextServer(declaration).in(SpringExtension.getApplicationContext(context));
    }

    @Override
    public boolean injects(ParameterContext parameter, ExtensionContext context) {
        return new SpringExtension().supportsParameter(parameter, context);
    }
}
