package io.github.junitsmtp.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * TXT records that a test provides, such as DKIM keys. No DNS server is queried.
 *
 * <pre>{@code
 * DnsRecords.of("mail._domainkey.example.com", "v=DKIM1; p=MIIBIjANBgkq...")
 *         .and(DnsRecords.of("_dmarc.example.com", "v=DMARC1; p=quarantine"));
 * }</pre>
 *
 * @see ReceivedMailAssert#hasValidDkimSignature(DnsRecords)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DnsRecords {

    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private final Map<String, String> texts;

    private DnsRecords(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /**
     * Returns an empty set of records.
     *
     * @return the empty set
     */
    public static DnsRecords none() {
        return new DnsRecords(Map.of());
    }

    /**
     * Creates a record.
     *
     * @param name the name, such as {@code mail._domainkey.example.com}
     * @param text the text, as a plain string or as quoted strings, as in a zone file
     * @return the record
     */
    public static DnsRecords of(String name, String text) {
        return of(Map.of(name, text));
    }

    /**
     * Creates several records.
     *
     * @param texts the texts of the records, by name
     * @return the records
     */
    public static DnsRecords of(Map<String, String> texts) {
        Map<String, String> read = new HashMap<>();
        texts.forEach((name, text) -> read.put(normalized(name), joined(text)));
        return new DnsRecords(read);
    }

    /**
     * Creates the record for a DKIM key.
     *
     * @param selector the selector: the {@code s=} tag in signatures
     * @param domain the domain: the {@code d=} tag in signatures
     * @param key an RSA or Ed25519 key
     * @return the record
     * @throws IllegalArgumentException if the key is neither an RSA nor an Ed25519 key
     */
    public static DnsRecords ofDkimKey(String selector, String domain, PublicKey key) {
        byte[] encoded = key.getEncoded();
        String text = switch (key.getAlgorithm()) {
            case "RSA" -> "v=DKIM1; k=rsa; p=" + base64(encoded);
            case "EdDSA", "Ed25519" ->
                "v=DKIM1; k=ed25519; p=" + base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            default ->
                throw new IllegalArgumentException("key must be an RSA or Ed25519 key but was " + key.getAlgorithm());
        };
        return of(selector + "._domainkey." + domain, text);
    }

    /**
     * Creates the record for the DKIM key in a file.
     *
     * @param selector the selector: the {@code s=} tag in signatures
     * @param domain the domain: the {@code d=} tag in signatures
     * @param file the file with the public key in PEM format
     * @return the record
     * @throws IllegalArgumentException if the file contains no RSA or Ed25519 public key
     * @throws UncheckedIOException if the file cannot be read
     */
    public static DnsRecords ofDkimKey(String selector, String domain, Path file) {
        return ofDkimKey(selector, domain, publicKey(file));
    }

    private static PublicKey publicKey(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        Matcher pem = PEM.matcher(text);
        Optional<String> key = pem.results()
                .filter(section -> section.group(1).equals("PUBLIC KEY"))
                .map(section -> section.group(2))
                .findFirst();
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " contains no \"BEGIN PUBLIC KEY\". To extract the public key from a private key, run: "
                            + "openssl pkey -in private.pem -pubout");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(key.get());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " contains a public key that is not base64", e);
        }
        for (String algorithm : new String[] {"RSA", "Ed25519"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                // not a key of this type
            }
        }
        throw new IllegalArgumentException(file + " contains no RSA or Ed25519 key");
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** Returns a name as DNS has it: in lower case and ASCII, without a final dot. */
    private static String normalized(String name) {
        String lowerCase = name.strip().toLowerCase(Locale.ROOT);
        String plain = lowerCase.endsWith(".") ? lowerCase.substring(0, lowerCase.length() - 1) : lowerCase;
        try {
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) { // an empty or overlong label
            return plain;
        }
    }

    /** Joins the strings of a record, which have at most 255 octets each (RFC 6376, section 3.6.2.2). */
    private static String joined(String text) {
        return text.indexOf('"') < 0
                ? text.replace("\\;", ";")
                : STRING.matcher(text)
                        .results()
                        .map((MatchResult string) -> string.group(1).replaceAll("\\\\(.)", "$1"))
                        .collect(Collectors.joining());
    }

    /**
     * Returns these records combined with others.
     *
     * @param others the other records, which replace records with the same name
     * @return the combined records
     */
    public DnsRecords and(DnsRecords others) {
        Map<String, String> all = new HashMap<>(texts);
        all.putAll(others.texts);
        return new DnsRecords(all);
    }

    /** Returns the texts by name; the names are in lower case and ASCII, and have no trailing dot. */
    Map<String, String> texts() {
        return texts;
    }

    /** Returns the names of the records. */
    @Override
    public String toString() {
        return "DNS records " + new TreeMap<>(texts).keySet();
    }
}
