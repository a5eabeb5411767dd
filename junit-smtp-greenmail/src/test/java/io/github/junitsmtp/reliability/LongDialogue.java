package io.github.junitsmtp.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a client says that uses all that a transport has to follow, and how much of it a client says that dies in the middle. */
final class LongDialogue {

    static final List<String> STEPS = List.of(
            "EHLO client.example.org\r\n",
            "AUTH LOGIN\r\n",
            "YWRh\r\n",
            "c2VjcmV0\r\n",
            "MAIL FROM:<shop@example.com> SIZE=100\r\n",
            "RCPT TO:<ada@example.org>\r\n",
            "RCPT TO:<bob@example.org>\r\n",
            "DATA\r\n",
            "Subject: first\r\n\r\n..a dot\r\n\n.\n\r.\r\n bare ends\r\n.\r\n",
            "MAIL FROM:<shop@example.com>\r\n",
            "RCPT TO:<ada@example.org>\r\n",
            "BDAT 18\r\nSubject: second\r\n\r",
            "BDAT 6 LAST\r\n\n.\r\n\r\n",
            "XFOO b\u00e4r\r\n",
            "NOOP\r\n",
            "QUIT\r\n");

    private static final byte[] ALL = String.join("", STEPS).getBytes(StandardCharsets.ISO_8859_1);

    private LongDialogue() {}

    /** Every place where it can break off, the beginning and the end too. */
    static IntStream offsets() {
        return IntStream.rangeClosed(0, ALL.length);
    }

    static byte[] first(int count) {
        return Arrays.copyOf(ALL, count);
    }

    /** Whether so many bytes are whole steps. */
    static boolean isWhole(int count) {
        int length = 0;
        for (String step : STEPS) {
            if (length < count) {
                length += step.length();
            }
        }
        return length == count;
    }

    /** Whether so many bytes are all there is, and the server hangs up. */
    static boolean isOver(int count) {
        return count == ALL.length;
    }

    /** How many mails are in so many bytes. */
    static int mails(int count) {
        int first = String.join("", STEPS.subList(0, 9)).length();
        int second = String.join("", STEPS.subList(0, 13)).length();
        return (count >= first ? 1 : 0) + (count >= second ? 1 : 0);
    }

    /** Says so many bytes, and returns the replies to the steps before the last one, which it does not wait for. */
    static String play(RawClient client, int count) throws IOException {
        StringBuilder replies = new StringBuilder(client.readReply());
        int left = count;
        for (String step : STEPS) {
            if (step.length() >= left) {
                client.send(step.substring(0, left));
                return replies.toString();
            }
            replies.append(client.ask(step));
            left -= step.length();
        }
        return replies.toString();
    }
}
