package io.github.junitsmtp.internal.mime;

import org.apiguardian.api.API;

/**
 * Something that could not be parsed correctly.
 *
 * @param description the problem, and the part that has it
 * @param isEnclosed whether the part belongs to an enclosed message
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MimeProblem(String description, boolean isEnclosed) {

    static MimeProblem in(PartPath path, String description) {
        String part = path.toString();
        return new MimeProblem(
                (part.isEmpty() ? "the message " : "part " + part + " ") + description, path.isEnclosed());
    }
}
