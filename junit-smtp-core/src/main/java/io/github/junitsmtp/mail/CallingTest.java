package io.github.junitsmtp.mail;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The method that calls an assertion.
 *
 * @param className with its package
 * @param method the method, that around it for a lambda
 */
record CallingTest(String className, String method) {

    private static final Set<String> OURS = Set.of(CallingTest.class.getName(), ReceivedMailAssert.class.getName());

    private static final List<String> LIBRARIES =
            List.of("org.assertj.", "net.bytebuddy.", "java.", "jdk.", "sun.", "kotlin.");

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    static CallingTest find() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> isTest(frame.getClassName()))
                        .findFirst()
                        .map(frame -> new CallingTest(frame.getClassName(), nameOf(frame.getMethodName()))))
                .orElseThrow(() -> new IllegalStateException("No test calls this"));
    }

    private static boolean isTest(String className) {
        String plain = className.replaceAll("\\$ByteBuddy.*|\\$\\$Lambda.*", "");
        return !OURS.contains(plain) && LIBRARIES.stream().noneMatch(className::startsWith);
    }

    private static String nameOf(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        return lambda.matches() ? lambda.group(1) : method;
    }
}
