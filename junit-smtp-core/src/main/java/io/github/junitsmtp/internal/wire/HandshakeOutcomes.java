package io.github.junitsmtp.internal.wire;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.transcript.TlsHandshake;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Describes outcomes of TLS handshakes. */
public final class HandshakeOutcomes {

    /** The content type of TLS handshake records, which is their first byte (RFC 8446, section 5.1). */
    public static final int RECORD = 0x16;

    /** A server that answers in plain text what it must not read any more. */
    public static final String PLAIN_TEXT_AFTER_STARTTLS =
            "the server sent more plain text after its reply to STARTTLS";

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");
    private static final Pattern NO_VERSION = Pattern.compile(
            "protocol_version|not enabled or supported|not accepted by server preferences|No appropriate protocol");
    private static final Pattern CLOSED =
            Pattern.compile("terminated the handshake|closed by remote|close_notify|reset|shut down|Broken pipe");

    private static final String NO_COMMON_VERSION = "client and server have no TLS version in common";
    private static final String NO_COMMON_PARAMETERS = "client and server could not agree on TLS parameters";

    /** Newer Java versions put the alert before the message; without it, the same refusal reads the same everywhere. */
    private static final Pattern ALERT_BEFORE = Pattern.compile("^\\([a-z_]+\\) ");

    static final String SILENT_CLIENT =
            "the client closed the connection without sending anything; it may expect plain text here";
    static final String TIMEOUT_BEFORE_FIRST_BYTE =
            "the client sent nothing before the idle timeout; it may expect plain text here";

    private HandshakeOutcomes() {}

    static TlsHandshake complete(SSLSession session, ShownCertificate certificate) {
        return TlsHandshake.succeeded(
                        session.getProtocol(),
                        session.getCipherSuite(),
                        serverName(session),
                        clientCertificates(session))
                .withCertificateFor(certificate.hosts());
    }

    private static Optional<String> serverName(SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                ? extended.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                : Optional.empty();
    }

    private static List<X509Certificate> clientCertificates(SSLSession session) {
        try {
            return Stream.of(session.getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of(); // the client sent none
        }
    }

    /** Describes why a handshake failed, using the client's alert if it is known. */
    static TlsHandshake failed(
            IOException e, Optional<String> alert, Optional<String> asked, ShownCertificate certificate) {
        String message = alert.map(name -> "Received fatal alert: " + name).orElse(String.valueOf(e.getMessage()));
        return TlsHandshake.failed(
                explanation(e, message, asked, certificate) + " ("
                        + Printable.quote(ALERT_BEFORE.matcher(message).replaceFirst("")) + ")",
                asked);
    }

    public static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
    }

    private static String explanation(
            IOException e, String message, Optional<String> asked, ShownCertificate certificate) {
        if (isTimeout(e)) {
            return "the client did not continue the handshake before the idle timeout";
        }
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return meaningOf(alert.group(1), asked, certificate);
        }
        if (message.contains("Empty client certificate chain") || message.contains("null cert chain")) {
            return "the client presented no certificate";
        }
        if (isAboutCertificate(e)) {
            return "the server refused the client's certificate; it accepts the ones from certificates()";
        }
        if (NO_VERSION.matcher(message).find()) {
            return NO_COMMON_VERSION;
        }
        if (CLOSED.matcher(message).find()) {
            return "the client closed the connection; " + certificate.perhapsRefused(asked);
        }
        return e instanceof SSLHandshakeException
                ? NO_COMMON_PARAMETERS
                : "the server could not continue the handshake";
    }

    /** Returns what it means if the client ends the handshake with an alert (RFC 8446, section 6.2). */
    private static String meaningOf(String alert, Optional<String> asked, ShownCertificate certificate) {
        return switch (alert) {
            case "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca" -> certificate.refusedWith(alert, asked);
            case "internal_error" ->
                "the client reported an internal error; its trust store may be empty: see certificates()";
            case "protocol_version" -> NO_COMMON_VERSION;
            case "handshake_failure", "insufficient_security", "no_application_protocol" -> NO_COMMON_PARAMETERS;
            default -> "the client ended the handshake";
        };
    }

    /** Whether the server refused a certificate, which can only be the client's. */
    private static boolean isAboutCertificate(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause instanceof CertificateException || cause != null && cause != thrown && isAboutCertificate(cause);
    }

    public static TlsHandshake notTls(byte[] bytes) {
        return TlsHandshake.failed("the client sent "
                + Printable.quote(SmtpCommand.parse(firstLine(bytes)).toString()) + " instead of a TLS handshake");
    }

    private static byte[] firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && end < 100 && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }
}
