package io.github.junitsmtp.server;

import io.github.junitsmtp.protocol.EnhancedStatusCode;
import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.Printable;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What MAIL and RCPT may say behind the address: parameters of extensions that were offered, once each, with values that can be read. */
final class ParameterRules {

    /** A parameter: which extensions bring it, and what its value looks like; a pattern of nothing if it takes none. */
    private record Syntax(Set<SmtpExtension> extensions, Pattern value) {

        static Syntax of(String value, SmtpExtension... extensions) {
            return new Syntax(Set.of(extensions), Pattern.compile(value, Pattern.CASE_INSENSITIVE));
        }

        boolean allows(EsmtpParameter parameter) {
            return value.pattern().isEmpty() == parameter.value().isEmpty()
                    && value.matcher(parameter.value().orElse("")).matches();
        }
    }

    private static final String XTEXT = "(?:[!-*,-<>-~]|\\+[0-9A-F]{2})";
    private static final String NONE = "";
    private static final Map<String, Syntax> MAIL = Map.ofEntries(
            entry("SIZE", "\\d{1,20}", SmtpExtension.SIZE),
            entry("BODY", "7BIT|8BITMIME|BINARYMIME", SmtpExtension.EIGHT_BIT_MIME, SmtpExtension.BINARYMIME),
            entry("SMTPUTF8", NONE, SmtpExtension.SMTPUTF8),
            entry("RET", "FULL|HDRS", SmtpExtension.DSN),
            entry("ENVID", XTEXT + "{1,100}", SmtpExtension.DSN),
            entry("AUTH", "<>|" + XTEXT + "{1,500}", SmtpExtension.AUTH),
            entry("BY", "-?\\d{1,9};[RN]T?", SmtpExtension.DELIVERBY),
            entry("REQUIRETLS", NONE, SmtpExtension.REQUIRETLS),
            entry("MT-PRIORITY", "-?[0-9]", SmtpExtension.MT_PRIORITY),
            entry("HOLDFOR", "[1-9]\\d{0,8}", SmtpExtension.FUTURERELEASE),
            entry(
                    "HOLDUNTIL",
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)",
                    SmtpExtension.FUTURERELEASE));
    private static final Map<String, Syntax> RCPT = Map.of(
            "NOTIFY",
            Syntax.of("NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2}", SmtpExtension.DSN),
            "ORCPT",
            Syntax.of("[a-zA-Z0-9-]+;(?:" + XTEXT + "|[^\\x00-\\x7F]){1,500}", SmtpExtension.DSN));

    private ParameterRules() {}

    private static Map.Entry<String, Syntax> entry(String keyword, String value, SmtpExtension... extensions) {
        return Map.entry(keyword, Syntax.of(value, extensions));
    }

    /** Refuses parameters that are unknown, not offered, repeated or malformed (RFC 5321, section 4.1.1.11). */
    static Optional<SmtpReply> refusal(SmtpCommand command, SessionState state) {
        List<EsmtpParameter> parameters = command.parameters();
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Syntax> known = command.verb().equals("MAIL") ? MAIL : RCPT;
        Set<String> seen = new HashSet<>();
        for (EsmtpParameter parameter : parameters) {
            String keyword = parameter.keyword().toUpperCase(Locale.ROOT);
            Syntax syntax = known.get(keyword);
            Optional<SmtpReply> refusal = !seen.add(keyword)
                    ? refusal(501, Printable.quote(keyword) + " is given twice")
                    : syntax == null ? unknown(parameter, state) : check(parameter, syntax, state);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<SmtpReply> unknown(EsmtpParameter parameter, SessionState state) {
        return state.offersUnknown() // perhaps it belongs to that
                ? Optional.empty()
                : refusal(555, "There is no parameter " + Printable.quote(parameter.toString()) + " here");
    }

    private static Optional<SmtpReply> check(EsmtpParameter parameter, Syntax syntax, SessionState state) {
        String value = parameter.value().orElse("");
        SmtpExtension missing = syntax.extensions().stream()
                .filter(extension -> !state.offers(extension))
                .filter(extension -> syntax.extensions().size() == 1 || isFor(value, extension))
                .findFirst()
                .orElse(null);
        if (missing != null) {
            return refusal(555, parameter + " needs " + missing + ", which is not offered");
        }
        return syntax.allows(parameter)
                ? Optional.empty()
                : refusal(501, "The value of " + Printable.quote(parameter.toString()) + " can not be read");
    }

    /** BODY comes with either of two extensions, as its value tells. */
    private static boolean isFor(String body, SmtpExtension extension) {
        return body.equalsIgnoreCase("BINARYMIME") == (extension == SmtpExtension.BINARYMIME);
    }

    private static Optional<SmtpReply> refusal(int code, String text) {
        return Optional.of(SmtpReply.of(code, EnhancedStatusCode.parse("5.5.4"), text));
    }
}
