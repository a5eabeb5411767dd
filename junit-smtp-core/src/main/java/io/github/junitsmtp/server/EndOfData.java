package io.github.junitsmtp.server;

/** Recognises CRLF, dot, CRLF and nothing else, byte by byte (RFC 5321, section 4.1.1.4). */
final class EndOfData {

    private enum State {
        IN_LINE,
        CR,
        START_OF_LINE,
        DOT,
        DOT_CR
    }

    private State state = State.START_OF_LINE;

    boolean reachedBy(byte b) {
        if (state == State.DOT_CR && b == '\n') {
            return true;
        }
        state = switch (b) {
            case '\r' -> state == State.DOT ? State.DOT_CR : State.CR;
            case '\n' -> state == State.CR ? State.START_OF_LINE : State.IN_LINE;
            case '.' -> state == State.START_OF_LINE ? State.DOT : State.IN_LINE;
            default -> State.IN_LINE;
        };
        return false;
    }
}
