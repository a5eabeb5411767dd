package io.github.junitsmtp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The replies that servers send, and the expected results, are in {@code real-replies.tsv}. */
class RealRepliesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "real-replies.tsv", delimiter = '\t', numLinesToSkip = 1)
    void what_servers_send_is_understood_or_refused_with_the_reason(ArgumentsAccessor row) {
        String wire = RealReplies.unescaped(row.getString(2));
        String error = row.getString(5);
        if (error == null) {
            understood(SmtpReply.parse(wire), row.getInteger(3), row.getString(4));
            told(wire, row.getString(6));
        } else {
            refused(wire, error);
        }
    }

    private static void understood(SmtpReply reply, int code, @Nullable String enhanced) {
        assertThat(reply).hasCode(code);
        assertThat(reply.enhancedStatusCode().map(EnhancedStatusCode::toString).orElse(null))
                .isEqualTo(enhanced);
    }

    private static void told(String wire, @Nullable String deviation) {
        List<String> told = SmtpReply.parse(wire).deviations();
        if (deviation == null) {
            assertThat(told).isEmpty();
            assertThatNoException().isThrownBy(() -> SmtpReply.parseStrictly(wire));
        } else {
            assertThat(told).singleElement().asString().contains(deviation);
            assertThatExceptionOfType(MalformedReplyException.class)
                    .isThrownBy(() -> SmtpReply.parseStrictly(wire))
                    .withMessage("Not an SMTP reply: " + told.get(0));
        }
    }

    private static void refused(String wire, String error) {
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parse(wire))
                .withMessageContaining(error);
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> SmtpReply.parseStrictly(wire))
                .withMessageContaining(error);
    }
}
