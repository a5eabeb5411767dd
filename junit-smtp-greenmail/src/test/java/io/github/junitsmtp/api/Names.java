package io.github.junitsmtp.api;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of types, as they would stand in a source file, with {@code @Nullable}; the same on every JDK, which {@code toString()} is not. */
record Names(Map<TypeVariable<?>, String> variables) {

    Names() {
        this(Map.of());
    }

    Names with(Map<TypeVariable<?>, String> more) {
        Map<TypeVariable<?>, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Names(all);
    }

    static String of(Class<?> type) {
        return type.getCanonicalName()
                .replaceFirst("^io\\.github\\.junitsmtp\\.", "")
                .replaceFirst("^java\\.lang\\.(?=[A-Z])", "");
    }

    String of(AnnotatedType type) {
        return (type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "") + bare(type);
    }

    String of(AnnotatedType... types) {
        return Stream.of(types).map(this::of).collect(joining(", "));
    }

    /** Returns type parameters with their bounds, such as {@code <T extends Number>}, or nothing. */
    String parameters(GenericDeclaration declaration) {
        return declaration.getTypeParameters().length == 0
                ? ""
                : Stream.of(declaration.getTypeParameters())
                        .map(parameter -> parameter.getName() + bounds(" extends ", parameter.getAnnotatedBounds()))
                        .collect(joining(", ", "<", ">"));
    }

    private String bare(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + "[]";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return "?"
                    + (wildcard.getAnnotatedLowerBounds().length > 0
                            ? bounds(" super ", wildcard.getAnnotatedLowerBounds())
                            : bounds(" extends ", wildcard.getAnnotatedUpperBounds()));
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            Class<?> raw = (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
            return of(raw) + "<" + of(generic.getAnnotatedActualTypeArguments()) + ">";
        }
        return type.getType() instanceof TypeVariable<?> variable
                ? variables.getOrDefault(variable, variable.getName())
                : of((Class<?>) type.getType());
    }

    private String bounds(String keyword, AnnotatedType[] bounds) {
        String text = Stream.of(bounds).map(this::of).collect(joining(" & "));
        return text.isEmpty() || text.equals("Object") ? "" : keyword + text;
    }
}
