package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * The assertions on 5yz replies, one for each code and named for its meaning. {@link SmtpReplyAssert} has them all.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PermanentReplyAssertions<SELF> extends ReplyCodeAssertions<SELF> {

    /**
     * Verifies that the code is 500, syntax error, command unrecognized.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("500 Syntax error, command unrecognized\r\n")).isCommandUnrecognized(); // passes
     * assertThat(SmtpReply.parse("502 5.5.1 Not implemented\r\n")).isCommandUnrecognized(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#COMMAND_UNRECOGNIZED
     */
    default SELF isCommandUnrecognized() {
        return hasCode(ReplyCode.COMMAND_UNRECOGNIZED);
    }

    /**
     * Verifies that the code is 501, syntax error in parameters or arguments.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("501 Syntax error in parameters or arguments\r\n")).isSyntaxErrorInParameters(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isSyntaxErrorInParameters(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SYNTAX_ERROR_IN_PARAMETERS
     */
    default SELF isSyntaxErrorInParameters() {
        return hasCode(ReplyCode.SYNTAX_ERROR_IN_PARAMETERS);
    }

    /**
     * Verifies that the code is 502, command not implemented.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("502 Command not implemented\r\n")).isCommandNotImplemented(); // passes
     * assertThat(SmtpReply.parse("500 5.5.1 What?\r\n")).isCommandNotImplemented(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#COMMAND_NOT_IMPLEMENTED
     */
    default SELF isCommandNotImplemented() {
        return hasCode(ReplyCode.COMMAND_NOT_IMPLEMENTED);
    }

    /**
     * Verifies that the code is 503, bad sequence of commands.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("503 Bad sequence of commands\r\n")).isBadSequence(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isBadSequence(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#BAD_SEQUENCE
     */
    default SELF isBadSequence() {
        return hasCode(ReplyCode.BAD_SEQUENCE);
    }

    /**
     * Verifies that the code is 504, command parameter not implemented.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("504 Command parameter not implemented\r\n")).isParameterNotImplemented(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isParameterNotImplemented(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PARAMETER_NOT_IMPLEMENTED
     */
    default SELF isParameterNotImplemented() {
        return hasCode(ReplyCode.PARAMETER_NOT_IMPLEMENTED);
    }

    /**
     * Verifies that the code is 521, server does not accept mail.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("521 Server does not accept mail\r\n")).isHostAcceptsNoMail(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isHostAcceptsNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#HOST_ACCEPTS_NO_MAIL
     */
    default SELF isHostAcceptsNoMail() {
        return hasCode(ReplyCode.HOST_ACCEPTS_NO_MAIL);
    }

    /**
     * Verifies that the code is 523, encryption needed.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("523 Encryption needed\r\n")).isEncryptionNeeded(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isEncryptionNeeded(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#ENCRYPTION_NEEDED
     */
    default SELF isEncryptionNeeded() {
        return hasCode(ReplyCode.ENCRYPTION_NEEDED);
    }

    /**
     * Verifies that the code is 525, user account disabled.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("525 User account disabled\r\n")).isUserAccountDisabled(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUserAccountDisabled(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#USER_ACCOUNT_DISABLED
     */
    default SELF isUserAccountDisabled() {
        return hasCode(ReplyCode.USER_ACCOUNT_DISABLED);
    }

    /**
     * Verifies that the code is 530, authentication required.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("530 Authentication required\r\n")).isAuthenticationRequired(); // passes
     * assertThat(SmtpReply.parse("535 5.7.8 Wrong password\r\n")).isAuthenticationRequired(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_REQUIRED
     */
    default SELF isAuthenticationRequired() {
        return hasCode(ReplyCode.AUTHENTICATION_REQUIRED);
    }

    /**
     * Verifies that the code is 534, authentication mechanism is too weak.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("534 Authentication mechanism is too weak\r\n")).isAuthenticationMechanismTooWeak(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isAuthenticationMechanismTooWeak(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_MECHANISM_TOO_WEAK
     */
    default SELF isAuthenticationMechanismTooWeak() {
        return hasCode(ReplyCode.AUTHENTICATION_MECHANISM_TOO_WEAK);
    }

    /**
     * Verifies that the code is 535, authentication credentials invalid.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("535 Authentication credentials invalid\r\n")).isAuthenticationFailed(); // passes
     * assertThat(SmtpReply.parse("530 5.7.0 Authentication required\r\n")).isAuthenticationFailed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_FAILED
     */
    default SELF isAuthenticationFailed() {
        return hasCode(ReplyCode.AUTHENTICATION_FAILED);
    }

    /**
     * Verifies that the code is 538, encryption required for requested mechanism.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("538 Encryption required for requested mechanism\r\n")).isEncryptionRequiredForMechanism(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isEncryptionRequiredForMechanism(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#ENCRYPTION_REQUIRED_FOR_MECHANISM
     */
    default SELF isEncryptionRequiredForMechanism() {
        return hasCode(ReplyCode.ENCRYPTION_REQUIRED_FOR_MECHANISM);
    }

    /**
     * Verifies that the code is 550, mailbox unavailable.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 Mailbox unavailable\r\n")).isMailboxUnavailable(); // passes
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isMailboxUnavailable(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#MAILBOX_UNAVAILABLE
     */
    default SELF isMailboxUnavailable() {
        return hasCode(ReplyCode.MAILBOX_UNAVAILABLE);
    }

    /**
     * Verifies that the code is 551, user not local, please try another path.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("551 User not local, please try another path\r\n")).isUserNotLocal(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUserNotLocal(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#USER_NOT_LOCAL
     */
    default SELF isUserNotLocal() {
        return hasCode(ReplyCode.USER_NOT_LOCAL);
    }

    /**
     * Verifies that the code is 552, exceeded storage allocation.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("552 Exceeded storage allocation\r\n")).isStorageExceeded(); // passes
     * assertThat(SmtpReply.parse("452 4.2.2 Over quota\r\n")).isStorageExceeded(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#STORAGE_EXCEEDED
     */
    default SELF isStorageExceeded() {
        return hasCode(ReplyCode.STORAGE_EXCEEDED);
    }

    /**
     * Verifies that the code is 553, mailbox name not allowed.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("553 Mailbox name not allowed\r\n")).isMailboxNameNotAllowed(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isMailboxNameNotAllowed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#MAILBOX_NAME_NOT_ALLOWED
     */
    default SELF isMailboxNameNotAllowed() {
        return hasCode(ReplyCode.MAILBOX_NAME_NOT_ALLOWED);
    }

    /**
     * Verifies that the code is 554, transaction failed.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("554 Transaction failed\r\n")).isTransactionFailed(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isTransactionFailed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#TRANSACTION_FAILED
     */
    default SELF isTransactionFailed() {
        return hasCode(ReplyCode.TRANSACTION_FAILED);
    }

    /**
     * Verifies that the code is 555, MAIL FROM or RCPT TO parameters not recognized.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("555 MAIL FROM or RCPT TO parameters not recognized\r\n")).isParametersNotRecognized(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isParametersNotRecognized(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PARAMETERS_NOT_RECOGNIZED
     */
    default SELF isParametersNotRecognized() {
        return hasCode(ReplyCode.PARAMETERS_NOT_RECOGNIZED);
    }

    /**
     * Verifies that the code is 556, domain does not accept mail.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("556 Domain does not accept mail\r\n")).isDomainAcceptsNoMail(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isDomainAcceptsNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#DOMAIN_ACCEPTS_NO_MAIL
     */
    default SELF isDomainAcceptsNoMail() {
        return hasCode(ReplyCode.DOMAIN_ACCEPTS_NO_MAIL);
    }
}
