package io.github.junitsmtp.internal.conduct;

import io.github.junitsmtp.internal.rule.Violations;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.rule.ClientRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules on the arguments of commands. */
final class ArgumentRules {

    private static final Pattern PATH =
            Pattern.compile("<((?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\">]++)*+)>(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("(?: [A-Za-z0-9][A-Za-z0-9-]*+(?:=[^ ]++)?)*+ *+");
    private static final Pattern CHUNK = Pattern.compile("\\d+(?: +LAST)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private static final int LONGEST_PATH = 256;
    private static final int BRACKETS = 2;

    private final Violations<ClientRule> violations;

    ArgumentRules(Violations<ClientRule> violations) {
        this.violations = violations;
    }

    void check(Step step) {
        if (!step.said().complete()) {
            return;
        }
        switch (step.verb()) {
            case "EHLO", "HELO" ->
                hello(step).ifPresent(wrong -> violations.add(step.violates(ClientRule.HELLO_ARGUMENT, wrong)));
            case "MAIL" ->
                path(step, "MAIL FROM:").ifPresent(wrong -> violations.add(step.violates(ClientRule.PATHS, wrong)));
            case "RCPT" ->
                path(step, "RCPT TO:").ifPresent(wrong -> violations.add(step.violates(ClientRule.PATHS, wrong)));
            case "DATA", "RSET", "QUIT", "STARTTLS" -> {
                if (!step.argument().isEmpty()) {
                    violations.add(step.violates(
                            ClientRule.ARGUMENTS, "has an argument, which " + step.verb() + " does not allow"));
                }
            }
            case "BDAT" -> {
                if (!CHUNK.matcher(step.argument()).matches()) {
                    violations.add(step.violates(
                            ClientRule.CHUNKS,
                            "is malformed; BDAT requires a number of octets, followed by LAST for the last chunk"));
                }
            }
            default -> {
                return;
            }
        }
    }

    private static Optional<String> hello(Step step) {
        String name = step.argument();
        if (name.isEmpty()) {
            return Optional.of("does not name the client");
        }
        if (IPV4.matcher(name).matches()) {
            return Optional.of("has an IP address without square brackets");
        }
        try {
            MailAddress.parse("postmaster@" + name);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("has an argument that is neither a domain nor an address literal" + quote(step, name));
        }
    }

    private static Optional<String> path(Step step, String beginning) {
        String line = step.command().line();
        if (!line.regionMatches(true, 0, beginning, 0, beginning.length())) {
            return Optional.of("does not begin with " + Printable.quote(beginning));
        }
        String rest = line.substring(beginning.length());
        if (rest.startsWith(" ")) {
            return Optional.of("has a space after the colon");
        }
        Matcher path = PATH.matcher(rest);
        if (!path.matches()) {
            return Optional.of(brackets(rest));
        }
        if (!PARAMETERS.matcher(path.group(2)).matches()) {
            return Optional.of("has invalid parameters" + quote(step, path.group(2)));
        }
        return address(path.group(1), step.verb().equals("MAIL"));
    }

    /** Returns what is wrong with the brackets of a path. */
    private static String brackets(String path) {
        if (!path.startsWith("<")) {
            return path.split(" ", 2)[0].contains(">")
                    ? "has no opening angle bracket at the beginning of its address"
                    : "has no angle brackets around its address";
        }
        return path.contains(">")
                ? "has an opening quotation mark without a closing one in its address"
                : "has no closing angle bracket after its address";
    }

    /** Quotes a part of a command that contains no credentials. */
    private static String quote(Step step, String part) {
        return step.command().isShownWhole() ? ": " + Printable.quote(part) : "";
    }

    /** Extracts the reason from a message that also repeats the address and names a section. */
    private static String reason(IllegalArgumentException wrong) {
        return String.valueOf(wrong.getMessage())
                .replaceFirst("^.*, because ", "")
                .replaceFirst("^Not a mail address: .* has a display name", "it has a display name")
                .replaceFirst(" \\(RFC.*$", "");
    }

    private static Optional<String> address(String path, boolean ofSender) {
        if (path.isEmpty()) {
            return ofSender ? Optional.empty() : Optional.of("has an empty path, which only MAIL allows");
        }
        if (ofSender && !path.contains("@")) {
            return Optional.of("has an address without a domain");
        }
        try {
            MailAddress.parse(path);
        } catch (IllegalArgumentException e) {
            return Optional.of("has an invalid address: " + reason(e));
        }
        int octets = path.getBytes(StandardCharsets.UTF_8).length + BRACKETS;
        return octets > LONGEST_PATH
                ? Optional.of("has a path of " + octets + " octets; the limit is " + LONGEST_PATH)
                : Optional.empty();
    }
}
