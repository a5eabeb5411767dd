package io.github.junitsmtp.jupiter;

import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.ReplyCode;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.CommandPattern;
import io.github.junitsmtp.script.CommandPatterns;
import io.github.junitsmtp.script.StubBuilder;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts the stubs of {@code @Reply} into a server: first those of the classes around a test, then its own, which go first. */
final class ScriptedReplies {

    private ScriptedReplies() {}

    static void apply(RecordingSmtpServer server, String name, ExtensionContext test) {
        applyOfClasses(server, name, test.getRequiredTestClass());
        apply(server, name, test.getRequiredTestMethod(), false);
    }

    private static void applyOfClasses(RecordingSmtpServer server, String name, Class<?> type) {
        if (type.getEnclosingClass() != null) {
            applyOfClasses(server, name, type.getEnclosingClass());
        }
        apply(server, name, type, true);
    }

    private static void apply(RecordingSmtpServer server, String name, AnnotatedElement element, boolean lenient) {
        for (Reply reply : findRepeatableAnnotations(element, Reply.class)) {
            if (reply.server().equals(name)) {
                try {
                    StubBuilder stub = server.on(pattern(reply));
                    stub = lenient ? stub.lenient() : stub;
                    stub = reply.times() == 0 ? stub : stub.times(reply.times());
                    stub.reply(reply(reply));
                } catch (IllegalArgumentException e) {
                    throw new ExtensionConfigurationException(
                            reply + " on [" + element + "] is impossible: " + e.getMessage(), e);
                }
            }
        }
    }

    /** Refuses a reply of a test that no server has heard of: a typing error in its name, or the test uses no server. */
    static void requireServers(ExtensionContext test, List<String> names) {
        for (Reply reply : findRepeatableAnnotations(test.getRequiredTestMethod(), Reply.class)) {
            if (!names.contains(reply.server())) {
                throw new ExtensionConfigurationException(reply + " on [" + test.getRequiredTestMethod()
                        + "] is for a server that the test does not use");
            }
        }
    }

    private static CommandPattern pattern(Reply reply) {
        if (!reply.address().isEmpty()) {
            return switch (reply.to()) {
                case "MAIL" -> CommandPatterns.mailFrom(reply.address());
                case "RCPT" -> CommandPatterns.rcptTo(reply.address());
                default -> throw new IllegalArgumentException("only MAIL and RCPT have an address");
            };
        }
        return switch (reply.to()) {
            case "connection" -> CommandPatterns.connect();
            case "message" -> CommandPatterns.message();
            default -> CommandPatterns.command(reply.to());
        };
    }

    private static SmtpReply reply(Reply reply) {
        if (!reply.enhanced().isEmpty()) {
            EnhancedStatusCode enhanced = EnhancedStatusCode.parse(reply.enhanced());
            return SmtpReply.of(reply.code(), enhanced, reply.text().isEmpty() ? enhanced.title() : reply.text());
        }
        String title = ReplyCode.of(reply.code()).map(ReplyCode::title).orElse("");
        return SmtpReply.of(reply.code(), reply.text().isEmpty() ? title : reply.text());
    }
}
