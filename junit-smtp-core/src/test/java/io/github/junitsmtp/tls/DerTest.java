package io.github.junitsmtp.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerTest {

    private static String hex(byte[] der) {
        return HexFormat.of().formatHex(der);
    }

    @ParameterizedTest
    @CsvSource({"0, 0400", "1, 0401", "127, 047f", "128, 048180", "255, 0481ff", "256, 04820100", "65536, 0483010000"})
    void a_length_has_as_few_octets_as_it_can(int length, String start) {
        byte[] value = Der.octets(new byte[length]);

        assertThat(hex(Arrays.copyOf(value, value.length - length))).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 020100",
        "127, 02017f",
        "128, 02020080",
        "256, 02020100",
        "18446744073709551615, 020900ffffffffffffffff"
    })
    void a_positive_number_does_not_begin_with_a_set_bit(BigInteger number, String der) {
        assertThat(hex(Der.integer(number))).isEqualTo(der);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.29.19, 0603551d13",
        "1.2.840.10045.4.3.2, 06082a8648ce3d040302",
        "1.3.6.1.5.5.7.3.1, 06082b06010505070301"
    })
    void an_object_is_named_by_its_arcs_in_groups_of_seven_bits(String id, String der) {
        assertThat(hex(Der.objectId(id))).isEqualTo(der);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T01:02:03Z,     170d, 261124010203Z",
        "2026-11-24T01:02:03.987Z, 170d, 261124010203Z",
        "2049-12-31T23:59:59Z,     170d, 491231235959Z",
        "2050-01-01T00:00:00Z,     180f, 20500101000000Z"
    })
    void a_year_has_four_digits_from_2050_on(Instant time, String start, String text) {
        assertThat(hex(Der.time(time))).isEqualTo(start + hex(text.getBytes()));
    }

    @Test
    void values_nest() {
        assertThat(hex(Der.sequence(Der.isTrue(), Der.explicit(3, Der.integer(2)), Der.tagged(0, new byte[] {7}))))
                .isEqualTo("300b" + "0101ff" + "a303020102" + "800107");
        assertThat(hex(Der.bits(1, (byte) 0x06))).isEqualTo("03020106");
    }
}
