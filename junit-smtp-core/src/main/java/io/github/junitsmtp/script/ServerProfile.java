package io.github.junitsmtp.script;

import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The replies of a well-known server, with their exact wording. The profile greets clients, advertises extensions and
 * refuses commands as the real server does, so tests show how your code handles real replies. With a profile, the
 * test's server still refuses whatever it refuses without one. STARTTLS is advertised only if the test's server supports it. A
 * profile is immutable. If several refusals match, the one added last applies.
 *
 * <pre>{@code
 * smtp.apply(gmail().withoutUser("ada@example.org"));
 * }</pre>
 *
 * @see Profiles
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServerProfile implements Policy {

    /** The length of a line in octets, without CRLF (RFC 5321, section 4.5.3.1.5). */
    private static final int LONGEST_LINE = 510;

    private static final Pattern OF_CLIENT = Pattern.compile("\\{(client|argument|address)}");

    private static final CommandPattern AFTER_MAIL =
            CommandPattern.of("after MAIL", incoming -> incoming.sender().isPresent());

    private final Properties words;
    private final String domain;
    private final boolean takesLogins;
    private final List<Refusal> refusals;

    private record Refusal(CommandPattern pattern, String situation) {}

    ServerProfile(String server) {
        this(load(server + ".properties"), "mx.example.org", false, List.of());
    }

    private ServerProfile(Properties words, String domain, boolean takesLogins, List<Refusal> refusals) {
        this.words = words;
        this.domain = domain;
        this.takesLogins = takesLogins;
        this.refusals = refusals;
    }

    private static Properties load(String file) {
        Properties words = new Properties();
        try (InputStream stream = ServerProfile.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing next to " + ServerProfile.class.getName());
            }
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * Returns a profile with a different host name in the replies that contain one. The default is {@code mx.example.org}.
     *
     * @param name the name
     * @return the changed profile
     */
    public ServerProfile named(String name) {
        return new ServerProfile(words, name, takesLogins, refusals);
    }

    /**
     * Returns a profile that refuses recipients as unknown users.
     *
     * @param addresses the addresses of the recipients
     * @return the changed profile
     * @throws IllegalArgumentException if a recipient is not an address
     */
    public ServerProfile withoutUser(String... addresses) {
        return refusing(
                "noSuchUser", Stream.of(addresses).map(CommandPatterns::rcptTo).map(AFTER_MAIL::and));
    }

    /**
     * Returns a profile that refuses to relay to a domain.
     *
     * @param name the domain
     * @return the changed profile
     * @throws IllegalArgumentException if it is not a domain
     */
    public ServerProfile notRelayingTo(String name) {
        return refusing("relayDenied", Stream.of(AFTER_MAIL.and(CommandPatterns.rcptToDomain(name))));
    }

    /**
     * Returns a profile that refuses every login, as the real server does for a wrong password.
     *
     * @return the changed profile
     */
    public ServerProfile rejectingLogins() {
        CommandPattern login =
                CommandPattern.of("login", incoming -> incoming.login().isPresent());
        return withLogins().refusing("loginFailed", Stream.of(login));
    }

    /**
     * Returns a profile that offers AUTH even if the real server does not offer it by default, as if it were set up for
     * submission.
     *
     * @return the changed profile
     */
    public ServerProfile withLogins() {
        return new ServerProfile(words, domain, true, refusals);
    }

    private ServerProfile refusing(String situation, Stream<CommandPattern> patterns) {
        Stream<Refusal> added = patterns.map(pattern -> new Refusal(pattern, situation));
        return new ServerProfile(
                words,
                domain,
                takesLogins,
                Stream.concat(refusals.stream(), added).toList());
    }

    @Override
    public void applyTo(Scriptable server) {
        server.on(CommandPatterns.connect()).answer(words("greeting"));
        server.on(CommandPatterns.ehlo())
                .answer(Answer.accepting(
                        "a computed reply", incoming -> extensions(incoming).bytes()));
        server.on(CommandPatterns.mailFrom()).answer(words("senderOk"));
        server.on(CommandPatterns.rcptTo()).answer(words("recipientOk"));
        server.on(CommandPatterns.data().and(CommandPattern.of("with recipients", ServerProfile::isReady)))
                .answer(words("startMail"));
        server.on(CommandPatterns.message()).answer(words("accepted"));
        server.on(CommandPatterns.rset()).answer(words("reset"));
        server.on(CommandPatterns.quit()).answer(words("farewell"));
        server.on(CommandPattern.of("an unknown command", ServerProfile::isUnknown))
                .answer(words("unrecognized"));
        answerWhereKnown(server);
        limitSize(server);
        refusals.forEach(refusal -> server.on(refusal.pattern()).answer(words(refusal.situation())));
    }

    /** For some situations, the words of some servers are not known; then the engine answers. */
    private void answerWhereKnown(Scriptable server) {
        CommandPattern noMail = CommandPatterns.not(AFTER_MAIL);
        CommandPattern noRecipient = CommandPattern.of("without recipients", incoming -> !isReady(incoming));
        answer(server, CommandPatterns.helo(), "helo");
        answer(server, CommandPatterns.mailFrom().and(AFTER_MAIL), "nestedMail");
        answer(server, CommandPatterns.rcptTo().and(noMail), "senderMissing");
        answer(server, CommandPatterns.data().and(noRecipient), "recipientMissing");
        answer(server, CommandPatterns.data().and(noMail), "senderMissingForData");
        answer(server, CommandPatterns.noop(), "noop");
        answer(server, CommandPatterns.vrfy(), "verify");
        answer(server, CommandPatterns.expn(), "expand");
        answer(server, CommandPatterns.help(), "help");
    }

    private void answer(Scriptable server, CommandPattern pattern, String situation) {
        if (words.containsKey(situation)) {
            server.on(pattern).answer(words(situation));
        }
    }

    private static boolean isReady(Incoming incoming) {
        return !incoming.recipients().isEmpty();
    }

    private static boolean isUnknown(Incoming incoming) {
        return incoming.command().isPresent() && incoming.occasion() == ReplyOccasion.OTHER_COMMAND;
    }

    private void limitSize(Scriptable server) {
        long limit = extensionLines()
                .filter(line -> line.startsWith("SIZE "))
                .map(line -> Long.valueOf(line.substring(5)))
                .findFirst()
                .orElse(Long.MAX_VALUE);
        CommandPattern tooLarge =
                CommandPattern.of("with SIZE over " + limit, incoming -> incoming.announcedSize() > limit);
        answer(server, CommandPatterns.mailFrom().and(tooLarge), "tooLarge");
        String afterwards = words.containsKey("tooLargeMessage") ? "tooLargeMessage" : "tooLarge";
        server.on(CommandPatterns.message(mail -> mail.content().length > limit))
                .answer(words(afterwards));
    }

    private SmtpReply extensions(Incoming incoming) {
        Stream<String> hello =
                Stream.of(filled("250-" + words.getProperty("hello"), incoming).substring(4));
        return SmtpReply.of(250, Stream.concat(hello, offered(incoming)).toArray(String[]::new));
    }

    private Stream<String> offered(Incoming incoming) {
        Stream<String> lines =
                extensionLines().filter(line -> !line.equals("STARTTLS") || incoming.isOfferedStartTls());
        boolean silent = extensionLines().noneMatch(line -> line.startsWith("AUTH "));
        return takesLogins && silent ? Stream.concat(lines, Stream.of("AUTH PLAIN LOGIN")) : lines;
    }

    private Stream<String> extensionLines() {
        return Stream.of(words.getProperty("extensions").split(", "));
    }

    /** Returns an answer with the server's words for a situation. The rules still decide what is accepted. */
    private Answer words(String situation) {
        Function<Incoming, SmtpReply> reply = incoming -> SmtpReply.parse(words.getProperty(situation)
                .lines()
                .map(line -> filled(line, incoming) + "\r\n")
                .collect(Collectors.joining()));
        return words.getProperty(situation).matches("(?s)[23].*")
                ? Answer.accepting(
                        "a computed reply", incoming -> reply.apply(incoming).bytes())
                : Answers.replyWith(reply);
    }

    /** Fills in a line what the client sent, cut to keep the line as short as a reply must be. */
    private String filled(String line, Incoming incoming) {
        String own = line.replace("{domain}", domain);
        int room = LONGEST_LINE - octets(OF_CLIENT.matcher(own).replaceAll(""));
        return OF_CLIENT
                .matcher(own)
                .replaceAll(what -> Matcher.quoteReplacement(cut(sent(what.group(1), incoming), room)));
    }

    private static String sent(String what, Incoming incoming) {
        Optional<String> text = what.equals("address")
                ? incoming.command().flatMap(SmtpCommand::address).map(MailAddress::toString)
                : incoming.command().map(SmtpCommand::argument);
        return text.orElse("").replaceAll("\\p{Cntrl}", "?");
    }

    private static String cut(String text, int octets) {
        int end = Math.max(0, Math.min(text.length(), octets));
        while (octets(text.substring(0, end)) > octets) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
