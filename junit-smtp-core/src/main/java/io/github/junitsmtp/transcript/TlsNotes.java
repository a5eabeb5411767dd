package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.OctetText;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notes of a recording on a TLS handshake. */
final class TlsNotes {

    private static final Pattern HANDSHAKE =
            Pattern.compile("TLS handshake(?: for (\\S+))?: (?:failed: (.*)|(\\S+), (\\S+))");
    private static final String CERTIFICATE = "client certificate: ";

    private TlsNotes() {}

    static List<String> of(TlsHandshake tls) {
        List<String> notes = new ArrayList<>();
        notes.add("TLS handshake"
                + tls.serverName()
                        .map(name -> " for " + OctetText.escaped(name))
                        .orElse("")
                + tls.failure()
                        .map(reason -> ": failed: " + OctetText.escaped(reason))
                        .orElseGet(() -> ": " + tls.protocol().orElse("") + ", "
                                + tls.cipherSuite().orElse("")));
        for (X509Certificate certificate : tls.clientCertificates()) {
            notes.add(CERTIFICATE + base64(certificate));
        }
        return notes;
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("Cannot encode the certificate of an accepted client", e);
        }
    }

    /** Reads a note on a handshake; empty if the note is about something else. */
    static Optional<TlsHandshake> read(String note) {
        Matcher found = HANDSHAKE.matcher(note);
        if (!found.matches()) {
            return Optional.empty();
        }
        Optional<String> name = Optional.ofNullable(found.group(1)).map(OctetText::unescaped);
        return Optional.of(
                found.group(2) == null
                        ? TlsHandshake.succeeded(found.group(3), found.group(4), name, List.of())
                        : TlsHandshake.failed(OctetText.unescaped(found.group(2)), name));
    }

    /** Reads a note on a certificate of the client; empty if the note is about something else. */
    static Optional<TlsHandshake> readCertificate(String note, TlsHandshake tls) {
        if (!note.startsWith(CERTIFICATE) || !tls.isComplete()) {
            return Optional.empty();
        }
        List<X509Certificate> all = new ArrayList<>(tls.clientCertificates());
        all.add(certificate(note.substring(CERTIFICATE.length())));
        return Optional.of(TlsHandshake.succeeded(
                tls.protocol().orElse(""), tls.cipherSuite().orElse(""), tls.serverName(), all));
    }

    private static X509Certificate certificate(String base64) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the certificate cannot be read: " + e.getMessage(), e);
        }
    }
}
