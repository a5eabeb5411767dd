package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A BDAT command with its chunk, which follows without waiting for a reply (RFC 3030, section 2).
 *
 * @param line the command
 * @param content the chunk, or its beginning if it exceeds the limit
 * @param last whether the message ends here
 */
public record Chunk(ClientInput line, ClientInput content, boolean last) {

    private static final Pattern SYNTAX = Pattern.compile("0*(\\d{1,18})(?: +(LAST))?");

    /** Whether a line may announce a chunk, which only few do. */
    public static boolean mayFollow(ClientInput line) {
        byte[] bytes = line.bytes();
        return bytes.length > 5
                && (bytes[0] | 0x20) == 'b'
                && (bytes[1] | 0x20) == 'd'
                && bytes[bytes.length - 1] == '\n';
    }

    /** Reads the chunk of a command, if it announces one. */
    public static Optional<Chunk> read(ClientInput line, ClientConnection wire, int max, DataWatch watch) {
        return announcement(line)
                .map(bdat -> new Chunk(
                        line, wire.readBytes(Long.parseLong(bdat.group(1)), max, watch), bdat.group(2) != null));
    }

    private static Optional<MatchResult> announcement(ClientInput line) {
        if (!mayFollow(line)) {
            return Optional.empty();
        }
        SmtpCommand command = SmtpCommand.parse(line.bytes());
        Matcher matcher = SYNTAX.matcher(command.argument().toUpperCase(Locale.ROOT));
        return command.verb().equals("BDAT") && matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** Returns both together, as they were sent. */
    public ClientInput withLine() {
        byte[] both = Arrays.copyOf(line.bytes(), line.bytes().length + content.bytes().length);
        System.arraycopy(content.bytes(), 0, both, line.bytes().length, content.bytes().length);
        return new ClientInput(both, line.total() + content.total(), content.ending(), line.pipelined());
    }
}
