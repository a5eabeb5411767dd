package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * File names that are valid on every file system: they are short, consist of ASCII letters and digits, and are distinct
 * even if case is ignored.
 */
final class FileNames {

    private static final int LONGEST_CLASS = 80;
    /** With the enclosing directories and the file itself, a path must stay below the 260 characters of Windows. */
    private static final int LONGEST = 60;

    /** Names that Windows reserves for devices, with any extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)([.].*)?");

    private static final Pattern INDEX = Pattern.compile("#(\\d+)");

    private FileNames() {}

    /** Returns a path with the names of the class and the test; the hash at the end covers what the names leave out. */
    static Path ofTest(ExtensionContext test) {
        String type = firstClass(test).map(Class::getName).orElse("tests");
        String method = closestMethod(test).orElse("class");
        String indexes = INDEX.matcher(test.getUniqueId())
                .results()
                .map(match -> match.group(1) + "-")
                .collect(Collectors.joining());
        return Path.of(safe(type, LONGEST_CLASS), safe(method + "-" + indexes + hash(test.getUniqueId())));
    }

    /**
     * Returns {@code smtp} and the name of the server, if any, followed by a number if an earlier server has the same
     * name.
     */
    static String ofServer(ExtensionContext test, ServerDeclaration server) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ServerDeclaration other : Scope.serversIn(test).keySet()) {
            String free = firstFree(of(other), taken);
            if (other.equals(server)) {
                return free;
            }
            taken.add(free);
        }
        return firstFree(of(server), taken);
    }

    private static String firstFree(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static String of(ServerDeclaration server) {
        return server.name().isEmpty() ? "smtp" : safe("smtp-" + server.name());
    }

    private static Optional<Class<?>> firstClass(ExtensionContext test) {
        return test.getTestClass().or(() -> test.getParent().flatMap(FileNames::firstClass));
    }

    private static Optional<String> closestMethod(ExtensionContext test) {
        return test.getTestMethod()
                .map(Method::getName)
                .or(() -> test.getParent().flatMap(FileNames::closestMethod));
    }

    static String safe(String name) {
        return safe(name, LONGEST);
    }

    private static String safe(String name, int longest) {
        String letters = name.replaceAll("[^a-zA-Z0-9.-]+", "_").replaceAll("^[.]+|[.]+$", "_");
        String plain = DEVICE.matcher(letters).matches() ? "_" + letters : letters;
        return plain.length() <= longest ? plain : plain.substring(0, longest - 9) + "-" + hash(name);
    }

    private static String hash(String text) {
        return String.format(Locale.ROOT, "%08x", text.hashCode());
    }
}
