package io.github.junitsmtp.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.internal.dkim.SignedMails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DnsRecordsTest {

    private static final String NAME = "rsa._domainkey.example.com";
    private static final String TEXT = SignedMails.records().get(NAME);
    private static final String KEY = TEXT.substring(TEXT.indexOf("p=") + 2);

    private final ReceivedMail mail = TestMails.wire(
            SignedMails.text("mailauth-rsa-relaxed-relaxed.eml").getBytes(StandardCharsets.ISO_8859_1),
            "ada@example.org");

    @TempDir
    private Path folder;

    private static PublicKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(KEY)));
    }

    @Test
    void a_key_is_given_as_a_record_or_an_object_or_a_file() throws GeneralSecurityException, IOException {
        Path pem = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + KEY.replaceAll("(.{64})", "$1\n") + "\n-----END PUBLIC KEY-----\n");

        assertThat(mail)
                .hasValidDkimSignature(DnsRecords.of(NAME, TEXT))
                .hasValidDkimSignature(DnsRecords.of(NAME, TEXT + "; t=s"))
                .hasValidDkimSignature(DnsRecords.ofDkimKey("rsa", "example.com", key()))
                .hasValidDkimSignature(DnsRecords.ofDkimKey("rsa", "example.com", pem));
    }

    @Test
    void a_record_is_read_as_zone_files_write_it() {
        String strings =
                "( \"v=DKIM1; k=rsa; \"\n \"p=" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\" )";

        assertThat(mail)
                .hasValidDkimSignature(DnsRecords.of(NAME.toUpperCase() + ".", strings))
                .hasValidDkimSignature(DnsRecords.of(NAME, TEXT.replace(";", "\\;")))
                .hasValidDkimSignature(DnsRecords.of(NAME, "\"" + TEXT.replace(";", "\\;") + "\""));
    }

    @Test
    void a_record_may_be_long() {
        String text = "v=DKIM1; p=" + "A".repeat(100_000);

        assertThat(DnsRecords.of("a.b", "\"" + text + "\"").texts()).containsEntry("a.b", text);
    }

    @Test
    void a_name_may_have_letters_of_other_languages() {
        assertThat(DnsRecords.of("mail._domainkey.B\u00fccher.example.", "v=DKIM1; p=")
                        .texts())
                .containsOnlyKeys("mail._domainkey.xn--bcher-kva.example");
        assertThat(DnsRecords.of("a..b", "x").texts()).containsOnlyKeys("a..b");
    }

    @Test
    void a_file_may_have_the_private_key_before_the_public_one() throws GeneralSecurityException, IOException {
        Path pem = Files.writeString(
                folder.resolve("keys.pem"),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n" + KEY
                        + "\n-----END PUBLIC KEY-----\n");

        assertThat(DnsRecords.ofDkimKey("rsa", "example.com", pem).texts())
                .isEqualTo(DnsRecords.ofDkimKey("rsa", "example.com", key()).texts());
    }

    @Test
    void Ed25519_keys_are_published_by_their_32_octets() throws GeneralSecurityException {
        PublicKey key =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();

        assertThat(DnsRecords.ofDkimKey("ed", "example.com", key).texts())
                .hasEntrySatisfying(
                        "ed._domainkey.example.com",
                        text -> assertThat(text).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}="));
    }

    @Test
    void later_records_replace_those_of_the_same_name() {
        DnsRecords records = DnsRecords.of(NAME, "v=DKIM1; p=").and(DnsRecords.of(NAME, TEXT));

        assertThat(mail).hasValidDkimSignature(records);
        assertThat(records).hasToString("DNS records [" + NAME + "]");
    }

    @Test
    void what_is_no_key_is_refused() throws IOException, GeneralSecurityException {
        Path secret = Files.writeString(
                folder.resolve("private.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Path garbage = Files.writeString(
                folder.resolve("x.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        PublicKey other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();

        assertThatThrownBy(() -> DnsRecords.ofDkimKey("a", "example.com", secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(secret
                        + " contains no \"BEGIN PUBLIC KEY\". To extract the public key from a private key, run: "
                        + "openssl pkey -in private.pem -pubout");
        assertThatThrownBy(() -> DnsRecords.ofDkimKey("a", "example.com", garbage))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(garbage + " contains no RSA or Ed25519 key");
        assertThatThrownBy(() -> DnsRecords.ofDkimKey("a", "example.com", folder.resolve("none.pem")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read " + folder.resolve("none.pem"));
        assertThatThrownBy(() -> DnsRecords.ofDkimKey("a", "example.com", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must be an RSA or Ed25519 key but was EC");
    }
}
