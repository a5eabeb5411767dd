package io.github.junitsmtp.protocol;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.Deviation.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds violations of the standards that do not change the meaning of a reply. */
final class Deviations {

    private final SmtpReply reply;
    private final List<Deviation> found = new ArrayList<>();

    private Deviations(SmtpReply reply) {
        this.reply = reply;
    }

    static List<Deviation> of(SmtpReply reply) {
        Deviations deviations = new Deviations(reply);
        deviations.search(reply.bytes());
        return List.copyOf(deviations.found);
    }

    private void search(byte[] wire) {
        int start = 0;
        for (int number = 1; number <= reply.lines().size(); number++) {
            int lineFeed = start;
            while (wire[lineFeed] != '\n') {
                lineFeed++;
            }
            boolean bare = wire[lineFeed - 1] != '\r';
            int end = bare ? lineFeed : lineFeed - 1;
            String line = "line " + number + " "
                    + Printable.quote(new String(wire, start, end - start, StandardCharsets.UTF_8)) + " ";
            if (bare) {
                add(Kind.FORM, line + "ends with a bare LF instead of CRLF (RFC 5321, section 2.3.8)");
            }
            searchCharacters(line, wire, start, end);
            searchEnhancedCode(line, EnhancedStatusCode.atStartOf(reply.lines().get(number - 1)));
            start = lineFeed + 1;
        }
    }

    private void searchCharacters(String line, byte[] wire, int start, int end) {
        boolean foreign = false;
        boolean control = false;
        for (int i = start; i < end; i++) {
            foreign |= wire[i] < 0;
            control |= wire[i] >= 0 && wire[i] < ' ' && wire[i] != '\t' || wire[i] == 0x7f;
        }
        if (foreign) {
            add(
                    Kind.FORM,
                    line + "contains non-ASCII text, which only SMTPUTF8 clients understand"
                            + " (RFC 5321, section 4.2; RFC 6531, section 3.7.4)");
        }
        if (control) {
            add(Kind.FORM, line + "contains a control character (RFC 5321, section 4.2)");
        }
    }

    private void searchEnhancedCode(String line, Optional<EnhancedStatusCode> enhanced) {
        enhanced.filter(code -> !code.agreesWith(reply.code()))
                .ifPresent(code -> add(
                        Kind.ENHANCED_CLASS,
                        line + "has enhanced status code " + code + ", whose class does not match " + reply.code()
                                + " (RFC 2034, section 4)"));
        Optional<EnhancedStatusCode> first = reply.enhancedStatusCode();
        if (!enhanced.equals(first)) {
            add(
                    Kind.ENHANCED_LINES,
                    line + "has " + inWords(enhanced) + ", but line 1 has " + inWords(first)
                            + " (RFC 2034, section 4)");
        }
    }

    private void add(Kind kind, String text) {
        found.add(new Deviation(kind, text));
    }

    private static String inWords(Optional<EnhancedStatusCode> enhanced) {
        return enhanced.map(code -> "enhanced status code " + code).orElse("no enhanced status code");
    }
}
