package io.github.junitsmtp.jupiter;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Names that every file system takes: short, of letters and digits of ASCII, and distinct where case does not count. */
final class FileNames {

    private static final int LONGEST = 80;

    /** Names that Windows keeps for devices, whatever comes behind a dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)([.].*)?");

    private static final Pattern INDEX = Pattern.compile("#(\\d+)");

    private FileNames() {}

    /** Returns the class and the test in it; what is left out of the names is in the number at the end. */
    static Path ofTest(ExtensionContext test) {
        String type = firstClass(test).map(Class::getName).orElse("tests");
        String method = closestMethod(test).orElse("class");
        String indexes = INDEX.matcher(test.getUniqueId())
                .results()
                .map(match -> match.group(1) + "-")
                .collect(Collectors.joining());
        return Path.of(safe(type), safe(method + "-" + indexes + hash(test.getUniqueId())));
    }

    /** Returns {@code smtp}, and the name of the server if it has one; of several that look the same, the others have a number. */
    static String ofServer(ExtensionContext test, ScopedServer server) {
        List<ScopedServer> all = Scope.closest(test).map(Scope::seen).orElse(List.of());
        String name = of(server);
        long before = all.stream()
                .takeWhile(other -> other.server() != server.server())
                .filter(other -> of(other).equalsIgnoreCase(name))
                .count();
        return before == 0 ? name : name + "-" + (before + 1);
    }

    private static String of(ScopedServer server) {
        String name = server.declaration().name();
        return name.isEmpty() ? "smtp" : safe("smtp-" + name);
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
        String letters = name.replaceAll("[^a-zA-Z0-9.-]+", "_").replaceAll("^[.]+|[.]+$", "_");
        String plain = DEVICE.matcher(letters).matches() ? "_" + letters : letters;
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 9) + "-" + hash(name);
    }

    private static String hash(String text) {
        return String.format(Locale.ROOT, "%08x", text.hashCode());
    }
}
