package io.github.junitsmtp.api;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Annotations as they would stand in a source file, without the values that are the default. */
final class Annotations {

    private Annotations() {}

    static String of(AnnotatedElement element) {
        return Stream.of(element.getDeclaredAnnotations())
                .map(Annotations::text)
                .sorted()
                .collect(joining(" "));
    }

    static String behind(AnnotatedElement element) {
        String annotations = of(element);
        return annotations.isEmpty() ? "" : " " + annotations;
    }

    /** Returns a value of an annotation, or a default of it. */
    static String value(Object value) {
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> value(Array.get(value, i)))
                    .collect(joining(", ", "{", "}"));
        }
        if (value instanceof Annotation annotation) {
            return text(annotation);
        }
        if (value instanceof Class<?> type) {
            return Names.of(type) + ".class";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private static String text(Annotation annotation) {
        String values = Stream.of(annotation.annotationType().getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .map(attribute -> {
                    String value = value(read(attribute, annotation));
                    Object preset = attribute.getDefaultValue();
                    return preset != null && value(preset).equals(value) ? "" : attribute.getName() + " = " + value;
                })
                .filter(assignment -> !assignment.isEmpty())
                .collect(joining(", "));
        return "@" + annotation.annotationType().getSimpleName()
                + (values.isEmpty() ? "" : "(" + values + ")").replaceFirst("^\\(value = ", "(");
    }

    private static Object read(Method attribute, Annotation annotation) {
        try {
            return attribute.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }
}
