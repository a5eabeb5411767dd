package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.EsmtpParameter;
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
import org.jspecify.annotations.Nullable;

/**
 * The parameters that MAIL and RCPT may have after the address: each belongs to an offered extension, occurs once, and has a valid value.
 */
final class ParameterRules {

    private static final String XTEXT = "(?:[!-*,-<>-~]|\\+(?-i:[0-9A-F]{2}))";

    /** Invalid command arguments (RFC 3463, section 3.6). */
    private static final String STATUS = "5.5.4";

    private static final Pattern KEYWORD = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]*+");

    /** The syntax of the values; none for parameters without a value. */
    private static final Map<String, Pattern> VALUES = Map.ofEntries(
            value("SIZE", "\\d{1,20}"),
            value("BODY", "7BIT|8BITMIME|BINARYMIME"),
            value("SMTPUTF8", ""),
            value("RET", "FULL|HDRS"),
            value("ENVID", XTEXT + "{1,100}"),
            value("AUTH", "<>|" + XTEXT + "{1,500}"),
            value("BY", "[+-]?\\d{1,9};[RN]T?"),
            value("REQUIRETLS", ""),
            value("MT-PRIORITY", "0|-?[1-9]"),
            value("HOLDFOR", "[1-9]\\d{0,8}"),
            value("HOLDUNTIL", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)"),
            value("NOTIFY", "NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2}"),
            value("ORCPT", "[a-zA-Z0-9-]+;(?:" + XTEXT + "|[^\\x00-\\x7F]){1,500}"));

    private ParameterRules() {}

    private static Map.Entry<String, Pattern> value(String keyword, String pattern) {
        return Map.entry(keyword, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    /** Refuses parameters that are unknown, not offered, repeated or malformed (RFC 5321, section 4.1.1.11). */
    static Optional<SmtpReply> refusal(SmtpCommand command, SessionState state, Tolerance tolerance) {
        Set<String> seen = new HashSet<>();
        for (EsmtpParameter parameter : command.parameters()) {
            String keyword = parameter.keyword().toUpperCase(Locale.ROOT);
            Optional<SmtpReply> refusal = seen.add(keyword)
                    ? check(
                            parameter,
                            SmtpExtension.ofParameter(command.verb(), keyword),
                            VALUES.get(keyword),
                            state,
                            tolerance)
                    : tolerance.refused(501, STATUS, "Duplicate parameter " + Printable.quote(keyword));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return tolerance.unless(
                !(seen.contains("HOLDFOR") && seen.contains("HOLDUNTIL")),
                501,
                STATUS,
                "HOLDFOR and HOLDUNTIL are mutually exclusive");
    }

    /** Whether a parameter has the form of one. */
    static boolean isParameter(EsmtpParameter parameter) {
        return KEYWORD.matcher(parameter.keyword()).matches();
    }

    private static Optional<SmtpReply> check(
            EsmtpParameter parameter,
            List<SmtpExtension> bringers,
            @Nullable Pattern values,
            SessionState state,
            Tolerance tolerance) {
        if (!isParameter(parameter)) {
            return tolerance.refused(
                    501,
                    STATUS,
                    "Invalid parameter " + Printable.quote(parameter.toString())
                            + "; put the address in angle brackets");
        }
        if (bringers.isEmpty() || values == null) {
            return state.offersUnknown() // it may belong to an extension that only the engine knows
                    ? Optional.empty()
                    : tolerance.refused(555, STATUS, "Unknown parameter " + Printable.quote(parameter.toString()));
        }
        SmtpExtension bringer = bringers.size() == 1 ? bringers.get(0) : bringerOfBody(parameter);
        if (!state.offers(bringer)) {
            return tolerance.refused(555, STATUS, parameter + " requires " + bringer + ", which is not offered");
        }
        String value = parameter.value().orElse("");
        return tolerance.unless(
                values.pattern().isEmpty() == parameter.value().isEmpty()
                        && values.matcher(value).matches()
                        && isAllowed(parameter.keyword(), value),
                501,
                STATUS,
                "Invalid value in " + Printable.quote(parameter.toString()));
    }

    private static boolean isAllowed(String keyword, String value) {
        return switch (keyword.toUpperCase(Locale.ROOT)) {
            case "HOLDFOR" -> FutureRelease.allowsFor(value);
            case "HOLDUNTIL" -> FutureRelease.allowsUntil(value);
            case "BY" -> isDeliverBy(value.toUpperCase(Locale.ROOT).split(";", 2));
            default -> true;
        };
    }

    /** A mail that is returned if it is late needs a positive time (RFC 2852, section 4). */
    private static boolean isDeliverBy(String[] timeAndMode) {
        return timeAndMode[1].startsWith("N") || Integer.parseInt(timeAndMode[0]) > 0;
    }

    /** The value of BODY tells which of two extensions it belongs to. */
    private static SmtpExtension bringerOfBody(EsmtpParameter body) {
        return body.value().filter("BINARYMIME"::equalsIgnoreCase).isPresent()
                ? SmtpExtension.BINARYMIME
                : SmtpExtension.EIGHT_BIT_MIME;
    }
}
