package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.tls.Tls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The extensions that a server advertises (RFC 5321, section 2.2). */
public final class AdvertisedExtensions {

    /** The extensions that most servers offer today. */
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
    private final EhloKeywords keywords;
    private final boolean exact;
    private final Tls tls;
    private final int maxMessageSize;
    private final Mechanisms mechanisms;
    private final Limits limits;
    private final String domain;
    private final boolean transparent;
    /** The last replies; the engine sends the same one each time. */
    private volatile Replies known = new Replies(new byte[0], new byte[0], new byte[0]);

    /**
     * Replies to EHLO.
     *
     * @param ofEngine the engine's own
     * @param plain the one made from it for plain text
     * @param encrypted the one made from it for TLS
     */
    private record Replies(byte[] ofEngine, byte[] plain, byte[] encrypted) {}

    /** Takes the extensions, the lines of extensions unknown to this library, and whether the engine's own extensions are left out. */
    public AdvertisedExtensions(
            Collection<SmtpExtension> extensions,
            Collection<String> unknown,
            boolean exact,
            Tls tls,
            int maxMessageSize,
            Mechanisms mechanisms,
            Limits limits,
            String domain) {
        this(extensions, unknown, exact, tls, maxMessageSize, mechanisms, limits, domain, false);
    }

    private AdvertisedExtensions(
            Collection<SmtpExtension> extensions,
            Collection<String> unknown,
            boolean exact,
            Tls tls,
            int maxMessageSize,
            Mechanisms mechanisms,
            Limits limits,
            String domain,
            boolean transparent) {
        this.transparent = transparent;
        this.domain = domain;
        this.extensions = EnumSet.noneOf(SmtpExtension.class);
        this.extensions.addAll(extensions);
        this.unknown = List.copyOf(unknown);
        this.exact = exact;
        this.tls = tls;
        this.maxMessageSize = maxMessageSize;
        this.mechanisms = mechanisms;
        this.limits = limits;
        List<String> names = new ArrayList<>();
        for (SmtpExtension extension : this.extensions) {
            names.add(extension.keyword());
        }
        for (String line : this.unknown) {
            names.add(EhloKeywords.keywordOf(line));
        }
        this.keywords = EhloKeywords.named(names);
    }

    /** Returns no extensions: the backend of a relay advertises its own. */
    public static AdvertisedExtensions ofServerBehind(Mechanisms mechanisms, String domain) {
        return new AdvertisedExtensions(List.of(), List.of(), true, Tls.NONE, 0, mechanisms, Limits.NONE, domain, true);
    }

    public EhloKeywords keywords() {
        return keywords;
    }

    public boolean hasStartTls() {
        return tls.offersStartTls() && extensions.contains(SmtpExtension.STARTTLS);
    }

    /** Whether STARTTLS is offered to a client that was offered these extensions. */
    public boolean offersStartTlsBeside(EhloKeywords told) {
        return hasStartTls() || transparent && told.has(SmtpExtension.STARTTLS.keyword());
    }

    /** Builds the reply to EHLO. An extension that both the engine and the transport have is advertised as the transport's. */
    public byte[] inReplyTo(byte[] engineReply, boolean encrypted) {
        Replies replies = known;
        if (!Arrays.equals(replies.ofEngine(), engineReply)) {
            replies = new Replies(engineReply, merged(engineReply, false), merged(engineReply, true));
            known = replies;
        }
        return encrypted ? replies.encrypted() : replies.plain();
    }

    private byte[] merged(byte[] engineReply, boolean encrypted) {
        try {
            List<String> engineLines = SmtpReply.parse(engineReply).lines();
            List<String> lines = new ArrayList<>(List.of(domain));
            lines.addAll(lines(engineLines.subList(1, engineLines.size()), encrypted));
            return SmtpReply.of(250, lines.toArray(String[]::new)).bytes();
        } catch (MalformedReplyException e) {
            return engineReply; // the client gets the engine's malformed reply as it is
        }
    }

    /** The transport's lines, and those of the engine's that the transport does not know. */
    private Collection<String> lines(List<String> engineLines, boolean encrypted) {
        Map<String, String> lines = new TreeMap<>();
        for (String line : exact ? List.<String>of() : engineLines) {
            String keyword = EhloKeywords.keywordOf(line);
            if (SmtpExtension.find(keyword).isEmpty()) {
                lines.put(keyword, line);
            }
        }
        for (SmtpExtension extension : extensions) {
            if (isOffered(extension, encrypted)) {
                lines.put(extension.keyword(), line(extension));
            }
        }
        for (String line : unknown) {
            lines.put(EhloKeywords.keywordOf(line), line);
        }
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
            case FUTURERELEASE -> "FUTURERELEASE " + FutureRelease.parameters();
            default -> extension.keyword();
        };
    }
}
