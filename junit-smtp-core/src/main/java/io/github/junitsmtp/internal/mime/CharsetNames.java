package io.github.junitsmtp.internal.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The charsets of this JVM under the names that mails use: the labels of the WHATWG standard, as browsers and mail programs interpret them,
 * and some older names. The JDK has all of these charsets except UTF-7, ISO-8859-10 and ISO-8859-14, but knows fewer names.
 * Mails in plain ASCII do not need this table.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard, section 4.2</a>
 */
final class CharsetNames {

    /** A charset of the JDK, and the names that the JDK does not know, or maps to a smaller charset. */
    private static final Map<String, String> LABELS = labels("""
            windows-1252: cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 \
            latin-1 windows-1252 x-cp1252 x-ansi ansi
            US-ASCII: ansi_x3.4-1968 ascii us-ascii us ansi_x3.4-1986 iso646-us
            UTF-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf_8 utf8mb4
            UTF-16: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16
            UTF-16BE: unicodefffe utf-16be
            IBM866: 866 cp866 csibm866 ibm866
            ISO-8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
            ISO-8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
            ISO-8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
            ISO-8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
            ISO-8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i \
            iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
            ISO-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
            iso_8859-7:1987 sun_eu_greek
            ISO-8859-8: csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8 \
            iso88598 iso_8859-8 iso_8859-8:1988 logical visual
            ISO-8859-13: iso-8859-13 iso8859-13 iso885913
            ISO-8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9
            ISO-8859-16: iso-8859-16
            KOI8-R: cskoi8r koi koi8 koi8-r koi8_r
            KOI8-U: koi8-ru koi8-u
            x-MacRoman: csmacintosh mac macintosh x-mac-roman macroman
            x-MacUkraine: x-mac-cyrillic x-mac-ukrainian
            x-windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
            windows-1250: cp1250 windows-1250 x-cp1250
            windows-1251: cp1251 windows-1251 x-cp1251
            windows-1253: cp1253 windows-1253 x-cp1253
            windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 \
            windows-1254 x-cp1254
            windows-1255: cp1255 windows-1255 x-cp1255
            windows-1256: cp1256 windows-1256 x-cp1256
            windows-1257: cp1257 windows-1257 x-cp1257
            windows-1258: cp1258 windows-1258 x-cp1258
            GB18030: chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 ms936 windows-936 \
            x-euc-cn euc-cn
            Big5-HKSCS: big5 big5-hkscs cn-big5 csbig5 x-x-big5
            EUC-JP: cseucpkdfmtjapanese euc-jp x-euc-jp
            x-windows-50221: csiso2022jp iso-2022-jp iso-2022-jp-ms
            windows-31j: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932
            x-windows-949: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 \
            windows-949 cp949
            """);

    /** The charset for bytes above 127 that are not UTF-8, if none is declared. */
    static final Charset LEGACY = known("windows-1252").orElse(StandardCharsets.ISO_8859_1);

    private CharsetNames() {}

    private static Map<String, String> labels(String table) {
        Map<String, String> labels = new HashMap<>();
        table.lines().map(line -> line.split(": ", 2)).forEach(entry -> {
            for (String label : entry[1].strip().split(" +", -1)) {
                labels.put(label, entry[0]);
            }
        });
        return labels;
    }

    /** Finds a charset by name; empty if the name is unknown to both the table and this JVM. */
    static Optional<Charset> named(String name) {
        String label = StructuredField.unquoted(name).toLowerCase(Locale.ROOT);
        if (Utf7.NAMES.contains(label)) {
            return Optional.of(Utf7.CHARSET);
        }
        return known(LABELS.getOrDefault(label, label))
                .map(CharsetNames::asMailsMeanIt)
                .or(() -> known(label));
    }

    /** Finds a charset by name to judge bytes by it: in ISO-8859-1, unlike in windows-1252, all of them are valid. */
    static Optional<Charset> declared(String name) {
        return isLatin1(name) ? Optional.of(StandardCharsets.ISO_8859_1) : named(name);
    }

    private static boolean isLatin1(String name) {
        return known(StructuredField.unquoted(name))
                .filter(StandardCharsets.ISO_8859_1::equals)
                .isPresent();
    }

    /** Returns the charset that mails mean by the canonical name of this one, since the JDK knows further aliases. */
    private static Charset asMailsMeanIt(Charset charset) {
        String name = charset.name();
        return known(LABELS.getOrDefault(name.toLowerCase(Locale.ROOT), name)).orElse(charset);
    }

    private static Optional<Charset> known(String name) {
        if (name.isEmpty()) { // for which the JDK would ask all providers, each time
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
