package io.github.junitsmtp.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Finds bytes that are invalid in a charset. */
final class MalformedBytes {

    private static final int CHARACTERS_AT_ONCE = 8192;

    private MalformedBytes() {}

    /**
     * Returns the index of the first byte that does not belong to a valid character, or the end if all bytes are valid.
     */
    static int first(Charset charset, byte[] content, int start, int end) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content, start, end - start);
        CharBuffer characters = CharBuffer.allocate(CHARACTERS_AT_ONCE);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        }
        return result.isError() ? bytes.position() : end;
    }
}
