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
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Greets, advertises and refuses in the words of a known server, so that code which reads replies is tested on real ones. It
 * advertises STARTTLS if the server under it was started with that.
 *
 * <pre>{@code
 * smtp.apply(gmail().withoutUser("ada@example.org"));
 * }</pre>
 *
 * @see Profiles
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServerProfile implements Policy {

    private final Properties words;
    private String domain = "mx.example.org";
    private final List<String> unknown = new ArrayList<>();
    private final List<String> foreignDomains = new ArrayList<>();
    private boolean takesLogins;
    private boolean rejectsLogins;

    ServerProfile(String server) {
        words = load(server + ".properties");
    }

    private static Properties load(String file) {
        Properties words = new Properties();
        try (InputStream stream = ServerProfile.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing beside " + ServerProfile.class.getName());
            }
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can not be read", e);
        }
    }

    /**
     * Sets the name of the server, where it has one of its own. The default is {@code mx.example.org}.
     *
     * @param name the name
     * @return this profile
     */
    public ServerProfile named(String name) {
        domain = name;
        return this;
    }

    /**
     * Refuses recipients as users that the server does not know.
     *
     * @param addresses their addresses
     * @return this profile
     */
    public ServerProfile withoutUser(String... addresses) {
        unknown.addAll(List.of(addresses));
        return this;
    }

    /**
     * Refuses to relay to a domain.
     *
     * @param name the domain
     * @return this profile
     */
    public ServerProfile notRelayingTo(String name) {
        foreignDomains.add(name);
        return this;
    }

    /**
     * Refuses every login, as the server does for a wrong password or what it takes for one.
     *
     * @return this profile
     */
    public ServerProfile rejectingLogins() {
        rejectsLogins = true;
        return withLogins();
    }

    /**
     * Offers AUTH, as a server does that is set up for submission, where this one has none by default.
     *
     * @return this profile
     */
    public ServerProfile withLogins() {
        takesLogins = true;
        return this;
    }

    @Override
    public void applyTo(Scriptable server) {
        server.on(CommandPatterns.connect()).replyWith(incoming -> reply("greeting", incoming));
        server.on(CommandPatterns.ehlo()).replyWith(this::extensions);
        server.on(CommandPatterns.mailFrom()).replyWith(incoming -> reply("senderOk", incoming));
        server.on(CommandPatterns.rcptTo()).replyWith(incoming -> reply("recipientOk", incoming));
        server.on(CommandPatterns.data().and(CommandPattern.of("with recipients", ServerProfile::isReady)))
                .replyWith(incoming -> reply("startMail", incoming));
        server.on(CommandPatterns.message()).replyWith(incoming -> reply("accepted", incoming));
        server.on(CommandPatterns.rset()).replyWith(incoming -> reply("reset", incoming));
        server.on(CommandPatterns.quit()).replyWith(incoming -> reply("farewell", incoming));
        server.on(CommandPattern.of("a command that is unknown", ServerProfile::isUnknown))
                .replyWith(incoming -> reply("unrecognized", incoming));
        limitSize(server);
        foreignDomains.forEach(name ->
                server.on(CommandPatterns.rcptToDomain(name)).replyWith(incoming -> reply("relayDenied", incoming)));
        unknown.forEach(address ->
                server.on(CommandPatterns.rcptTo(address)).replyWith(incoming -> reply("noSuchUser", incoming)));
        if (rejectsLogins) {
            server.on(CommandPattern.of("login", incoming -> incoming.login().isPresent()))
                    .replyWith(incoming -> reply("loginFailed", incoming));
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
        server.on(CommandPatterns.mailFrom().and(tooLarge)).replyWith(incoming -> reply("tooLarge", incoming));
        server.on(CommandPatterns.message(mail -> mail.content().length > limit))
                .replyWith(incoming -> reply("tooLarge", incoming));
    }

    private SmtpReply extensions(Incoming incoming) {
        Stream<String> hello = Stream.of(filled("hello", incoming));
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

    private SmtpReply reply(String situation, Incoming incoming) {
        return SmtpReply.parse(filled(situation, incoming).replace("\n", "\r\n") + "\r\n");
    }

    private String filled(String situation, Incoming incoming) {
        String address = incoming.command()
                .flatMap(SmtpCommand::address)
                .map(MailAddress::toString)
                .orElse("");
        String client = incoming.command().map(SmtpCommand::argument).orElse("");
        return words.getProperty(situation)
                .replace("{domain}", domain)
                .replace("{client}", client)
                .replace("{address}", address);
    }
}
