package io.github.junitsmtp.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsAlertReaderTest {

    private final TlsAlertReader watch = new TlsAlertReader();

    private void saw(int... bytes) {
        byte[] buffer = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            buffer[i] = (byte) bytes[i];
        }
        watch.saw(buffer, 0, buffer.length);
    }

    @ParameterizedTest
    @CsvSource({
        "45, certificate_expired",
        "48, unknown_ca",
        "51, decrypt_error",
        "70, protocol_version",
        "112, unrecognized_name",
        "250, alert 250"
    })
    void an_alert_in_the_clear_is_read_however_it_is_cut(int description, String name) {
        saw(0x16, 3, 3, 0, 1, 0, 0x15, 3, 3, 0, 2);
        assertThat(watch.alert()).isEmpty();
        saw(2, description);
        assertThat(watch.alert()).hasValue(name);
    }

    @Test
    void anything_else_is_none() {
        saw(0x15, 3, 3, 0, 2, 1, 0); // a warning
        assertThat(watch.alert()).isEmpty();
        saw(0x17, 3, 3, 0, 19, 2, 45);
        assertThat(watch.alert()).isEmpty();
    }
}
