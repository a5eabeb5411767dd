package io.github.junitsmtp.conformance;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.client.SmtpClientException;
import io.github.junitsmtp.internal.text.Cut;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.MalformedReplyException;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** One connection of a check. If anything prevents a reply, the methods throw a {@link Departure}. */
final class Dialogue {

    private static final int LONGEST_COMMAND = 100;
    private static final int LONGEST_PROBLEM = 500;
    private static final int START_MAIL_INPUT = 354;

    /** The beginning of the client's message about a missing reply. */
    private static final String SILENCE = "No complete reply";

    /** Codes that refuse the mailbox rather than its syntax. */
    private static final Set<Integer> POLICY = Set.of(530, 550, 551, 554);

    private static final String GREETING = "a greeting with 220";

    private final SmtpClient client;
    private EhloKeywords offered = EhloKeywords.NONE;

    Dialogue(SmtpClient client) {
        this.client = client;
    }

    /** Connects to a server that greets with 220. */
    static Dialogue open(Supplier<SmtpClient> connecting) {
        Dialogue dialogue = new Dialogue(attempt(GREETING, connecting));
        require(dialogue.greeting(), GREETING, code -> code == 220);
        return dialogue;
    }

    SmtpClient client() {
        return client;
    }

    SmtpReply greeting() {
        return client.greeting();
    }

    EhloKeywords offered() {
        return offered;
    }

    boolean offers(SmtpExtension extension) {
        return offered.has(extension.keyword());
    }

    /** Sends EHLO as a precondition. */
    Dialogue hello(String domain) {
        offered = EhloKeywords.parse(given("EHLO " + domain));
        return this;
    }

    /** Sends a line and returns any reply. */
    SmtpReply send(String line) {
        return attempt("a reply to " + shown(line), () -> client.send(line));
    }

    /** Sends a line as a precondition: a refusal says nothing about the rule. */
    SmtpReply given(String line) {
        return given(line, SmtpReply::isPositive);
    }

    /** Sends DATA as a precondition. */
    void givenData() {
        given("DATA", reply -> reply.code() == START_MAIL_INPUT);
    }

    private SmtpReply given(String line, Predicate<SmtpReply> accepted) {
        SmtpReply reply = send(line);
        if (!accepted.test(reply)) {
            throw new NotChecked("the server answered " + shown(line) + " with " + reply);
        }
        return reply;
    }

    /** Sends a line that must be answered with one of the given codes. */
    SmtpReply expect(String line, int... codes) {
        return requireCode(send(line), shown(line), codes);
    }

    /** Sends a line that must be accepted. */
    SmtpReply accepts(String line) {
        return requireAccepted(send(line), shown(line));
    }

    /** Requires that a command is accepted. */
    static SmtpReply requireAccepted(SmtpReply reply, String to) {
        requireLasting(reply, to);
        return require(reply, "250 in reply to " + to, code -> code == 250 || code == 251);
    }

    /** Requires that a reply is not temporary: a 4xx reply, such as from greylisting, proves nothing. */
    static void requireLasting(SmtpReply reply, String to) {
        if (isTemporary(reply)) {
            throw new NotChecked("the server answered " + to + " with " + reply);
        }
    }

    private static boolean isTemporary(SmtpReply reply) {
        return reply.code() / 100 == 4 && reply.code() != 421;
    }

    /**
     * Sends a MAIL command whose syntax must be accepted. A server may still refuse the sender, which proves nothing.
     */
    SmtpReply understands(String line) {
        return require(
                given(line, reply -> !isRefusalOfSender(reply)), "250 in reply to " + shown(line), code -> code == 250);
    }

    /** Whether a reply to MAIL refuses the sender, or anyone, as opposed to the command. */
    static boolean isRefusalOfSender(SmtpReply reply) {
        boolean policy = reply.enhancedStatusCode()
                .filter(code -> code.toString().matches("5\\.7\\..*"))
                .isPresent();
        return policy || isTemporary(reply) || POLICY.contains(reply.code());
    }

    /** Sends a line that must not be accepted. */
    SmtpReply refuses(String line) {
        return requireRefusal(send(line), shown(line));
    }

    /** Sends octets unchanged. */
    void write(String latin1) {
        attempt("the octets to be sent", () -> {
            client.sendRaw(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return client;
        });
    }

    SmtpReply read(String to) {
        return attempt("a reply to " + to, client::readReply);
    }

    /** Reads a reply that may be invalid, because a server may quote an invalid command in it. */
    void skipReply(String to) {
        attempt("a reply to " + to, () -> {
            try {
                client.readReply();
            } catch (SmtpClientException e) {
                if (!(e.getCause() instanceof MalformedReplyException)) {
                    throw e;
                }
            }
            return client;
        });
    }

    List<SmtpReply> pipeline(String... lines) {
        return attempt("a reply to each of " + lines.length + " commands", () -> client.pipeline(lines));
    }

    /** Sends a message, with dots doubled where necessary. */
    SmtpReply message(String latin1) {
        return attempt("a reply to the message", () -> client.message(latin1.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Sends the octets of a message unchanged. */
    SmtpReply messageAsIs(String latin1) {
        return attempt(
                "a reply to the message", () -> client.messageAsIs(latin1.getBytes(StandardCharsets.ISO_8859_1)));
    }

    SmtpReply bdat(String chunk) {
        return attempt("a reply to BDAT", () -> client.bdat(chunk.getBytes(StandardCharsets.ISO_8859_1)));
    }

    SmtpReply bdatLast(String chunk) {
        return attempt("a reply to BDAT LAST", () -> client.bdatLast(chunk.getBytes(StandardCharsets.ISO_8859_1)));
    }

    SmtpReply respond(String base64) {
        return attempt("a reply to the AUTH response", () -> client.respond(base64));
    }

    SmtpReply startTls(SSLContext trust, String... injected) {
        return attempt("a TLS handshake after STARTTLS", () -> client.startTlsInjecting(trust, injected));
    }

    static SmtpReply requireCode(SmtpReply reply, String to, int... codes) {
        String wanted = Arrays.stream(codes)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "))
                .replaceFirst(", (?=\\d+$)", " or ");
        return require(
                reply,
                wanted + " in reply to " + to,
                code -> Arrays.stream(codes).anyMatch(each -> each == code));
    }

    static SmtpReply requireRefusal(SmtpReply reply, String to) {
        return require(reply, "5xx in reply to " + to, code -> code >= 400);
    }

    private static SmtpReply require(SmtpReply reply, String expected, IntPredicate codes) {
        if (!codes.test(reply.code())) {
            throw new Departure(expected, reply);
        }
        return reply;
    }

    /** Returns a line without credentials. */
    static String shown(String line) {
        return line.isEmpty()
                ? "an empty line"
                : Cut.counted(SmtpCommand.parse(line).toString(), LONGEST_COMMAND);
    }

    private static <T> T attempt(String expected, Supplier<T> action) {
        try {
            return action.get();
        } catch (SmtpClientException e) {
            // the dialogue is shown once, at the end
            String problem = String.valueOf(e.getMessage()).split("\nThe dialogue so far:", 2)[0];
            throw problem.startsWith(SILENCE)
                    ? Departure.silence(expected, problem.replace(SILENCE, "no complete reply"))
                    : new Departure(expected, inWords(problem));
        }
    }

    private static String inWords(String problem) {
        return problem.equals("The server closed the connection")
                ? "the server closed the connection"
                : Cut.counted(problem.replace("Cannot ", "cannot "), LONGEST_PROBLEM);
    }
}
