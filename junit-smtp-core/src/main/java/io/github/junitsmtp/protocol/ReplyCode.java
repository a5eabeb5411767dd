package io.github.junitsmtp.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The SMTP reply codes in use, named after their meanings, with their documentation. A reply can also have a code that
 * is not listed here: see {@link SmtpReply#code()}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3">RFC 5321, section 4.2.3</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyCode {

    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#211">211</a>: system status. */
    SYSTEM_STATUS(211, "system status"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#214">214</a>: help message. */
    HELP_MESSAGE(214, "help message"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#220">220</a>: service ready. */
    SERVICE_READY(220, "service ready"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#221">221</a>: service closing transmission channel. */
    SERVICE_CLOSING(221, "service closing transmission channel"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#235">235</a>: authentication succeeded. */
    AUTHENTICATION_SUCCESSFUL(235, "authentication succeeded"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#250">250</a>: requested mail action completed. */
    OK(250, "requested mail action completed"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#251">251</a>: user not local, will forward. */
    USER_NOT_LOCAL_WILL_FORWARD(251, "user not local, will forward"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#252">252</a>: cannot verify the user, but will accept the message. */
    CANNOT_VERIFY_BUT_WILL_ACCEPT(252, "cannot verify the user, but will accept the message"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#253">253</a>: pending messages for node started. */
    PENDING_MESSAGES_STARTED(253, "pending messages for node started"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#334">334</a>: authentication challenge. */
    AUTHENTICATION_CHALLENGE(334, "authentication challenge"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#354">354</a>: start mail input. */
    START_MAIL_INPUT(354, "start mail input"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#421">421</a>: service not available, closing channel. */
    SERVICE_NOT_AVAILABLE(421, "service not available, closing channel"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#432">432</a>: password transition needed. */
    PASSWORD_TRANSITION_NEEDED(432, "password transition needed"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#450">450</a>: mailbox temporarily unavailable. */
    MAILBOX_TEMPORARILY_UNAVAILABLE(450, "mailbox temporarily unavailable"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#451">451</a>: local error in processing. */
    LOCAL_ERROR(451, "local error in processing"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#452">452</a>: insufficient system storage. */
    INSUFFICIENT_STORAGE(452, "insufficient system storage"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#453">453</a>: you have no mail. */
    NO_MAIL_FOR_CLIENT(453, "you have no mail"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#454">454</a>: temporary authentication failure, or TLS not available. */
    TEMPORARY_AUTHENTICATION_FAILURE(454, "temporary authentication failure, or TLS not available"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#455">455</a>: server unable to accommodate parameters. */
    UNABLE_TO_ACCOMMODATE_PARAMETERS(455, "server unable to accommodate parameters"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#458">458</a>: unable to queue messages for node. */
    UNABLE_TO_QUEUE_FOR_NODE(458, "unable to queue messages for node"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#459">459</a>: node not allowed. */
    NODE_NOT_ALLOWED(459, "node not allowed"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#500">500</a>: syntax error, command unrecognized. */
    COMMAND_UNRECOGNIZED(500, "syntax error, command unrecognized"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#501">501</a>: syntax error in parameters or arguments. */
    SYNTAX_ERROR_IN_PARAMETERS(501, "syntax error in parameters or arguments"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#502">502</a>: command not implemented. */
    COMMAND_NOT_IMPLEMENTED(502, "command not implemented"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#503">503</a>: bad sequence of commands. */
    BAD_SEQUENCE(503, "bad sequence of commands"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#504">504</a>: command parameter not implemented. */
    PARAMETER_NOT_IMPLEMENTED(504, "command parameter not implemented"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#521">521</a>: server does not accept mail. */
    HOST_ACCEPTS_NO_MAIL(521, "server does not accept mail"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#523">523</a>: encryption needed. */
    ENCRYPTION_NEEDED(523, "encryption needed"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#525">525</a>: user account disabled. */
    USER_ACCOUNT_DISABLED(525, "user account disabled"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#530">530</a>: authentication required. */
    AUTHENTICATION_REQUIRED(530, "authentication required"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#534">534</a>: authentication mechanism is too weak. */
    AUTHENTICATION_MECHANISM_TOO_WEAK(534, "authentication mechanism is too weak"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#535">535</a>: authentication credentials invalid. */
    AUTHENTICATION_FAILED(535, "authentication credentials invalid"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#538">538</a>: encryption required for requested mechanism. */
    ENCRYPTION_REQUIRED_FOR_MECHANISM(538, "encryption required for requested mechanism"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#550">550</a>: mailbox unavailable. */
    MAILBOX_UNAVAILABLE(550, "mailbox unavailable"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#551">551</a>: user not local, please try another path. */
    USER_NOT_LOCAL(551, "user not local, please try another path"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#552">552</a>: exceeded storage allocation. */
    STORAGE_EXCEEDED(552, "exceeded storage allocation"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#553">553</a>: mailbox name not allowed. */
    MAILBOX_NAME_NOT_ALLOWED(553, "mailbox name not allowed"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#554">554</a>: transaction failed. */
    TRANSACTION_FAILED(554, "transaction failed"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#555">555</a>: MAIL FROM or RCPT TO parameters not recognized. */
    PARAMETERS_NOT_RECOGNIZED(555, "MAIL FROM or RCPT TO parameters not recognized"),
    /** <a href="https://github.com/junit-smtp/junit-smtp/blob/main/docs/reply-codes.md#556">556</a>: domain does not accept mail. */
    DOMAIN_ACCEPTS_NO_MAIL(556, "domain does not accept mail");

    private static final Map<Integer, ReplyCode> BY_NUMBER = new HashMap<>();

    static {
        for (ReplyCode code : values()) {
            BY_NUMBER.put(code.number, code);
        }
    }

    /** The documentation of the codes, loaded on first use. */
    private static final class Texts {
        static final Catalog CATALOG = Catalog.load("reply-codes.properties");
    }

    private final int number;
    private final String title;

    ReplyCode(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /**
     * Finds the code with the given number.
     *
     * @param number the number, such as 211
     * @return the code, or empty if it is not in the catalog
     */
    public static Optional<ReplyCode> find(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /**
     * Returns the code as a number.
     *
     * @return the number, such as 211
     */
    public int number() {
        return number;
    }

    /**
     * Returns the standard name.
     *
     * @return the name in lower case, such as {@code system status}
     */
    public String title() {
        return title;
    }

    /**
     * Returns the meaning of the first digit.
     *
     * @return the class
     */
    public ReplyClass replyClass() {
        return ReplyClass.ofCode(number);
    }

    /**
     * Returns the meaning of the second digit.
     *
     * @return the category
     */
    public ReplyCategory category() {
        return ReplyCategory.ofCode(number);
    }

    /**
     * Returns the meaning of this code.
     *
     * @return one or more sentences
     */
    public String meaning() {
        String says = says();
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ". " + text("more");
    }

    /** Returns the first sentence of {@link #meaning()} as a clause, such as {@code the server is ready}. */
    String says() {
        return text("says");
    }

    /**
     * Describes when servers send this code: after which commands, or at which point in a session.
     *
     * @return one or more sentences
     */
    public String appears() {
        return text("appears");
    }

    /**
     * Returns how to fix the problem.
     *
     * @return one or more sentences, even if there is nothing to fix
     */
    public String remedy() {
        return text("fix");
    }

    /**
     * Returns the events to which the standards allow a server to reply with this code. Real servers are less strict.
     *
     * @return the events, in the order in which they occur in a session
     */
    public Set<ReplyOccasion> occasions() {
        return ReplyOccasion.parse(text("after"));
    }

    /**
     * Returns where this code is defined.
     *
     * @return the section that defines the code, then other sections with rules about it
     */
    public List<RfcReference> references() {
        return Texts.CATALOG.references(number + ".rfc");
    }

    private String text(String field) {
        return Texts.CATALOG.text(number + "." + field);
    }

    /**
     * Compares this code with another: what they have in common, how they differ, and when to expect each. A code with
     * two meanings, such as 220 (the greeting, and the reply to STARTTLS), can be compared with itself.
     *
     * <pre>{@code
     * System.out.println(ReplyCode.SYSTEM_STATUS.comparedWith(ReplyCode.SERVICE_READY));
     * }</pre>
     *
     * @param other the other code
     * @return the comparison
     */
    public ReplyCodeComparison comparedWith(ReplyCode other) {
        return new ReplyCodeComparison(this, other);
    }

    /** Returns the number and the name, such as {@code 211 (system status)}. */
    @Override
    public String toString() {
        return number + " (" + title + ")";
    }

    /** Describes any code as {@link #toString()} does, or by its class if it is not in the catalog. */
    static String describe(int code) {
        return find(code).map(ReplyCode::toString).orElseGet(() -> code + " (" + ReplyClass.ofCode(code) + ")");
    }
}
