package io.github.junitsmtp.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the few ASN.1 types that certificates consist of, in DER (X.690). The JDK can read them, but has no API for
 * writing them.
 */
final class Der {

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final int FIRST_GENERALIZED_YEAR = 2050; // RFC 5280, section 4.1.2.5

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return value(SEQUENCE, elements);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] integer(int number) {
        return integer(BigInteger.valueOf(number));
    }

    static byte[] isTrue() {
        return value(BOOLEAN, new byte[] {(byte) 0xff});
    }

    static byte[] octets(byte[] bytes) {
        return value(OCTET_STRING, bytes);
    }

    static byte[] bits(int unused, byte... bytes) {
        return value(BIT_STRING, new byte[] {(byte) unused}, bytes);
    }

    static byte[] objectId(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >>> shift > 0) {
                    bytes.write(arc >>> shift & 0x7f | 0x80);
                }
            }
            bytes.write(arc & 0x7f);
        }
        return value(OBJECT_IDENTIFIER, bytes.toByteArray());
    }

    static byte[] time(Instant instant) {
        boolean early = instant.atZone(ZoneOffset.UTC).getYear() < FIRST_GENERALIZED_YEAR;
        String text = DateTimeFormatter.ofPattern(early ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
        return value(early ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A value with a context-specific tag instead of its type (implicit tagging). */
    static byte[] tagged(int number, byte[] content) {
        return value(CONTEXT | number, content);
    }

    /** A value with a context-specific tag around its type (explicit tagging). */
    static byte[] explicit(int number, byte[] element) {
        return value(CONTEXT | CONSTRUCTED | number, element);
    }

    private static byte[] value(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 6);
        bytes.write(tag);
        if (length < 0x80) {
            bytes.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int sign = digits[0] == 0 ? 1 : 0;
            bytes.write(0x80 | digits.length - sign);
            bytes.write(digits, sign, digits.length - sign);
        }
        for (byte[] content : contents) {
            bytes.writeBytes(content);
        }
        return bytes.toByteArray();
    }
}
