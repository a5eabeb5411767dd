package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.Optional;

/**
 * The extensions that a client may use.
 *
 * @param keywords those in the reply to EHLO; empty if that reply is not on record, so that every extension counts as offered
 */
record OfferedExtensions(Optional<EhloKeywords> keywords) {

    static final OfferedExtensions NONE = new OfferedExtensions(Optional.of(EhloKeywords.NONE));
    static final OfferedExtensions UNKNOWN = new OfferedExtensions(Optional.empty());

    private static final int OCTETS_OF_UNKNOWN = 500;

    static OfferedExtensions of(SmtpReply reply) {
        return new OfferedExtensions(Optional.of(EhloKeywords.parse(reply)));
    }

    boolean has(String keyword) {
        return keywords.map(known -> known.has(keyword)).orElse(true);
    }

    boolean has(String keyword, String parameter) {
        return keywords.map(known -> known.parametersOf(keyword).contains(parameter))
                .orElse(true);
    }

    /** Lists the parameters of an extension, for a sentence. */
    String parametersOf(String keyword) {
        return keywords.map(known -> String.join(", ", known.parametersOf(keyword)))
                .orElse("");
    }

    /** Whether the server offers an extension unknown here, which may add parameters and commands. */
    boolean hasUnknown() {
        return keywords.map(EhloKeywords::hasUnknown).orElse(true);
    }

    /** Returns how many extra octets extensions allow for a command; generous if that is not known. */
    int octets(String verb) {
        return keywords.map(known -> known.names().stream()
                        .mapToInt(keyword -> SmtpExtension.find(keyword)
                                .map(extension -> extension.octets(verb))
                                .orElse(OCTETS_OF_UNKNOWN))
                        .sum())
                .orElse(Integer.MAX_VALUE / 2);
    }

    /** Returns what is offered, for a sentence. */
    @Override
    public String toString() {
        return keywords.filter(known -> !known.names().isEmpty())
                .map(known -> "the server offered " + known)
                .orElse("the server offered no extensions");
    }
}
