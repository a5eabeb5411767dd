package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.tls.Tls;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extensions that a server offers (RFC 5321, section 2.2). */
public final class AdvertisedExtensions {

    /** What servers have today. */
    public static final Set<SmtpExtension> STANDARD = Collections.unmodifiableSet(EnumSet.of(
            SmtpExtension.PIPELINING,
            SmtpExtension.SIZE,
            SmtpExtension.EIGHT_BIT_MIME,
            SmtpExtension.SMTPUTF8,
            SmtpExtension.DSN,
            SmtpExtension.ENHANCED_STATUS_CODES,
            SmtpExtension.CHUNKING,
            SmtpExtension.AUTH,
            SmtpExtension.STARTTLS,
            SmtpExtension.HELP));

    private final Set<SmtpExtension> extensions;
    private final List<String> unknown;
    private final Set<String> keywords;
    private final boolean exact;
    private final Tls tls;
    private final int maxMessageSize;
    private final Mechanisms mechanisms;
    private final Limits limits;

    /** Takes the extensions, the lines of those that this library does not know, and whether the engine has none of its own. */
    public AdvertisedExtensions(
            Collection<SmtpExtension> extensions,
            Collection<String> unknown,
            boolean exact,
            Tls tls,
            int maxMessageSize,
            Mechanisms mechanisms,
            Limits limits) {
        this.extensions = EnumSet.noneOf(SmtpExtension.class);
        this.extensions.addAll(extensions);
        this.unknown = List.copyOf(unknown);
        this.exact = exact;
        this.tls = tls;
        this.maxMessageSize = maxMessageSize;
        this.mechanisms = mechanisms;
        this.limits = limits;
        this.keywords = Stream.concat(
                        this.extensions.stream().map(SmtpExtension::keyword),
                        this.unknown.stream().map(AdvertisedExtensions::keyword))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> keywords() {
        return keywords;
    }

    public boolean hasStartTls() {
        return tls.offersStartTls() && extensions.contains(SmtpExtension.STARTTLS);
    }

    /** The lines for EHLO: ours, and those of the engine whose extensions this library does not know. */
    public Collection<String> lines(List<String> engineLines, boolean encrypted) {
        Map<String, String> lines = new TreeMap<>();
        if (!exact) {
            engineLines.stream()
                    .filter(line -> SmtpExtension.of(keyword(line)).isEmpty())
                    .forEach(line -> lines.put(keyword(line), line));
        }
        extensions.stream()
                .filter(extension -> isOffered(extension, encrypted))
                .forEach(extension -> lines.put(extension.keyword(), line(extension)));
        unknown.forEach(line -> lines.put(keyword(line), line));
        return lines.values();
    }

    private boolean isOffered(SmtpExtension extension, boolean encrypted) {
        return switch (extension) {
            case STARTTLS -> hasStartTls() && !encrypted; // RFC 3207, section 4.2
            case AUTH -> encrypted || tls != Tls.STARTTLS_REQUIRED;
            case REQUIRETLS -> encrypted; // RFC 8689, section 2
            case LIMITS -> limits.advertised().isPresent();
            default -> true;
        };
    }

    private String line(SmtpExtension extension) {
        return switch (extension) {
            case SIZE -> "SIZE " + maxMessageSize;
            case AUTH -> "AUTH " + mechanisms;
            case LIMITS -> "LIMITS " + limits.advertised().orElse("");
            case FUTURERELEASE -> "FUTURERELEASE 86400 2037-12-31T23:59:59Z";
            default -> extension.keyword();
        };
    }

    private static String keyword(String line) {
        return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }
}
