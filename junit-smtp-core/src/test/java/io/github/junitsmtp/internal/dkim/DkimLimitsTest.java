package io.github.junitsmtp.internal.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile or very large mails are checked in bounded time. */
class DkimLimitsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SIGNED = SignedMails.text("mailauth-rsa-relaxed-relaxed.eml");

    private static List<SignatureResult> verify(String mail, Map<String, String> records) {
        return DkimVerifier.verify(SignedMails.octets(mail), records, NOW);
    }

    private static String problem(String mail, Map<String, String> records) {
        return verify(mail, records).get(0).problem();
    }

    @Test
    void a_body_of_50_megabytes_is_hashed() {
        assertThat(problem(SIGNED + "Once more. \t\r\n".repeat(4_000_000), SignedMails.records()))
                .startsWith(
                        "does not match the body: the body was changed after signing, but the hash cannot show where");
    }

    @Test
    void an_RSA_key_of_16384_bits_is_not_verified() throws GeneralSecurityException {
        assertThat(problem(SIGNED, Map.of("rsa._domainkey.example.com", key(16_384))))
                .isEqualTo(
                        "has no usable key because the record rsa._domainkey.example.com has an RSA key of 16384 bits, which junit-smtp does not support; "
                                + "verifiers need not accept more than 4096 (RFC 8301, section 3.2)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 8192})
    void RSA_keys_of_1024_to_8192_bits_are_verified(int bits) throws GeneralSecurityException {
        assertThat(problem(SIGNED, Map.of("rsa._domainkey.example.com", key(bits))))
                .isEqualTo("does not match the header: the signature was not made with the given key");
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 8193})
    void other_RSA_keys_are_not(int bits) throws GeneralSecurityException {
        assertThat(problem(SIGNED, Map.of("rsa._domainkey.example.com", key(bits))))
                .startsWith(
                        "has no usable key because the record rsa._domainkey.example.com has an RSA key of " + bits);
    }

    @Test
    void a_signature_is_valid_until_the_second_in_which_it_expires() {
        long now = NOW.getEpochSecond();

        assertThat(problem(SIGNED.replace("t=1700000000", "t=1700000000; x=" + now), SignedMails.records()))
                .startsWith("does not match the header: ");
        assertThat(problem(SIGNED.replace("t=1700000000", "t=1700000000; x=" + (now - 1)), SignedMails.records()))
                .isEqualTo("had expired when the mail arrived: x= is 2025-12-31T23:59:59Z, but the mail arrived at"
                        + " 2026-01-01T00:00:00Z");
    }

    @Test
    void the_first_20_signatures_are_verified() {
        String signature = SIGNED.substring(0, endOfFirstField());

        assertThat(verify(signature.repeat(19) + SIGNED, SignedMails.records()))
                .hasSize(20)
                .allMatch(SignatureResult::isValid);
        List<SignatureResult> results = verify(signature.repeat(20) + SIGNED, SignedMails.records());
        assertThat(results).hasSize(21);
        assertThat(results.get(19).isValid()).isTrue();
        assertThat(results.get(20).isValid()).isFalse();
        assertThat(results.get(20).problem())
                .isEqualTo("and all later ones were not verified: there are 21 signatures; the limit is 20");
    }

    private static int endOfFirstField() {
        int end = SIGNED.indexOf("\r\n") + 2;
        while (SIGNED.charAt(end) == ' ') {
            end = SIGNED.indexOf("\r\n", end) + 2;
        }
        return end;
    }

    @Test
    void a_chain_has_50_sets_at_most() {
        assertThat(chainOf(50)).contains("its chain has 50 sets and lacks ARC-Message-Signature 1");
        assertThat(chainOf(51)).contains("its chain has 51 sets; the limit is 50 (RFC 8617, section 4.2.1)");
        assertThat(ArcVerifier.problemOf(SignedMails.octets("ARC-Seal: i=51\r\n\r\n"), Map.of()))
                .contains("its ARC-Seal is malformed: i= must be between 1 and 50 but was \"51\"");
    }

    private static Optional<String> chainOf(int sets) {
        String seals = IntStream.rangeClosed(1, sets)
                .mapToObj(i -> "ARC-Seal: i=" + i + "\r\n")
                .collect(Collectors.joining());
        return ArcVerifier.problemOf(SignedMails.octets(seals + "\r\n"), Map.of());
    }

    private static String key(int bits) throws GeneralSecurityException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        byte[] encoded = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)))
                .getEncoded();
        return "v=DKIM1; p=" + Base64.getEncoder().encodeToString(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "MAA=", "MIIB", "MP////8=", "AgIC", "MAMCAQE=", "MAYCAQECAQM="})
    void a_key_of_garbage_is_told(String encoded) {
        assertThat(problem(SIGNED, Map.of("rsa._domainkey.example.com", "p=" + encoded)))
                .startsWith("has no usable key because the record rsa._domainkey.example.com has ");
    }

    @Test
    void a_bare_RSA_key_is_read_as_the_grammar_has_it() {
        String published = SignedMails.records().get("rsa._domainkey.example.com");
        byte[] whole = Base64.getDecoder().decode(published.substring(published.indexOf("p=") + 2));
        String bare = Base64.getEncoder().encodeToString(Arrays.copyOfRange(whole, 24, whole.length));

        assertThat(verify(SIGNED, Map.of("rsa._domainkey.example.com", "v=DKIM1; p=" + bare)))
                .allMatch(SignatureResult::isValid);
    }

    @Test
    void a_header_of_many_covered_fields_is_not_searched_for_changes() {
        String mail = SIGNED.replace("Welcome,  Ada", "x".repeat(2_000_000));

        assertThat(problem(mail, SignedMails.records()))
                .startsWith(
                        "does not match the header: the signature was made with the given key, so a signed header field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "DKIM-Signature",
                "DKIM-Signature:",
                "DKIM-Signature:\r\n\r\n",
                "DKIM-Signature: ;;;=\r\n",
                "\0",
                ":\r\n",
                "\n\n\n",
                " x\r\n\r\n"
            })
    void what_is_no_message_has_no_valid_signature(String mail) {
        assertThat(verify(mail, SignedMails.records())).noneMatch(SignatureResult::isValid);
        assertThat(ArcVerifier.problemOf(SignedMails.octets(mail), SignedMails.records()))
                .isPresent();
    }
}
