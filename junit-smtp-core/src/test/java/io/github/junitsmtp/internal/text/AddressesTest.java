package io.github.junitsmtp.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    /** The forms of RFC 5952, section 4. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "0.0.0.0, 0.0.0.0",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:0db8:0:0:0:0:0002:0001, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "10:0:0:10:0:0:0:100, 10:0:0:10::100"
    })
    void an_address_is_shown_in_its_short_form(String address, String shown) throws UnknownHostException {
        assertThat(Addresses.of(InetAddress.getByName(address))).isEqualTo(shown);
    }

    @Test
    void a_port_follows_brackets() throws UnknownHostException {
        assertThat(Addresses.of(InetAddress.getByName("::1"), 25)).isEqualTo("[::1]:25");
        assertThat(Addresses.of(InetAddress.getByName("127.0.0.1"), 25)).isEqualTo("127.0.0.1:25");
        assertThat(Addresses.of("localhost", 25)).isEqualTo("localhost:25");
        assertThat(Addresses.of("[::1]", 25)).isEqualTo("[::1]:25");
    }
}
