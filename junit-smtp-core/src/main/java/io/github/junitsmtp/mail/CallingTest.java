package io.github.junitsmtp.mail;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The test method that calls an assertion.
 *
 * @param className the class name with its package
 * @param method the method name; for a lambda, the name of the enclosing method
 */
record CallingTest(String className, String method) {

    private static final Set<String> OURS = Set.of(CallingTest.class.getName(), ReceivedMailAssert.class.getName());

    private static final List<String> LIBRARIES =
            List.of("org.assertj.", "net.bytebuddy.", "java.", "jdk.", "sun.", "kotlin.");

    /** The name that javac gives a lambda. */
    private static final Pattern JAVA_LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");
    /** The name that the Kotlin compiler gives a lambda that is a method of the class. */
    private static final Pattern KOTLIN_LAMBDA = Pattern.compile("(.+?)\\$lambda[$-].+");
    /**
     * The name that the Kotlin compiler gives a lambda with its own class, such as a coroutine: class, method and a
     * number.
     */
    private static final Pattern KOTLIN_LAMBDA_CLASS = Pattern.compile("(.+)\\$([^$]*[^$\\d][^$]*)(?:\\$\\d+)+");

    private static final Set<String> CALLS_OF_LAMBDAS = Set.of("invoke", "invokeSuspend");

    static CallingTest find() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> isTest(frame.getClassName()))
                        .findFirst()
                        .map(frame -> around(frame.getClassName(), frame.getMethodName())))
                .orElseThrow(() -> new IllegalStateException("This assertion must be called from a test"));
    }

    private static boolean isTest(String className) {
        String plain = className.replaceAll("\\$ByteBuddy.*|\\$\\$Lambda.*", "");
        return !OURS.contains(plain) && LIBRARIES.stream().noneMatch(className::startsWith);
    }

    /** Returns the method itself, or the enclosing method of a lambda. */
    static CallingTest around(String className, String method) {
        Matcher lambdaClass = KOTLIN_LAMBDA_CLASS.matcher(className);
        if (CALLS_OF_LAMBDAS.contains(method) && lambdaClass.matches()) {
            return new CallingTest(lambdaClass.group(1), lambdaClass.group(2));
        }
        return Stream.of(JAVA_LAMBDA, KOTLIN_LAMBDA)
                .map(lambda -> lambda.matcher(method))
                .filter(Matcher::matches)
                .findFirst()
                .map(lambda -> new CallingTest(className, lambda.group(1)))
                .orElse(new CallingTest(className, method));
    }
}
