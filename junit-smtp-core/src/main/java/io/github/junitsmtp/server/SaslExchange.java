package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One AUTH command with the challenges and responses that belong to it (RFC 4954, section 4): PLAIN (RFC 4616), LOGIN and XOAUTH2.
 */
final class SaslExchange {

    static final String MECHANISMS = "PLAIN LOGIN XOAUTH2";

    private static final Pattern XOAUTH2 = Pattern.compile("user=([^\\x01]*)\\x01auth=Bearer ([^\\x01]*)\\x01\\x01");
    private static final SmtpReply SUCCEEDED = reply(235, "2.7.0", "Authentication successful");

    private final String mechanism;
    private final Credentials credentials;
    private final List<String> responses = new ArrayList<>(2);
    private @Nullable String user;

    SaslExchange(String mechanism, Credentials credentials) {
        this.mechanism = mechanism.toUpperCase(Locale.ROOT);
        this.credentials = credentials;
    }

    /** Who wants to log in, once the client has said so; who has, once the last reply was 235. */
    Optional<String> candidate() {
        return Optional.ofNullable(user);
    }

    SmtpReply start(String initialResponse) {
        if (!List.of(MECHANISMS.split(" ")).contains(mechanism)) {
            return reply(504, "5.5.4", "No such mechanism, there are " + MECHANISMS);
        }
        if (initialResponse.isEmpty()) {
            return challenge();
        }
        return respond(initialResponse.equals("=") ? "" : initialResponse);
    }

    SmtpReply respond(String base64) {
        if (base64.equals("*")) {
            return reply(501, "5.7.0", "Authentication cancelled");
        }
        try {
            responses.add(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return reply(501, "5.5.2", "Not base64");
        }
        return mechanism.equals("LOGIN") && responses.size() < 2 ? challenge() : verdict();
    }

    private SmtpReply challenge() {
        if (!mechanism.equals("LOGIN")) {
            return SmtpReply.parse("334 \r\n");
        }
        String prompt = responses.isEmpty() ? "Username:" : "Password:";
        return SmtpReply.of(334, Base64.getEncoder().encodeToString(prompt.getBytes(StandardCharsets.US_ASCII)));
    }

    private SmtpReply verdict() {
        return switch (mechanism) {
            case "LOGIN" -> check(responses.get(0), responses.get(1));
            case "PLAIN" -> {
                String[] parts = responses.get(0).split("\0", -1);
                yield parts.length == 3
                        ? check(parts[1], parts[2])
                        : reply(501, "5.5.2", "PLAIN takes an identity, a user and a password with NUL between them");
            }
            default -> {
                Matcher matcher = XOAUTH2.matcher(responses.get(0));
                yield matcher.matches()
                        ? check(matcher.group(1), matcher.group(2))
                        : reply(501, "5.5.2", "XOAUTH2 takes user=, auth=Bearer and two ^A");
            }
        };
    }

    private SmtpReply check(String name, String password) {
        user = name;
        return credentials.areRight(name, password)
                ? SUCCEEDED
                : reply(535, "5.7.8", "Authentication credentials invalid");
    }

    private static SmtpReply reply(int code, String enhanced, String text) {
        return SmtpReply.of(code, EnhancedStatusCode.parse(enhanced), text);
    }
}
