package io.github.junitsmtp.internal.wire;

import java.util.Optional;

/**
 * Looks for the alert in which a client says why it ends a handshake (RFC 8446, section 6). OpenSSL clients send it unencrypted when the
 * JDK expects it encrypted. The JDK then reports only that something cannot be decrypted.
 */
final class TlsAlertReader {

    private static final int LENGTH = 7;

    private final byte[] last = new byte[LENGTH];

    /** Returns the name of the fatal alert that is all these bytes are, as from a client that cannot even begin a handshake. */
    static Optional<String> alertIn(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        TlsAlertReader reader = new TlsAlertReader();
        reader.saw(bytes, 0, LENGTH);
        return reader.alert();
    }

    void saw(byte[] bytes, int offset, int count) {
        for (int i = Math.max(0, count - LENGTH); i < count; i++) {
            System.arraycopy(last, 1, last, 0, LENGTH - 1);
            last[LENGTH - 1] = bytes[offset + i];
        }
    }

    /** Returns the name of a fatal alert, if that was the last input. */
    Optional<String> alert() {
        boolean isAlert =
                last[0] == 0x15 && last[1] == 3 && last[3] == 0 && last[4] == 2 && last[5] == 2; // one record, fatal
        return isAlert ? Optional.of(nameOf(last[6] & 0xff)) : Optional.empty();
    }

    private static String nameOf(int description) {
        return switch (description) {
            case 10 -> "unexpected_message";
            case 20 -> "bad_record_mac";
            case 22 -> "record_overflow";
            case 40 -> "handshake_failure";
            case 42 -> "bad_certificate";
            case 43 -> "unsupported_certificate";
            case 44 -> "certificate_revoked";
            case 45 -> "certificate_expired";
            case 46 -> "certificate_unknown";
            case 47 -> "illegal_parameter";
            case 48 -> "unknown_ca";
            case 49 -> "access_denied";
            case 50 -> "decode_error";
            case 51 -> "decrypt_error";
            case 70 -> "protocol_version";
            case 71 -> "insufficient_security";
            case 80 -> "internal_error";
            case 86 -> "inappropriate_fallback";
            case 90 -> "user_canceled";
            case 109 -> "missing_extension";
            case 110 -> "unsupported_extension";
            case 112 -> "unrecognized_name";
            case 113 -> "bad_certificate_status_response";
            case 115 -> "unknown_psk_identity";
            case 116 -> "certificate_required";
            case 120 -> "no_application_protocol";
            default -> "alert " + description;
        };
    }
}
