package io.github.junitsmtp.internal.mime;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** A parsed message. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ParsedMessage {

    private final ParsedPart root;
    private final List<MimeProblem> problemsOfStructure;

    ParsedMessage(ParsedPart root, List<MimeProblem> problemsOfStructure) {
        this.root = root;
        this.problemsOfStructure = List.copyOf(problemsOfStructure);
    }

    /** {@return the message as the root of its parts} */
    public ParsedPart root() {
        return root;
    }

    /** {@return the problems of the structure} */
    public List<MimeProblem> problemsOfStructure() {
        return problemsOfStructure;
    }

    /**
     * Returns what could not be parsed correctly. To find out, this decodes all contents, one after the other.
     *
     * @return the problems of the structure, then those of the contents
     */
    public List<MimeProblem> problems() {
        List<MimeProblem> problems = new ArrayList<>(problemsOfStructure);
        root.addProblemsTo(problems);
        return problems;
    }
}
