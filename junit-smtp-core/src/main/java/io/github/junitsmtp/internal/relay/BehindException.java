package io.github.junitsmtp.internal.relay;

import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.internal.wire.FailureBehind;
import java.io.IOException;
import java.util.Optional;

/** Thrown when the backend of the relay does something that ends a session. */
final class BehindException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A line has at most 512 octets, including the code and CRLF (RFC 5321, section 4.5.3.1.5). */
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
     * Creates an exception for a problem that the client is told.
     *
     * @param code the enhanced status code (RFC 3463)
     * @param problem what the server did, in words that follow its name
     */
    static BehindException told(String code, String problem) {
        return new BehindException(problem, code, Optional.empty());
    }

    /** Creates an exception for a problem that the client experiences too, after it has got the fragment of the last reply. */
    static BehindException passedOn(String problem, byte[] fragment) {
        return new BehindException(problem, "", Optional.of(fragment));
    }

    FailureBehind of(RelayTarget target, boolean asReply) {
        return new FailureBehind(
                "the backend, " + target.address() + ", " + problem,
                fragment.orElseGet(() -> ServerConnection.line("421 " + code + " " + inWords(target))),
                asReply);
    }

    /** Returns the text for the client, in ASCII and short enough for a line. */
    String inWords(RelayTarget target) {
        String text = "The backend of this relay, " + target.address() + ", " + problem;
        return Cut.counted(text.replaceAll("[^ -~]+", " "), LONGEST_TEXT);
    }
}
