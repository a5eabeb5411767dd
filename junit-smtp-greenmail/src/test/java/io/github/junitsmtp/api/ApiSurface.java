package io.github.junitsmtp.api;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What a module promises: its public types without the internal ones, in lines that can be sorted and merged. */
final class ApiSurface {

    private ApiSurface() {}

    static SortedSet<String> ofModuleWith(Class<?> type) {
        SortedSet<String> lines = new TreeSet<>();
        new ClassFileImporter()
                .importPackages("io.github.junitsmtp").stream()
                        .filter(found -> found.getModifiers().contains(JavaModifier.PUBLIC)) // others may need Spring
                        .map(JavaClass::reflect)
                        .filter(found -> isOfSameModule(found, type) && isApi(found))
                        .flatMap(ApiSurface::lines)
                        .forEach(lines::add);
        return lines;
    }

    private static boolean isOfSameModule(Class<?> found, Class<?> type) {
        return found.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(type.getProtectionDomain().getCodeSource().getLocation());
    }

    static boolean isApi(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && !isInternal(type)
                && !type.getPackageName().contains(".internal.")
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getEnclosingClass() == null || isApi(type.getEnclosingClass()));
    }

    static boolean isInternal(AnnotatedElement element) {
        API api = element.getAnnotation(API.class);
        return api != null && api.status() == API.Status.INTERNAL;
    }

    private static Stream<String> lines(Class<?> type) {
        String name = Names.of(type);
        return Stream.concat(
                Stream.of(name + " " + declaration(type)),
                new Members(type).lines().map(line -> name + "#" + line));
    }

    private static String declaration(Class<?> type) {
        Supertypes supertypes = new Supertypes(type);
        return Stream.of(
                        modifiers(type),
                        kind(type) + new Names().parameters(type),
                        supertypes.inWords(),
                        type.isSealed()
                                ? "permits "
                                        + Stream.of(type.getPermittedSubclasses())
                                                .map(Names::of)
                                                .sorted()
                                                .collect(joining(", "))
                                : "",
                        Annotations.of(type))
                .filter(part -> !part.isEmpty())
                .collect(joining(" "));
    }

    private static String modifiers(Class<?> type) {
        int implied = type.isInterface()
                ? Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.STATIC
                : type.isEnum() || type.isRecord() ? Modifier.FINAL | Modifier.STATIC | Modifier.ABSTRACT : 0;
        return Modifier.toString(type.getModifiers() & Modifier.classModifiers() & ~implied & ~Modifier.PUBLIC);
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }
}
