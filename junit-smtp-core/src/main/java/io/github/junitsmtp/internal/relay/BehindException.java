package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.wire.FailureBehind;
import java.io.IOException;
import java.util.Optional;

/** What the server behind did that ends a session. */
final class BehindException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A line has 512 octets at most, code and CRLF included (RFC 5321, section 4.5.3.1.5). */
    private static final int LONGEST_TEXT = 450;

    private final String problem;
    private final String code;
    private final transient Optional<byte[]> fragment;

    private BehindException(String problem, String code, Optional<byte[]> fragment) {
        super(problem);
        this.problem = problem;
        this.code = code;
        this.fragment = fragment;
    }

    /**
     * Something that the client is told.
     *
     * @param code the enhanced status code (RFC 3463)
     * @param problem what the server did, in words that follow its name
     */
    static BehindException told(String code, String problem) {
        return new BehindException(problem, code, Optional.empty());
    }

    /** Something that happens to the client as well, after it has got what came of the last reply. */
    static BehindException passedOn(String problem, byte[] fragment) {
        return new BehindException(problem, "", Optional.of(fragment));
    }

    FailureBehind of(RelayTarget target) {
        return new FailureBehind(
                "the server behind, " + target.address() + ", " + problem,
                fragment.orElseGet(() -> ServerConnection.line("421 " + code + " " + inWords(target))));
    }

    /** Returns what a client can be told, in the ASCII of a line. */
    String inWords(RelayTarget target) {
        String text = "The server behind this relay, " + target.address() + ", " + problem;
        return Cut.counted(text.replaceAll("[^ -~]+", " "), LONGEST_TEXT);
    }
}
