package io.github.junitsmtp.script;

import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.ReplyOccasion;
import io.github.junitsmtp.protocol.SmtpCommand;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Patterns for commands and other events, meant for static import. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CommandPatterns {

    private static final Pattern WORD = Pattern.compile("[^ \\r\\n]*");

    private CommandPatterns() {}

    /** {@return a pattern that matches when a client connects; the answer replaces the greeting} */
    public static CommandPattern connect() {
        return CommandPattern.of("connect()", ReplyOccasion.CONNECTION, Incoming::isConnection);
    }

    /** {@return a pattern that matches EHLO} */
    public static CommandPattern ehlo() {
        return verb("ehlo()", "EHLO");
    }

    /** {@return a pattern that matches HELO} */
    public static CommandPattern helo() {
        return verb("helo()", "HELO");
    }

    /** {@return a pattern that matches AUTH} */
    public static CommandPattern auth() {
        return verb("auth()", "AUTH");
    }

    /**
     * Returns a pattern that matches AUTH with the given mechanism.
     *
     * @param mechanism the name of the mechanism, such as {@code PLAIN}, case-insensitive
     * @return the pattern
     * @throws IllegalArgumentException if it is not one word
     */
    public static CommandPattern auth(String mechanism) {
        requireWord("mechanism", mechanism);
        return CommandPattern.of(
                        "auth(" + mechanism + ")",
                        ReplyOccasion.AUTH,
                        incoming -> incoming.command()
                                .filter(command -> command.verb().equals("AUTH"))
                                .filter(command ->
                                        command.argument().split(" ", 2)[0].equalsIgnoreCase(mechanism))
                                .isPresent())
                .telling(incoming -> incoming.command()
                        .map(command -> command.argument().split(" ", 2)[0])
                        .filter(given -> !given.equalsIgnoreCase(mechanism))
                        .map(given -> "the mechanism differs"));
    }

    /**
     * Returns a pattern that matches a client's response to an AUTH challenge. With LOGIN, the first response is the
     * user name, and the second is the password. An initial response in the AUTH command itself does not count.
     *
     * <pre>{@code
     * smtp.on(authResponse(1)).reply(535, "5.7.8", "No such user");
     * smtp.on(authResponse(1)).answer(raw("334 not base64!\r\n"));
     * }</pre>
     *
     * <p>An answer of 334 requests another response, and 235 accepts the login. Every other answer, including raw
     * bytes, ends the exchange. If the response completes the credentials and is not refused, the stubs for
     * {@link #login(String)} are considered next.
     *
     * @param number the number of the response in the exchange, counted from 1
     * @return the pattern
     * @throws IllegalArgumentException if the number is not positive
     */
    public static CommandPattern authResponse(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive but was " + number);
        }
        return CommandPattern.of(
                "authResponse(" + number + ")",
                ReplyOccasion.AUTH,
                incoming -> incoming.authResponse().equals(OptionalInt.of(number)));
    }

    /**
     * Returns a pattern that matches when a client has sent the credentials of the given user and is waiting for the
     * result; the answer replaces the result.
     *
     * @param user the user who is logging in
     * @return the pattern
     */
    public static CommandPattern login(String user) {
        return CommandPattern.of(
                        "login(" + user + ")",
                        ReplyOccasion.AUTH,
                        incoming -> incoming.login().filter(user::equals).isPresent())
                .telling(incoming -> incoming.login().flatMap(given -> AddressDifference.ofUsers(user, given)));
    }

    /**
     * Returns a pattern that matches everything sent without TLS, for combinations such as {@code auth().and(inTheClear())}.
     *
     * @return the pattern
     */
    public static CommandPattern inTheClear() {
        return CommandPattern.of("in the clear", incoming -> !incoming.isEncrypted());
    }

    /** {@return a pattern that matches STARTTLS} */
    public static CommandPattern startTls() {
        return verb("startTls()", "STARTTLS");
    }

    /** {@return a pattern that matches MAIL with any sender} */
    public static CommandPattern mailFrom() {
        return verb("mailFrom()", "MAIL");
    }

    /**
     * Returns a pattern that matches MAIL with the given sender.
     *
     * @param sender the address, or an empty string for the null sender
     * @return the pattern
     * @throws IllegalArgumentException if it is not an address
     */
    public static CommandPattern mailFrom(String sender) {
        return address("mailFrom", "MAIL", sender);
    }

    /**
     * Returns a pattern that matches MAIL with a sender that the predicate accepts.
     *
     * @param predicate called with the address, which may be {@link MailAddress#NULL_SENDER}
     * @return the pattern
     */
    public static CommandPattern mailFrom(Predicate<? super MailAddress> predicate) {
        return address("mailFrom(predicate)", "MAIL", predicate);
    }

    /**
     * Returns a pattern that matches MAIL with a sender in the given domain.
     *
     * @param domain the domain, case-insensitive
     * @return the pattern
     * @throws IllegalArgumentException if it is not a domain
     */
    public static CommandPattern mailFromDomain(String domain) {
        return domain("mailFromDomain", "MAIL", domain);
    }

    /** {@return a pattern that matches RCPT with any recipient} */
    public static CommandPattern rcptTo() {
        return verb("rcptTo()", "RCPT");
    }

    /**
     * Returns a pattern that matches RCPT with the given recipient.
     *
     * @param recipient the address
     * @return the pattern
     * @throws IllegalArgumentException if it is not an address
     */
    public static CommandPattern rcptTo(String recipient) {
        return address("rcptTo", "RCPT", recipient);
    }

    /**
     * Returns a pattern that matches RCPT with a recipient that the predicate accepts.
     *
     * @param predicate called with the address
     * @return the pattern
     */
    public static CommandPattern rcptTo(Predicate<? super MailAddress> predicate) {
        return address("rcptTo(predicate)", "RCPT", predicate);
    }

    /**
     * Returns a pattern that matches RCPT with a recipient in the given domain.
     *
     * @param domain the domain, case-insensitive
     * @return the pattern
     * @throws IllegalArgumentException if it is not a domain
     */
    public static CommandPattern rcptToDomain(String domain) {
        return domain("rcptToDomain", "RCPT", domain);
    }

    /** {@return a pattern that matches DATA, before the message is sent} */
    public static CommandPattern data() {
        return verb("data()", "DATA");
    }

    /**
     * Returns a pattern that matches in the middle of a message: when the given number of octets has arrived with DATA
     * or BDAT, and more follow. With {@link Answers#passThrough()}, the server continues reading, after the delay if
     * there is one. With any other answer, the message is lost. If that answer is a reply, the server reads the rest of
     * the message without replying again.
     *
     * <pre>{@code
     * smtp.on(dataReceived(1000)).answer(disconnect());
     * smtp.on(dataReceived(1000)).answer(stopReading()); // the client's write blocks
     * }</pre>
     *
     * @param octets the number of octets as sent, at least 1; a doubled dot at the beginning of a line counts as two
     *     octets
     * @return the pattern
     * @throws IllegalArgumentException if the number is not positive
     */
    public static CommandPattern dataReceived(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("octets must be positive but was " + octets);
        }
        return CommandPattern.ofData(
                "dataReceived(" + octets + ")",
                octets,
                incoming -> incoming.mail()
                        .map(mail -> mail.content().length)
                        .filter(size -> size <= octets)
                        .map(size -> "the message has only " + size + " octets"));
    }

    /** {@return a pattern that matches the end of a message} */
    public static CommandPattern message() {
        return CommandPattern.of(
                "message()",
                ReplyOccasion.END_OF_DATA,
                incoming -> incoming.mail().isPresent());
    }

    /**
     * Returns a pattern that matches the end of a message that the predicate accepts.
     *
     * @param predicate called with the mail before it is accepted
     * @return the pattern
     */
    public static CommandPattern message(Predicate<? super ReceivedMail> predicate) {
        return CommandPattern.of(
                "message(predicate)",
                ReplyOccasion.END_OF_DATA,
                incoming -> incoming.mail().filter(predicate).isPresent());
    }

    /** {@return a pattern that matches BDAT} */
    public static CommandPattern bdat() {
        return verb("bdat()", "BDAT");
    }

    /** {@return a pattern that matches RSET} */
    public static CommandPattern rset() {
        return verb("rset()", "RSET");
    }

    /** {@return a pattern that matches VRFY} */
    public static CommandPattern vrfy() {
        return verb("vrfy()", "VRFY");
    }

    /** {@return a pattern that matches EXPN} */
    public static CommandPattern expn() {
        return verb("expn()", "EXPN");
    }

    /** {@return a pattern that matches HELP} */
    public static CommandPattern help() {
        return verb("help()", "HELP");
    }

    /** {@return a pattern that matches NOOP} */
    public static CommandPattern noop() {
        return verb("noop()", "NOOP");
    }

    /** {@return a pattern that matches QUIT} */
    public static CommandPattern quit() {
        return verb("quit()", "QUIT");
    }

    /**
     * Returns a pattern that matches the commands with the given verb.
     *
     * @param verb the verb, such as {@code XCLIENT}, case-insensitive
     * @return the pattern
     * @throws IllegalArgumentException if it is not one word, as in {@code RCPT TO}
     */
    public static CommandPattern command(String verb) {
        requireWord("verb", verb);
        return verb("command(" + verb + ")", verb.toUpperCase(Locale.ROOT));
    }

    /**
     * Returns a pattern that matches every command, but not a new connection, a response to an AUTH challenge, a login
     * that is waiting for its result, or the end of a message. For those, see {@link #connect()},
     * {@link #authResponse(int)}, {@link #login(String)} and {@link #message()}.
     *
     * @return the pattern
     */
    public static CommandPattern anyCommand() {
        return CommandPattern.of("anyCommand()", incoming -> incoming.command().isPresent());
    }

    /**
     * Returns a pattern that matches everything that the given pattern does not match.
     *
     * @param pattern the pattern
     * @return the negated pattern
     */
    public static CommandPattern not(CommandPattern pattern) {
        return CommandPattern.of("not " + pattern, incoming -> !pattern.matches(incoming));
    }

    private static CommandPattern verb(String description, String verb) {
        return CommandPattern.of(
                description,
                ReplyOccasion.ofCommand(verb),
                incoming ->
                        incoming.command().filter(c -> c.verb().equals(verb)).isPresent());
    }

    private static CommandPattern address(String name, String verb, String text) {
        MailAddress address = MailAddress.ofMailbox(text);
        return address(name + "(" + address + ")", verb, address::equals)
                .telling(incoming -> incoming.command()
                        .flatMap(SmtpCommand::address)
                        .flatMap(given -> AddressDifference.of(address, given)));
    }

    private static CommandPattern address(String description, String verb, Predicate<? super MailAddress> predicate) {
        return CommandPattern.of(
                description,
                ReplyOccasion.ofCommand(verb),
                incoming -> incoming.command()
                        .filter(command -> command.verb().equals(verb))
                        .flatMap(SmtpCommand::address)
                        .filter(predicate)
                        .isPresent());
    }

    private static CommandPattern domain(String name, String verb, String domain) {
        Predicate<MailAddress> inDomain = inDomain(domain);
        return address(name + "(" + domain + ")", verb, inDomain)
                .telling(incoming -> incoming.command()
                        .flatMap(SmtpCommand::address)
                        .filter(Predicate.not(inDomain))
                        .map(given -> "the domain differs"));
    }

    private static Predicate<MailAddress> inDomain(String domain) {
        MailAddress.parse("postmaster@" + domain);
        MailAddress example = MailAddress.of("postmaster", domain);
        return address -> address.domain()
                .filter(other -> MailAddress.of("postmaster", other).equals(example))
                .isPresent();
    }

    /** Rejects a text that no client can send as a word, because such a pattern would never match. */
    private static void requireWord(String parameter, String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException(parameter + " must be one word but was " + Printable.quote(text));
        }
    }
}
