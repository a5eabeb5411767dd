package io.github.junitsmtp.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The SMTP reply codes in use, named for their meaning. A reply may carry any other code, too: see
 * {@link SmtpReply#code()}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3">RFC 5321, section 4.2.3</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReplyCode {

    /** 211: system status. */
    SYSTEM_STATUS(211, "system status"),
    /** 214: help message. */
    HELP_MESSAGE(214, "help message"),
    /** 220: service ready. */
    SERVICE_READY(220, "service ready"),
    /** 221: service closing transmission channel. */
    SERVICE_CLOSING(221, "service closing transmission channel"),
    /** 235: authentication succeeded. */
    AUTHENTICATION_SUCCESSFUL(235, "authentication succeeded"),
    /** 250: requested mail action completed. */
    OK(250, "requested mail action completed"),
    /** 251: user not local, will forward. */
    USER_NOT_LOCAL_WILL_FORWARD(251, "user not local, will forward"),
    /** 252: cannot verify the user, but will accept the message. */
    CANNOT_VERIFY_BUT_WILL_ACCEPT(252, "cannot verify the user, but will accept the message"),
    /** 253: pending messages for node started. */
    PENDING_MESSAGES_STARTED(253, "pending messages for node started"),
    /** 334: authentication challenge. */
    AUTHENTICATION_CHALLENGE(334, "authentication challenge"),
    /** 354: start mail input. */
    START_MAIL_INPUT(354, "start mail input"),
    /** 421: service not available, closing channel. */
    SERVICE_NOT_AVAILABLE(421, "service not available, closing channel"),
    /** 432: password transition needed. */
    PASSWORD_TRANSITION_NEEDED(432, "password transition needed"),
    /** 450: mailbox temporarily unavailable. */
    MAILBOX_TEMPORARILY_UNAVAILABLE(450, "mailbox temporarily unavailable"),
    /** 451: local error in processing. */
    LOCAL_ERROR(451, "local error in processing"),
    /** 452: insufficient system storage. */
    INSUFFICIENT_STORAGE(452, "insufficient system storage"),
    /** 453: you have no mail. */
    NO_MAIL_FOR_CLIENT(453, "you have no mail"),
    /** 454: temporary authentication failure, or TLS not available. */
    TEMPORARY_AUTHENTICATION_FAILURE(454, "temporary authentication failure, or TLS not available"),
    /** 455: server unable to accommodate parameters. */
    UNABLE_TO_ACCOMMODATE_PARAMETERS(455, "server unable to accommodate parameters"),
    /** 458: unable to queue messages for node. */
    UNABLE_TO_QUEUE_FOR_NODE(458, "unable to queue messages for node"),
    /** 459: node not allowed. */
    NODE_NOT_ALLOWED(459, "node not allowed"),
    /** 500: syntax error, command unrecognized. */
    COMMAND_UNRECOGNIZED(500, "syntax error, command unrecognized"),
    /** 501: syntax error in parameters or arguments. */
    SYNTAX_ERROR_IN_PARAMETERS(501, "syntax error in parameters or arguments"),
    /** 502: command not implemented. */
    COMMAND_NOT_IMPLEMENTED(502, "command not implemented"),
    /** 503: bad sequence of commands. */
    BAD_SEQUENCE(503, "bad sequence of commands"),
    /** 504: command parameter not implemented. */
    PARAMETER_NOT_IMPLEMENTED(504, "command parameter not implemented"),
    /** 521: server does not accept mail. */
    HOST_ACCEPTS_NO_MAIL(521, "server does not accept mail"),
    /** 523: encryption needed. */
    ENCRYPTION_NEEDED(523, "encryption needed"),
    /** 525: user account disabled. */
    USER_ACCOUNT_DISABLED(525, "user account disabled"),
    /** 530: authentication required. */
    AUTHENTICATION_REQUIRED(530, "authentication required"),
    /** 534: authentication mechanism is too weak. */
    AUTHENTICATION_MECHANISM_TOO_WEAK(534, "authentication mechanism is too weak"),
    /** 535: authentication credentials invalid. */
    AUTHENTICATION_FAILED(535, "authentication credentials invalid"),
    /** 538: encryption required for requested mechanism. */
    ENCRYPTION_REQUIRED_FOR_MECHANISM(538, "encryption required for requested mechanism"),
    /** 550: mailbox unavailable. */
    MAILBOX_UNAVAILABLE(550, "mailbox unavailable"),
    /** 551: user not local, please try another path. */
    USER_NOT_LOCAL(551, "user not local, please try another path"),
    /** 552: exceeded storage allocation. */
    STORAGE_EXCEEDED(552, "exceeded storage allocation"),
    /** 553: mailbox name not allowed. */
    MAILBOX_NAME_NOT_ALLOWED(553, "mailbox name not allowed"),
    /** 554: transaction failed. */
    TRANSACTION_FAILED(554, "transaction failed"),
    /** 555: MAIL FROM or RCPT TO parameters not recognized. */
    PARAMETERS_NOT_RECOGNIZED(555, "MAIL FROM or RCPT TO parameters not recognized"),
    /** 556: domain does not accept mail. */
    DOMAIN_ACCEPTS_NO_MAIL(556, "domain does not accept mail");

    private static final Map<Integer, ReplyCode> BY_NUMBER =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ReplyCode::number, Function.identity()));

    private final int number;
    private final String title;

    ReplyCode(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /**
     * Returns the code with the given number.
     *
     * @param number the number, such as 211
     * @return the code, or empty if the catalog has none of that number
     */
    public static Optional<ReplyCode> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /**
     * Returns the three digits as a number.
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
     * Returns what the first digit says.
     *
     * @return the class
     */
    public ReplyClass replyClass() {
        return ReplyClass.of(number);
    }

    /**
     * Returns what the second digit says.
     *
     * @return the category
     */
    public ReplyCategory category() {
        return ReplyCategory.of(number);
    }

    /** Returns number and name, such as {@code 211 (system status)}. */
    @Override
    public String toString() {
        return number + " (" + title + ")";
    }

    /** Describes any code as {@link #toString()} does, one that is not in the catalog by its class. */
    static String describe(int code) {
        return of(code).map(ReplyCode::toString).orElseGet(() -> code + " (" + ReplyClass.of(code) + ")");
    }
}
