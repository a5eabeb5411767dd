package io.github.junitsmtp.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.protocol.ReplyOccasion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnhancedCodesTest {

    private static byte[] reply(String text) {
        return ("250 " + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "2.1.5 fine, 2.1.5 fine",
        "2.1.5, 2.1.5",
        "2.100.999 fine, 2.100.999 fine",
        "5.7.1 odd, 5.7.1 odd",
        "1.10.5 server, 2.0.0 1.10.5 server",
        "22.1.5 server, 2.0.0 22.1.5 server",
        "2.1.5.7 server, 2.0.0 2.1.5.7 server",
        "2.1000.5 server, 2.0.0 2.1000.5 server",
        "2.1.5000 server, 2.0.0 2.1.5000 server",
        "2..5 server, 2.0.0 2..5 server",
        "2.1., 2.0.0 2.1.",
        "2.1, 2.0.0 2.1",
        "2, 2.0.0 2"
    })
    void a_reply_without_an_enhanced_code_gets_one(String text, String coded) {
        assertThat(EnhancedCodes.put(reply(text), ReplyOccasion.OTHER_COMMAND)).isEqualTo(reply(coded));
    }

    @ParameterizedTest
    @CsvSource({"2.1.5 fine, fine", "1.10.5 server, 1.10.5 server", "2.1 server, 2.1 server"})
    void only_an_enhanced_code_is_left_out(String text, String plain) {
        assertThat(EnhancedCodes.leaveOut(reply(text))).isEqualTo(reply(plain));
    }
}
