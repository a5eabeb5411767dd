package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.internal.text.Counts;
import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.script.StubBuilder;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The stubs that {@code @StubReply} declares on tests and their classes. */
final class AnnotatedStubs {

    private AnnotatedStubs() {}

    /** Adds the stubs for a test to its server, those of the outer classes first, because the newest stub wins. */
    static void addTo(RecordingSmtpServer server, String name, ExtensionContext test) {
        addOfClasses(server, name, test.getRequiredTestClass());
        add(server, name, test.getRequiredTestMethod(), false);
    }

    private static void addOfClasses(RecordingSmtpServer server, String name, Class<?> type) {
        if (type.getEnclosingClass() != null) {
            addOfClasses(server, name, type.getEnclosingClass());
        }
        add(server, name, type, true);
    }

    private static void add(RecordingSmtpServer server, String name, AnnotatedElement element, boolean lenient) {
        for (StubReply annotation : findRepeatableAnnotations(element, StubReply.class)) {
            if (annotation.server().equals(name)) {
                try {
                    SmtpReply reply = reply(annotation); // may be invalid, as may the limit
                    int times = annotation.times() == 0
                            ? Integer.MAX_VALUE
                            : Counts.requirePositive("times", annotation.times());
                    StubBuilder stub = server.on(pattern(annotation));
                    stub = lenient ? stub.lenient() : stub;
                    stub.times(times).reply(reply);
                } catch (IllegalArgumentException e) {
                    throw new ExtensionConfigurationException(
                            annotation + " on [" + element + "] is invalid: " + e.getMessage(), e);
                }
            }
        }
    }

    /** Rejects a stub for a server that the test does not use, for example because of a typo in the name. */
    static void requireServers(ExtensionContext test, Collection<ServerDeclaration> servers) {
        for (StubReply annotation : findRepeatableAnnotations(test.getRequiredTestMethod(), StubReply.class)) {
            if (servers.stream().noneMatch(server -> server.name().equals(annotation.server()))) {
                throw new ExtensionConfigurationException(annotation + " on [" + test.getRequiredTestMethod()
                        + "] is for a server that the test does not use");
            }
        }
    }

    private static CommandPattern pattern(StubReply annotation) {
        if (!annotation.address().isEmpty()) {
            return switch (annotation.to().toUpperCase(Locale.ROOT)) {
                case "MAIL" -> CommandPatterns.mailFrom(annotation.address());
                case "RCPT" -> CommandPatterns.rcptTo(annotation.address());
                default -> throw new IllegalArgumentException("only MAIL and RCPT have an address");
            };
        }
        return switch (annotation.to().toUpperCase(Locale.ROOT)) {
            case "CONNECTION" -> CommandPatterns.connect();
            case "MESSAGE" -> CommandPatterns.message();
            default -> CommandPatterns.command(annotation.to());
        };
    }

    private static SmtpReply reply(StubReply annotation) {
        if (!annotation.enhanced().isEmpty()) {
            EnhancedStatusCode enhanced = EnhancedStatusCode.parse(annotation.enhanced());
            return SmtpReply.of(
                    annotation.code(), enhanced, annotation.text().isEmpty() ? enhanced.title() : annotation.text());
        }
        String title = ReplyCode.find(annotation.code()).map(ReplyCode::title).orElse("");
        return SmtpReply.of(annotation.code(), annotation.text().isEmpty() ? title : annotation.text());
    }
}
