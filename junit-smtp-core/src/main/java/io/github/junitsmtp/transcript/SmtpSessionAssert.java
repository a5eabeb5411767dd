package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.mail.ReceivedMailsAssert;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReplyAssert;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on the dialogue of one connection. Commands are named by how they begin, in upper or lower case: {@code "MAIL"},
 * {@code "MAIL FROM:<ada@example.org>"} and the whole line name the same command.
 *
 * <p>The examples assert on a session in which a client said EHLO, MAIL, RCPT, DATA and QUIT, and only RCPT was refused.
 *
 * @see SmtpSession
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpSessionAssert extends AbstractObjectAssert<SmtpSessionAssert, SmtpSession>
        implements SecurityAssertions<SmtpSessionAssert>, ConductAssertions<SmtpSessionAssert> {

    /** Narrows an assertion on something to one on a {@link SmtpSession}, as in {@code first(SMTP_SESSION)}. */
    public static final InstanceOfAssertFactory<SmtpSession, SmtpSessionAssert> SMTP_SESSION =
            new InstanceOfAssertFactory<>(SmtpSession.class, SmtpSessionAssert::new);

    SmtpSessionAssert(SmtpSession actual) {
        super(actual, SmtpSessionAssert.class);
    }

    /**
     * Verifies that these commands were sent in this order and no others.
     *
     * <pre>{@code
     * assertThat(session).hasCommands("EHLO", "MAIL", "RCPT", "DATA", "QUIT"); // passes
     * assertThat(session).hasCommands("EHLO", "QUIT"); // fails
     * }</pre>
     *
     * @param commands how each command begins
     * @return this assertion object
     */
    public SmtpSessionAssert hasCommands(String... commands) {
        List<String> expected = List.of(commands);
        return has(Expectation.of("exactly the commands " + expected, session -> {
            List<SmtpCommand> said = session.commands();
            boolean same = said.size() == expected.size();
            for (int i = 0; same && i < said.size(); i++) {
                same = Commands.begins(said.get(i), expected.get(i));
            }
            return same ? Optional.empty() : Optional.of(Commands.list(session));
        }));
    }

    /**
     * Verifies that these commands were sent in this order, perhaps with others before, between and after them.
     *
     * <pre>{@code
     * assertThat(session).hasCommandsInOrder("MAIL FROM:<shop@example.com>", "DATA"); // passes
     * assertThat(session).hasCommandsInOrder("DATA", "MAIL"); // fails
     * }</pre>
     *
     * @param commands how each command begins
     * @return this assertion object
     */
    public SmtpSessionAssert hasCommandsInOrder(String... commands) {
        List<String> expected = List.of(commands);
        return has(Expectation.of("the commands " + expected + " in this order", session -> {
            Iterator<SmtpCommand> said = session.commands().iterator();
            for (String beginning : expected) {
                boolean found = false;
                while (!found && said.hasNext()) {
                    found = Commands.begins(said.next(), beginning);
                }
                if (!found) {
                    return Optional.of("\"" + beginning + "\" was not found in its place: " + Commands.list(session));
                }
            }
            return Optional.empty();
        }));
    }

    /**
     * Verifies that a command was never sent.
     *
     * <pre>{@code
     * assertThat(session).doesNotHaveCommand("AUTH"); // passes
     * assertThat(session).doesNotHaveCommand("QUIT"); // fails
     * }</pre>
     *
     * @param command how the command begins
     * @return this assertion object
     */
    public SmtpSessionAssert doesNotHaveCommand(String command) {
        return has(Expectation.of(
                "no command \"" + command + "\"",
                session -> Commands.find(session.exchanges(), command)
                        .map(exchange -> "there was " + exchange.inWords())));
    }

    /**
     * Starts assertions on the reply to the first command that begins so.
     *
     * <pre>{@code
     * assertThat(session).replyTo("MAIL").isOk(); // passes
     * assertThat(session).replyTo("RCPT").isOk(); // fails
     * }</pre>
     *
     * @param command how the command begins
     * @return assertions on the reply
     */
    public SmtpReplyAssert replyTo(String command) {
        has(Expectation.of("a reply to \"" + command + "\"", session -> {
            Optional<Exchange> exchange = Commands.find(session.exchanges(), command);
            if (exchange.isEmpty()) {
                return Optional.of(Commands.list(session));
            }
            return exchange.get().reply().isPresent() ? Optional.empty() : Optional.of("there was none");
        }));
        return extracting(
                session -> Commands.find(session.exchanges(), command)
                        .flatMap(Exchange::reply)
                        .orElse(null),
                SmtpReplyAssert.SMTP_REPLY);
    }

    /**
     * Starts assertions on the reply to the data of the first message, which says whether it was accepted.
     *
     * <pre>{@code
     * assertThat(sessionOfAHappyClient).replyToMessage().isOk(); // passes
     * assertThat(session).replyToMessage().isOk(); // fails
     * }</pre>
     *
     * @return assertions on the reply
     */
    public SmtpReplyAssert replyToMessage() {
        has(Expectation.of(
                "a reply to a message",
                session -> Commands.replyToMessage(session).isPresent()
                        ? Optional.empty()
                        : Optional.of("no message was answered: " + Commands.list(session))));
        return extracting(session -> Commands.replyToMessage(session).orElse(null), SmtpReplyAssert.SMTP_REPLY);
    }

    /**
     * Starts assertions on the greeting.
     *
     * <pre>{@code
     * assertThat(session).greeting().isServiceReady(); // passes
     * assertThat(session).greeting().isSystemStatus(); // fails
     * }</pre>
     *
     * @return assertions on the first reply
     */
    public SmtpReplyAssert greeting() {
        has(Expectation.of(
                "a greeting",
                session -> session.greeting().isPresent() ? Optional.empty() : Optional.of("the server said nothing")));
        return extracting(session -> session.greeting().orElse(null), SmtpReplyAssert.SMTP_REPLY);
    }

    /**
     * Verifies that the server refused nothing with 4yz or 5yz.
     *
     * <pre>{@code
     * assertThat(sessionOfAHappyClient).noCommandWasRejected(); // passes
     * assertThat(session).noCommandWasRejected(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert noCommandWasRejected() {
        return has(Expectation.of("no rejected command", Commands::rejections));
    }

    /**
     * Verifies that the client took its leave: the last command was QUIT and the server answered it with 221.
     *
     * <pre>{@code
     * assertThat(session).endedWithQuit(); // passes
     * assertThat(sessionOfARudeClient).endedWithQuit(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpSessionAssert endedWithQuit() {
        return has(Expectation.of("QUIT at its end", Commands::endingWithoutQuit));
    }

    /**
     * Verifies who hung up.
     *
     * <pre>{@code
     * assertThat(session).hasEnding(Ending.CLOSED_BY_SERVER); // passes
     * assertThat(session).hasEnding(Ending.OPEN); // fails
     * }</pre>
     *
     * @param expected who hung up
     * @return this assertion object
     */
    public SmtpSessionAssert hasEnding(Ending expected) {
        return has(Expectation.of("the ending \"" + expected + "\"", session -> {
            Ending ending = session.ending();
            return ending == expected ? Optional.empty() : Optional.of("it is " + ending);
        }));
    }

    /**
     * Starts assertions on the mails that were accepted in this session.
     *
     * <pre>{@code
     * assertThat(session).mails().isEmpty(); // passes
     * assertThat(session).mails().hasSize(1); // fails
     * }</pre>
     *
     * @return assertions on the mails in the order of their arrival
     */
    public ReceivedMailsAssert mails() {
        return extracting(SmtpSession::mails, ReceivedMailsAssert.RECEIVED_MAILS);
    }
}
