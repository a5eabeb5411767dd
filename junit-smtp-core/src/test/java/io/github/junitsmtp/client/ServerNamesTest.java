package io.github.junitsmtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SNIHostName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {

    /** RFC 6066, section 3: without a trailing dot. */
    @ParameterizedTest
    @CsvSource({"localhost,localhost", "localhost.,localhost", "mx.example.org.,mx.example.org"})
    void TLS_asks_for_the_name_of_a_host(String host, String name) {
        assertThat(Connection.serverNames(host)).containsExactly(new SNIHostName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_smtp", "_smtp.example.org", "a..b", ".", "127.0.0.1", "::1", "[::1]", "fe80::1%eth0"})
    void TLS_asks_for_no_name_that_is_none(String host) {
        assertThat(Connection.serverNames(host)).isEmpty();
    }
}
