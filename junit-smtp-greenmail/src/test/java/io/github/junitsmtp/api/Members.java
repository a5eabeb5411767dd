package io.github.junitsmtp.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;

/** What can be called or read of a type: its own, and what hidden supertypes hand on. */
final class Members {

    private static final Set<String> SELF_EVIDENT = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private final Class<?> type;

    Members(Class<?> type) {
        this.type = type;
    }

    Stream<String> lines() {
        Names names = new Names();
        return Stream.of(
                        Stream.of(type.getDeclaredConstructors())
                                .filter(this::isApi)
                                .map(constructor -> line(constructor, names)),
                        members(type, names),
                        new Supertypes(type)
                                .hidden().entrySet().stream()
                                        .flatMap(supertype -> members(supertype.getKey(), supertype.getValue())))
                .flatMap(lines -> lines);
    }

    private Stream<String> members(Class<?> owner, Names names) {
        return Stream.concat(
                Stream.of(owner.getDeclaredFields()).filter(this::isApi).map(field -> line(field, names)),
                Stream.of(owner.getDeclaredMethods())
                        .filter(method -> isApi(method) && !SELF_EVIDENT.contains(method.getName()))
                        .map(method -> line(method, names)));
    }

    private <M extends Member & AnnotatedElement> boolean isApi(M member) {
        boolean canBeExtended = !Modifier.isFinal(type.getModifiers()) && !type.isSealed();
        return (Modifier.isPublic(member.getModifiers())
                        || Modifier.isProtected(member.getModifiers()) && canBeExtended)
                && !member.isSynthetic()
                && !ApiSurface.isInternal(member);
    }

    private static String line(Field field, Names names) {
        return field.isEnumConstant()
                ? field.getName() + Annotations.behind(field)
                : field.getName() + ": " + names.of(field.getAnnotatedType()) + modifiers(field)
                        + Annotations.behind(field);
    }

    private static String line(Constructor<?> constructor, Names names) {
        return "new"
                + parameters(constructor, names)
                + exceptions(constructor, names)
                + modifiers(constructor)
                + Annotations.behind(constructor);
    }

    private static String line(Method method, Names names) {
        Object preset = method.getDefaultValue();
        return method.getName()
                + names.parameters(method)
                + parameters(method, names)
                + ": "
                + names.of(method.getAnnotatedReturnType())
                + (preset == null ? "" : " default " + Annotations.value(preset))
                + exceptions(method, names)
                + modifiers(method)
                + (method.isDefault() ? " default" : "")
                + Annotations.behind(method);
    }

    private static String parameters(Executable executable, Names names) {
        String list = names.of(executable.getAnnotatedParameterTypes());
        return "(" + (executable.isVarArgs() ? list.replaceFirst("\\[]$", "...") : list) + ")";
    }

    private static String exceptions(Executable executable, Names names) {
        AnnotatedType[] exceptions = executable.getAnnotatedExceptionTypes();
        return exceptions.length == 0 ? "" : " throws " + names.of(exceptions);
    }

    private static String modifiers(Member member) {
        boolean isFinalAnyway = member instanceof Field
                || Modifier.isFinal(member.getDeclaringClass().getModifiers());
        int told = Modifier.STATIC
                | Modifier.PROTECTED
                | (isFinalAnyway ? 0 : Modifier.FINAL)
                | (member.getDeclaringClass().isInterface() ? 0 : Modifier.ABSTRACT);
        String modifiers = Modifier.toString(member.getModifiers() & told);
        return modifiers.isEmpty() ? "" : " " + modifiers;
    }
}
