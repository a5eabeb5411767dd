package io.github.junitsmtp.mail;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Options for comparing a mail with an approved mail: the location of the approved file, and the parts of the mail that
 * vary from run to run. Each method returns a new instance.
 *
 * <p>Date, Message-ID, boundaries and content IDs are always ignored.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Approval {

    /**
     * The default: files in the test resources, named after the calling test class and method, and no variable parts.
     */
    static final Approval STANDARD = new Approval(Path.of("src", "test", "resources"), "", Map.of());

    private final Path directory;
    private final String name;
    private final Map<Pattern, String> variables;

    private Approval(Path directory, String name, Map<Pattern, String> variables) {
        this.directory = directory;
        this.name = name;
        this.variables = variables;
    }

    /**
     * Sets a name that distinguishes this approved mail from others in the same test.
     *
     * @param name part of the file name, such as {@code receipt}
     * @return a copy with that name
     * @throws IllegalArgumentException if the name contains characters other than letters, digits, {@code _} and
     *     {@code -}
     */
    public Approval named(String name) {
        if (!name.matches("[\\w-]+")) {
            throw new IllegalArgumentException(
                    "name must consist of letters, digits, _ and - but was \"" + name + "\"");
        }
        return new Approval(directory, name, variables);
    }

    /**
     * Replaces each match of a pattern in headers and bodies with a placeholder.
     *
     * @param pattern a regular expression, such as {@code order-\d+}
     * @param placeholder the replacement, such as {@code <order>}
     * @return a copy with that replacement
     */
    public Approval replacing(String pattern, String placeholder) {
        Map<Pattern, String> more = new LinkedHashMap<>(variables);
        more.put(Pattern.compile(pattern), placeholder);
        return new Approval(directory, name, more);
    }

    /**
     * Sets the root directory of the approved files.
     *
     * @param directory the directory that contains the package directories, {@code src/test/resources} by default
     * @return a copy with that directory
     */
    public Approval inDirectory(Path directory) {
        return new Approval(directory, name, variables);
    }

    /** Returns the approved file of a test method. */
    Path file(String className, String method) {
        String test =
                className.replace('.', '/').replace('$', '.') + "." + method.replaceAll("[^\\p{L}\\p{N}_-]+", "_");
        String path = test + (name.isEmpty() ? "" : "." + name);
        return directory.resolve(path + ".approved.txt");
    }

    Map<Pattern, String> variables() {
        return variables;
    }
}
