package io.github.junitsmtp.internal.jupiter;

import io.github.junitsmtp.server.SmtpServerBuilder;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A server as a test declares it. Equal declarations in one scope share one server.
 *
 * @param key what makes declarations equal: the annotation or the registered extension
 * @param words the text of {@link #inWords()}, which only messages need
 * @param name the name for stubs and files, empty if it has none
 * @param strictStubs whether a test fails if one of its stubs was never used
 * @param settings the settings of the server, which are validated when it starts
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ServerDeclaration(
        Object key, Supplier<String> words, String name, boolean strictStubs, Supplier<SmtpServerBuilder> settings) {

    /**
     * Returns the declaration as messages show it, such as {@code @SmtpServer("backup")}.
     *
     * @return the declaration as the test contains it
     */
    public String inWords() {
        return words.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerDeclaration declaration && declaration.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Unlike the text of the annotation itself, this one has no passwords: Spring shows it if a context does not start. */
    @Override
    public String toString() {
        return inWords();
    }
}
