package io.github.junitsmtp.transcript;

import io.github.junitsmtp.protocol.SmtpCommand;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The elements of a recording file, for writing and reading. */
final class RecordingFormat {

    static final String NAME = "junit-smtp recording, version ";
    static final String VERSION = "1";
    static final String LAST_LINE = "end";
    static final String COMMENT = "#";
    static final String SESSION = "session ";
    static final String CLIENT = "C:";
    static final String SERVER = "S:";

    /** Larger than any recording that a person would edit. */
    static final long MOST_OCTETS = 50_000_000;

    /** Replaces a possible password. */
    static final String SECRET = "********";

    static final String NO_REPLY = "no reply";
    static final String UNSOLICITED = "unsolicited";
    static final String THROWN_AWAY = "discarded: plain text after STARTTLS";
    /** What a tolerant server accepted; the reply of a strict one follows. */
    static final String TOLERATED = "tolerated, instead of ";

    static final String CUT_OFF = "cut off here, in the middle";

    /** A mark at the end of a line. */
    enum Mark {
        SCRIPTED,
        PIPELINED,
        COMMAND,
        CREDENTIALS,
        MESSAGE;

        private static final Pattern LAST = Pattern.compile("(?s)(.*) {3}\\(("
                + Arrays.stream(values()).map(Mark::toString).collect(Collectors.joining("|"))
                + ")\\)");

        static Mark of(Exchange.Kind kind) {
            return valueOf(kind.name());
        }

        static Optional<Mark> lastOf(String line) {
            Matcher found = LAST.matcher(line);
            return found.matches() ? Optional.of(valueOf(found.group(2).toUpperCase(Locale.ROOT))) : Optional.empty();
        }

        String behind(String line) {
            return line + "   (" + this + ")";
        }

        String takenFrom(String line) {
            return line.substring(0, line.length() - behind("").length());
        }

        /** Returns the kind of step that the mark indicates, or null. */
        Exchange.@Nullable Kind kind() {
            return this == SCRIPTED || this == PIPELINED ? null : Exchange.Kind.valueOf(name());
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private RecordingFormat() {}

    /** Returns the kind of the client's step that begins with a line, unless a mark indicates another kind. */
    static Exchange.Kind expectedAfter(@Nullable Exchange last, String line) {
        if (last != null && isAnswered(last, "DATA", "354")) {
            return Exchange.Kind.MESSAGE;
        }
        boolean challenged = last != null
                && (isAnswered(last, "AUTH", "334")
                        || last.kind() == Exchange.Kind.CREDENTIALS
                                && code(last).equals("334"));
        return challenged || line.equals(SECRET) || line.equals(SECRET + "\\")
                ? Exchange.Kind.CREDENTIALS
                : Exchange.Kind.COMMAND;
    }

    private static boolean isAnswered(Exchange last, String verb, String code) {
        return last.command().filter(command -> command.verb().equals(verb)).isPresent()
                && code(last).equals(code);
    }

    private static String code(Exchange last) {
        String reply = new String(last.replyBytes(), StandardCharsets.ISO_8859_1);
        return reply.substring(0, Math.min(3, reply.length()));
    }

    /** Whether a chunk follows a command (RFC 3030, section 2). */
    static boolean takesChunk(SmtpCommand command) {
        return command.verb().equals("BDAT");
    }
}
