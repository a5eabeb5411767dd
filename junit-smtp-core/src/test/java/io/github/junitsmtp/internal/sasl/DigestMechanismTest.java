package io.github.junitsmtp.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestMechanismTest {

    @Test
    void a_JVM_without_the_mechanism_says_so() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new DigestMechanism("CRAM-SHA1", Credentials.anybody(), "localhost"))
                .withMessage("This JVM does not support CRAM-SHA1");
    }

    @ParameterizedTest
    @CsvSource({
        "shop b913a602c7eda7a495b4e6e7334d3890, shop",
        "the shop b913a602c7eda7a495b4e6e7334d3890, the shop",
        "shop\\x b913a602c7eda7a495b4e6e7334d3890, shop\\x",
        "b913a602c7eda7a495b4e6e7334d3890,",
        "' b913a602c7eda7a495b4e6e7334d3890',"
    })
    void a_response_to_another_server_names_the_user(String response, String user) {
        SaslExchange exchange = SaslExchange.overheard("CRAM-MD5").orElseThrow();

        SaslStep step =
                exchange.respond(Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.US_ASCII)));

        assertThat(step instanceof SaslStep.Claim claim ? claim.user() : null).isEqualTo(user);
    }
}
