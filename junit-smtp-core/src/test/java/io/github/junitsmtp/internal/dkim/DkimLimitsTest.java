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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile or very large mails are judged in bounded time. */
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
                .startsWith("does not match the body: it was changed after signing, and the hash does not show where");
    }

    @Test
    void an_RSA_key_of_16384_bits_is_not_verified() throws GeneralSecurityException {
        assertThat(problem(SIGNED, Map.of("rsa._domainkey.example.com", key(16_384))))
                .isEqualTo(
                        "has no usable key: the record rsa._domainkey.example.com has an RSA key of 16384 bits, which is not verified here: "
                                + "verifiers need not accept more than 4096 (RFC 8301, section 3.2)");
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
                .startsWith("has no usable key: the record rsa._domainkey.example.com has ");
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
                .startsWith("does not match the header: it was made with the given key, so a covered field");
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
