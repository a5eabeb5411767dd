package io.github.junitsmtp.script;

import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/** The patterns of commands, for {@code import static}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CommandPatterns {

    private CommandPatterns() {}

    /**
     * Matches when a client connects; the answer takes the place of the greeting.
     *
     * @return the pattern
     */
    public static CommandPattern connect() {
        return CommandPattern.of("connect()", Incoming::isConnection);
    }

    /**
     * Matches EHLO.
     *
     * @return the pattern
     */
    public static CommandPattern ehlo() {
        return verb("ehlo()", "EHLO");
    }

    /**
     * Matches HELO.
     *
     * @return the pattern
     */
    public static CommandPattern helo() {
        return verb("helo()", "HELO");
    }

    /**
     * Matches AUTH.
     *
     * @return the pattern
     */
    public static CommandPattern auth() {
        return verb("auth()", "AUTH");
    }

    /**
     * Matches MAIL, whoever the sender is.
     *
     * @return the pattern
     */
    public static CommandPattern mailFrom() {
        return verb("mailFrom()", "MAIL");
    }

    /**
     * Matches MAIL with the given sender.
     *
     * @param sender the address, empty for the null sender
     * @return the pattern
     * @throws IllegalArgumentException if this is not an address
     */
    public static CommandPattern mailFrom(String sender) {
        return address("mailFrom", "MAIL", sender);
    }

    /**
     * Matches RCPT, whoever the recipient is.
     *
     * @return the pattern
     */
    public static CommandPattern rcptTo() {
        return verb("rcptTo()", "RCPT");
    }

    /**
     * Matches RCPT with the given recipient.
     *
     * @param recipient the address
     * @return the pattern
     * @throws IllegalArgumentException if this is not an address
     */
    public static CommandPattern rcptTo(String recipient) {
        return address("rcptTo", "RCPT", recipient);
    }

    /**
     * Matches DATA, before the message is sent.
     *
     * @return the pattern
     */
    public static CommandPattern data() {
        return verb("data()", "DATA");
    }

    /**
     * Matches the end of a message.
     *
     * @return the pattern
     */
    public static CommandPattern message() {
        return CommandPattern.of("message()", incoming -> incoming.mail().isPresent());
    }

    /**
     * Matches the end of a message that the predicate accepts.
     *
     * @param predicate asked about the mail before it is accepted
     * @return the pattern
     */
    public static CommandPattern message(Predicate<? super ReceivedMail> predicate) {
        return CommandPattern.of(
                "message(predicate)",
                incoming -> incoming.mail().filter(predicate).isPresent());
    }

    /**
     * Matches RSET.
     *
     * @return the pattern
     */
    public static CommandPattern rset() {
        return verb("rset()", "RSET");
    }

    /**
     * Matches VRFY.
     *
     * @return the pattern
     */
    public static CommandPattern vrfy() {
        return verb("vrfy()", "VRFY");
    }

    /**
     * Matches EXPN.
     *
     * @return the pattern
     */
    public static CommandPattern expn() {
        return verb("expn()", "EXPN");
    }

    /**
     * Matches HELP.
     *
     * @return the pattern
     */
    public static CommandPattern help() {
        return verb("help()", "HELP");
    }

    /**
     * Matches NOOP.
     *
     * @return the pattern
     */
    public static CommandPattern noop() {
        return verb("noop()", "NOOP");
    }

    /**
     * Matches QUIT.
     *
     * @return the pattern
     */
    public static CommandPattern quit() {
        return verb("quit()", "QUIT");
    }

    /**
     * Matches the commands with the given verb.
     *
     * @param verb the verb, in upper or lower case, such as {@code XCLIENT}
     * @return the pattern
     */
    public static CommandPattern command(String verb) {
        return verb("command(" + verb + ")", verb.toUpperCase(Locale.ROOT));
    }

    /**
     * Matches every command, but neither the connection nor the end of a message.
     *
     * @return the pattern
     */
    public static CommandPattern anyCommand() {
        return CommandPattern.of("anyCommand()", incoming -> incoming.command().isPresent());
    }

    private static CommandPattern verb(String description, String verb) {
        return CommandPattern.of(
                description,
                incoming ->
                        incoming.command().filter(c -> c.verb().equals(verb)).isPresent());
    }

    private static CommandPattern address(String name, String verb, String text) {
        MailAddress address = MailAddress.parse(text);
        return CommandPattern.of(
                name + "(" + address + ")",
                incoming -> incoming.command()
                        .filter(c -> c.verb().equals(verb) && c.address().equals(Optional.of(address)))
                        .isPresent());
    }
}
