package io.github.junitsmtp.internal.sasl;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DIGEST-MD5 with another server (RFC 2831). Only that server can verify the response, but the response names the user. */
final class OverheardDigest implements SaslMechanism {

    private static final Pattern USER = Pattern.compile("(?:^|,)\\s*username=\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    private @Nullable String user;

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
            user = USER.matcher(SaslMechanism.text(response))
                    .results()
                    .map(OverheardDigest::unquoted)
                    .filter(Predicate.not(String::isEmpty))
                    .findFirst()
                    .orElse(null);
        }
        return SaslStep.Challenge.of("");
    }

    private static String unquoted(MatchResult quoted) {
        return QUOTED_PAIR.matcher(quoted.group(1)).replaceAll(pair -> Matcher.quoteReplacement(pair.group(1)));
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }
}
