package io.github.junitsmtp.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a type extends and implements. Where that is hidden, it does not count, but what it hands on does. */
final class Supertypes {

    private static final Set<Class<?>> SELF_EVIDENT = Set.of(Object.class, Record.class, Enum.class, Annotation.class);

    /** The hidden ones, each with what its type variables stand for in the type. */
    private final Map<Class<?>, Names> hidden = new LinkedHashMap<>();

    private final SortedSet<String> visible = new TreeSet<>();

    Supertypes(Class<?> type) {
        visit(type, new Names());
    }

    String inWords() {
        return visible.isEmpty() ? "" : "is " + String.join(", ", visible);
    }

    Map<Class<?>, Names> hidden() {
        return hidden;
    }

    private void visit(Class<?> type, Names names) {
        Stream.concat(Stream.ofNullable(type.getAnnotatedSuperclass()), Stream.of(type.getAnnotatedInterfaces()))
                .forEach(supertype -> add(supertype, names));
    }

    private void add(AnnotatedType supertype, Names names) {
        Class<?> raw = raw(supertype.getType());
        if (raw.getName().startsWith("io.github.junitsmtp.") && !ApiSurface.isApi(raw)) {
            Names inside = names.with(arguments(raw, supertype, names));
            hidden.put(raw, inside);
            visit(raw, inside);
        } else if (!SELF_EVIDENT.contains(raw)) {
            visible.add(names.of(supertype));
        }
    }

    private static Map<TypeVariable<?>, String> arguments(Class<?> raw, AnnotatedType supertype, Names names) {
        Map<TypeVariable<?>, String> arguments = new HashMap<>();
        if (supertype instanceof AnnotatedParameterizedType generic) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                arguments.put(raw.getTypeParameters()[i], names.of(generic.getAnnotatedActualTypeArguments()[i]));
            }
        }
        return arguments;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
