package io.github.junitsmtp.internal.dkim;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares verdicts with those of dkimpy and mailauth. */
class OtherVerifiersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Map<String, String> records = SignedMails.records();
    private final Map<String, UnaryOperator<String>> changes = SignedMails.table("changes.tsv").stream()
            .collect(toMap(
                    row -> row.get(0),
                    row -> change(row.get(1).translateEscapes(), row.get(2).translateEscapes())));

    private static UnaryOperator<String> change(String from, String to) {
        return text -> {
            int at = text.indexOf(from);
            return text.substring(0, at) + to + text.substring(at + from.length());
        };
    }

    @TestFactory
    Stream<DynamicTest> verdicts_are_those_of_other_verifiers() {
        return SignedMails.table("verdicts.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ", " + row.get(1),
                        () -> assertThat(verdicts(changes.get(row.get(1)).apply(SignedMails.text(row.get(0)))))
                                .isEqualTo(expected(row))));
    }

    /** Uses mailauth's verdict where the two differ, and rejects SHA-1. */
    private static String expected(List<String> row) {
        boolean isSha1 = row.get(0).contains("sha1"); // both accept it, against RFC 8301, section 3.1
        return isSha1 ? "fail" : row.get(3);
    }

    @Test
    void the_others_differ_in_blanks_before_a_colon_alone() { // RFC 6376, section 3.4.2, requires their removal
        assertThat(SignedMails.table("verdicts.tsv"))
                .filteredOn(row -> !row.get(2).equals(row.get(3)))
                .hasSize(10)
                .allMatch(row -> row.get(1).equals("a blank before the colon"));
    }

    private String verdicts(String mail) {
        return DkimVerifier.verify(SignedMails.octets(mail), records, NOW).stream()
                .map(result -> result.isValid() ? "pass" : "fail")
                .collect(Collectors.joining(" "));
    }
}
