package io.github.junitsmtp.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * An event to which a server replies: a new connection, a command, or a message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2">RFC 5321, section 4.3.2</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyOccasion {

    /** A new connection; the reply is the greeting. */
    CONNECTION,
    /** The EHLO command. */
    EHLO,
    /** The HELO command. */
    HELO,
    /** The STARTTLS command (RFC 3207). */
    STARTTLS,
    /** The AUTH command, or a client response during authentication (RFC 4954). */
    AUTH,
    /** The MAIL command. */
    MAIL,
    /** The RCPT command. */
    RCPT,
    /** The DATA command. */
    DATA,
    /** The final dot of a message. */
    END_OF_DATA,
    /** The BDAT command with its chunk (RFC 3030). */
    BDAT,
    /** The RSET command. */
    RSET,
    /** The VRFY command. */
    VRFY,
    /** The EXPN command. */
    EXPN,
    /** The HELP command. */
    HELP,
    /** The NOOP command. */
    NOOP,
    /** The ETRN command (RFC 1985). */
    ETRN,
    /** The ATRN command (RFC 2645). */
    ATRN,
    /** The QUIT command. */
    QUIT,
    /** Any other command. */
    OTHER_COMMAND,
    /** No command: the reply is unsolicited. */
    UNSOLICITED;

    private static final Set<ReplyOccasion> COMMANDS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CONNECTION, END_OF_DATA, UNSOLICITED)));

    private static final Map<String, ReplyOccasion> BY_VERB = new HashMap<>();

    static {
        for (ReplyOccasion command : COMMANDS) {
            BY_VERB.put(command.name(), command);
        }
    }

    /**
     * Returns the event that the given command represents.
     *
     * @param verb the verb of the command, case-insensitive
     * @return the event, or {@link #OTHER_COMMAND} if the command is unknown
     */
    public static ReplyOccasion ofCommand(String verb) {
        return BY_VERB.getOrDefault(verb.toUpperCase(Locale.ROOT), OTHER_COMMAND);
    }

    /** Parses the names of events in the catalog. */
    static Set<ReplyOccasion> parse(String names) {
        return switch (names) {
            case "any" -> COMMANDS;
            case "everything" -> Collections.unmodifiableSet(EnumSet.allOf(ReplyOccasion.class));
            default -> {
                Set<ReplyOccasion> occasions = EnumSet.noneOf(ReplyOccasion.class);
                Stream.of(names.split(" ")).map(ReplyOccasion::valueOf).forEach(occasions::add);
                yield Collections.unmodifiableSet(occasions);
            }
        };
    }

    /** Describes events in words that follow "expect 220", such as {@code as the greeting or after STARTTLS}. */
    static String inWords(Collection<ReplyOccasion> occasions) {
        List<String> after = new ArrayList<>();
        if (occasions.containsAll(COMMANDS)) {
            after.add("any command");
        } else {
            occasions.stream().filter(COMMANDS::contains).forEach(command -> after.add(command.toString()));
        }
        if (occasions.contains(END_OF_DATA)) {
            after.add(END_OF_DATA.toString());
        }
        List<String> words = new ArrayList<>();
        if (occasions.contains(CONNECTION)) {
            words.add("as the greeting");
        }
        if (!after.isEmpty()) {
            words.add("after " + or(after));
        }
        if (occasions.contains(UNSOLICITED)) {
            words.add("unsolicited");
        }
        return or(words);
    }

    private static String or(List<String> words) {
        int last = words.size() - 1;
        if (last < 1) {
            return String.join("", words);
        }
        boolean nested = words.get(last - 1).contains(" or ");
        return String.join(", ", words.subList(0, last)) + (nested ? ", or " : " or ") + words.get(last);
    }

    /** Returns the name of the command, or a phrase such as {@code the final dot}. */
    @Override
    public String toString() {
        return switch (this) {
            case CONNECTION -> "the connection";
            case END_OF_DATA -> "the final dot";
            case OTHER_COMMAND -> "an unknown command";
            case UNSOLICITED -> "nothing";
            default -> name();
        };
    }
}
