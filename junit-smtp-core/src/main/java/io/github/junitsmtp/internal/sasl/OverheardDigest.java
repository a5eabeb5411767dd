package io.github.junitsmtp.internal.sasl;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CRAM-MD5 (RFC 2195) or DIGEST-MD5 (RFC 2831) with another server. Only that server can verify the response, but the response names the
 * user.
 */
final class OverheardDigest implements SaslMechanism {

    private static final Pattern USER = Pattern.compile("(?:^|,)\\s*username=\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    private final Function<String, Optional<String>> reader;
    private @Nullable String user;

    private OverheardDigest(Function<String, Optional<String>> reader) {
        this.reader = reader;
    }

    /** Returns the mechanism with this name; empty if it is no digest. */
    static Optional<SaslMechanism> of(String name) {
        return switch (name) {
            case "CRAM-MD5" -> Optional.of(new OverheardDigest(OverheardDigest::beforeLastSpace));
            case "DIGEST-MD5" -> Optional.of(new OverheardDigest(OverheardDigest::ofDirective));
            default -> Optional.empty();
        };
    }

    @Override
    public SaslStep begin() {
        return SaslStep.Challenge.of("");
    }

    @Override
    public boolean serverSpeaksFirst() {
        return true;
    }

    @Override
    public SaslStep respond(byte[] response) {
        if (user == null) {
            user = reader.apply(SaslMechanism.text(response)).orElse(null);
        }
        return SaslStep.Challenge.of("");
    }

    private static Optional<String> beforeLastSpace(String response) {
        int end = response.lastIndexOf(' ');
        return end > 0 ? Optional.of(response.substring(0, end)) : Optional.empty();
    }

    private static Optional<String> ofDirective(String response) {
        return USER.matcher(response)
                .results()
                .map(OverheardDigest::unquoted)
                .filter(Predicate.not(String::isEmpty))
                .findFirst();
    }

    private static String unquoted(MatchResult quoted) {
        return QUOTED_PAIR.matcher(quoted.group(1)).replaceAll(pair -> Matcher.quoteReplacement(pair.group(1)));
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }
}
