package io.github.junitsmtp.jupiter;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows {@code @SmtpServer} annotations as tests write them: without defaults, and without passwords. */
final class AnnotationText {

    private static final String SECRET = "********";

    private AnnotationText() {}

    static String of(SmtpServer annotation) {
        List<Method> attributes = Arrays.stream(SmtpServer.class.getDeclaredMethods())
                .filter(attribute -> !shown(attribute.getDefaultValue()).equals(shown(annotation, attribute)))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        boolean onlyValue =
                attributes.size() == 1 && attributes.get(0).getName().equals("value");
        String text = attributes.stream()
                .map(attribute -> (onlyValue ? "" : attribute.getName() + " = ") + shown(annotation, attribute))
                .collect(Collectors.joining(", "));
        return "@SmtpServer" + (text.isEmpty() ? "" : "(" + text + ")");
    }

    private static String shown(SmtpServer annotation, Method attribute) {
        try {
            Object value = attribute.invoke(annotation);
            return shown(attribute.getName().equals("users") ? withoutPasswords((String[]) value) : value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return "..";
        }
    }

    private static String[] withoutPasswords(String... users) {
        return Arrays.stream(users)
                .map(user -> user.substring(0, user.indexOf(':') + 1) + SECRET)
                .toArray(String[]::new);
    }

    private static String shown(Object value) {
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            String elements = IntStream.range(0, length)
                    .mapToObj(i -> shown(Array.get(value, i)))
                    .collect(Collectors.joining(", "));
            return length == 1 ? elements : "{" + elements + "}";
        }
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }
}
