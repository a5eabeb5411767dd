package io.github.junitsmtp.mail;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The options of a comparison with an approved mail: where the file is, and which parts vary from run to run. Each method returns a
 * new value.
 *
 * <p>Date, Message-ID, boundaries and content ids are left out of the comparison by themselves.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Approval {

    /** Files beside the resources of the test, named after class and method that call the assertion; nothing more varies. */
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
     * Sets a name that distinguishes several approved mails of one test.
     *
     * @param name a part of the file name, such as {@code receipt}
     * @return this with that name
     * @throws IllegalArgumentException if the name has other characters than letters, digits, {@code _} and {@code -}
     */
    public Approval named(String name) {
        if (!name.matches("[\\w-]+")) {
            throw new IllegalArgumentException(
                    "The name is part of a file name: use letters, digits, _ and -, but was: \"" + name + "\"");
        }
        return new Approval(directory, name, variables);
    }

    /**
     * Sets a pattern for a part that varies. Each match is replaced, in headers and bodies.
     *
     * @param pattern a regular expression, such as {@code order-\d+}
     * @param placeholder what stands in its place, such as {@code <order>}
     * @return this with that part
     */
    public Approval replacing(String pattern, String placeholder) {
        Map<Pattern, String> more = new LinkedHashMap<>(variables);
        more.put(Pattern.compile(pattern), placeholder);
        return new Approval(directory, name, more);
    }

    /**
     * Sets where the files are.
     *
     * @param directory the folder that has the folders of packages, {@code src/test/resources} unless set here
     * @return this with that folder
     */
    public Approval inDirectory(Path directory) {
        return new Approval(directory, name, variables);
    }

    /** Returns the approved file for a method of a test class. */
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
