package io.github.junitsmtp.protocol;

import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;
import static io.github.junitsmtp.internal.assertion.AssertFactories.list;
import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a reply. A code can be verified by its meaning, as in {@link #isServiceReady()}, by its number, or by
 * its constant in {@link ReplyCode}.
 *
 * @see SmtpReply
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SmtpReplyAssert extends AbstractObjectAssert<SmtpReplyAssert, SmtpReply> {

    /** {@link InstanceOfAssertFactory} for {@link SmtpReply}, as in {@code first(SMTP_REPLY)}. */
    public static final InstanceOfAssertFactory<SmtpReply, SmtpReplyAssert> SMTP_REPLY =
            new InstanceOfAssertFactory<>(SmtpReply.class, SmtpReplyAssert::new);

    SmtpReplyAssert(SmtpReply actual) {
        super(actual, SmtpReplyAssert.class);
        BriefRepresentation.use(info);
    }

    /**
     * Verifies that the reply has the given code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasCode(250); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasCode(251); // fails
     * }</pre>
     *
     * @param expected the code, between 200 and 599
     * @return this assertion object
     */
    public SmtpReplyAssert hasCode(int expected) {
        return has(ReplyExpectation.ofCode(expected));
    }

    /**
     * Verifies that the reply has the given code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasCode(ReplyCode.OK); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).hasCode(ReplyCode.OK); // fails
     * }</pre>
     *
     * @param expected the code
     * @return this assertion object
     */
    public SmtpReplyAssert hasCode(ReplyCode expected) {
        return hasCode(expected.number());
    }

    /**
     * Verifies that the reply does not have the given code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).doesNotHaveCode(550); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).doesNotHaveCode(250); // fails
     * }</pre>
     *
     * @param unexpected the code
     * @return this assertion object
     */
    public SmtpReplyAssert doesNotHaveCode(int unexpected) {
        return has(ReplyExpectation.ofOtherThan(unexpected));
    }

    /**
     * Verifies that the reply does not have the given code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).doesNotHaveCode(ReplyCode.MAILBOX_UNAVAILABLE); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).doesNotHaveCode(ReplyCode.OK); // fails
     * }</pre>
     *
     * @param unexpected the code
     * @return this assertion object
     */
    public SmtpReplyAssert doesNotHaveCode(ReplyCode unexpected) {
        return doesNotHaveCode(unexpected.number());
    }

    /**
     * Verifies that the reply has one of the given codes.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("251 Will forward\r\n")).isOneOf(ReplyCode.OK, ReplyCode.USER_NOT_LOCAL_WILL_FORWARD); // passes
     * assertThat(SmtpReply.parse("550 No such user\r\n")).isOneOf(ReplyCode.OK, ReplyCode.USER_NOT_LOCAL_WILL_FORWARD); // fails
     * }</pre>
     *
     * @param expected at least one code
     * @return this assertion object
     * @throws IllegalArgumentException if no code is given
     */
    public SmtpReplyAssert isOneOf(ReplyCode... expected) {
        if (expected.length == 0) {
            throw new IllegalArgumentException("codes must not be empty");
        }
        return has(ReplyExpectation.ofOneOf(List.of(expected)));
    }

    /**
     * Verifies that the command succeeded: the code is 2xx.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).isPositiveCompletion(); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isPositiveCompletion(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isPositiveCompletion() {
        return has(ReplyExpectation.ofClass(ReplyClass.POSITIVE_COMPLETION));
    }

    /**
     * Verifies that the server expects more input: the code is 3xx.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isPositiveIntermediate(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isPositiveIntermediate(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isPositiveIntermediate() {
        return has(ReplyExpectation.ofClass(ReplyClass.POSITIVE_INTERMEDIATE));
    }

    /**
     * Verifies that the command failed temporarily: the code is 4xx.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isTransientFailure(); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isTransientFailure(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isTransientFailure() {
        return has(ReplyExpectation.ofClass(ReplyClass.TRANSIENT_FAILURE));
    }

    /**
     * Verifies that the command failed permanently: the code is 5xx.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isPermanentFailure(); // passes
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isPermanentFailure(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isPermanentFailure() {
        return has(ReplyExpectation.ofClass(ReplyClass.PERMANENT_FAILURE));
    }

    /**
     * Verifies that the code is 211 (system status).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("211 All is well\r\n")).isSystemStatus(); // passes
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP ready\r\n")).isSystemStatus(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SYSTEM_STATUS
     */
    public SmtpReplyAssert isSystemStatus() {
        return hasCode(ReplyCode.SYSTEM_STATUS);
    }

    /**
     * Verifies that the code is 214 (help message).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("214 MAIL FROM:<address>\r\n")).isHelpMessage(); // passes
     * assertThat(SmtpReply.parse("211 All is well\r\n")).isHelpMessage(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#HELP_MESSAGE
     */
    public SmtpReplyAssert isHelpMessage() {
        return hasCode(ReplyCode.HELP_MESSAGE);
    }

    /**
     * Verifies that the code is 220 (service ready).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP ready\r\n")).isServiceReady(); // passes
     * assertThat(SmtpReply.parse("211 All is well\r\n")).isServiceReady(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SERVICE_READY
     */
    public SmtpReplyAssert isServiceReady() {
        return hasCode(ReplyCode.SERVICE_READY);
    }

    /**
     * Verifies that the code is 221 (service closing transmission channel).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("221 mx.example.org Bye\r\n")).isServiceClosing(); // passes
     * assertThat(SmtpReply.parse("421 4.3.2 Shutting down\r\n")).isServiceClosing(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SERVICE_CLOSING
     */
    public SmtpReplyAssert isServiceClosing() {
        return hasCode(ReplyCode.SERVICE_CLOSING);
    }

    /**
     * Verifies that the code is 235 (authentication succeeded).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("235 2.7.0 Authentication successful\r\n")).isAuthenticationSuccessful(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isAuthenticationSuccessful(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_SUCCESSFUL
     */
    public SmtpReplyAssert isAuthenticationSuccessful() {
        return hasCode(ReplyCode.AUTHENTICATION_SUCCESSFUL);
    }

    /**
     * Verifies that the code is 250 (requested mail action completed).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).isOk(); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isOk(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#OK
     */
    public SmtpReplyAssert isOk() {
        return hasCode(ReplyCode.OK);
    }

    /**
     * Verifies that the code is 251 (user not local, will forward).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("251 User not local; will forward to <ada@example.net>\r\n")).isUserNotLocalWillForward(); // passes
     * assertThat(SmtpReply.parse("551 User not local\r\n")).isUserNotLocalWillForward(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#USER_NOT_LOCAL_WILL_FORWARD
     */
    public SmtpReplyAssert isUserNotLocalWillForward() {
        return hasCode(ReplyCode.USER_NOT_LOCAL_WILL_FORWARD);
    }

    /**
     * Verifies that the code is 252 (cannot verify the user, but will accept the message).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("252 Cannot VRFY user\r\n")).isCannotVerifyButWillAccept(); // passes
     * assertThat(SmtpReply.parse("554 5.5.1 No SMTP service here\r\n")).isCannotVerifyButWillAccept(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#CANNOT_VERIFY_BUT_WILL_ACCEPT
     */
    public SmtpReplyAssert isCannotVerifyButWillAccept() {
        return hasCode(ReplyCode.CANNOT_VERIFY_BUT_WILL_ACCEPT);
    }

    /**
     * Verifies that the code is 253 (pending messages for node started).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("253 OK, 3 pending messages for example.org started\r\n")).isPendingMessagesStarted(); // passes
     * assertThat(SmtpReply.parse("554 5.5.1 No SMTP service here\r\n")).isPendingMessagesStarted(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PENDING_MESSAGES_STARTED
     */
    public SmtpReplyAssert isPendingMessagesStarted() {
        return hasCode(ReplyCode.PENDING_MESSAGES_STARTED);
    }

    /**
     * Verifies that the code is 334 (authentication challenge).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("334 VXNlcm5hbWU6\r\n")).isAuthenticationChallenge(); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isAuthenticationChallenge(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_CHALLENGE
     */
    public SmtpReplyAssert isAuthenticationChallenge() {
        return hasCode(ReplyCode.AUTHENTICATION_CHALLENGE);
    }

    /**
     * Verifies that the code is 354 (start mail input).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("354 End data with <CRLF>.<CRLF>\r\n")).isStartMailInput(); // passes
     * assertThat(SmtpReply.parse("334 VXNlcm5hbWU6\r\n")).isStartMailInput(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#START_MAIL_INPUT
     */
    public SmtpReplyAssert isStartMailInput() {
        return hasCode(ReplyCode.START_MAIL_INPUT);
    }

    /**
     * Verifies that the code is 421 (service not available, closing channel).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("421 Service not available, closing channel\r\n")).isServiceNotAvailable(); // passes
     * assertThat(SmtpReply.parse("221 mx.example.org Bye\r\n")).isServiceNotAvailable(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SERVICE_NOT_AVAILABLE
     */
    public SmtpReplyAssert isServiceNotAvailable() {
        return hasCode(ReplyCode.SERVICE_NOT_AVAILABLE);
    }

    /**
     * Verifies that the code is 432 (password transition needed).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("432 Password transition needed\r\n")).isPasswordTransitionNeeded(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isPasswordTransitionNeeded(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PASSWORD_TRANSITION_NEEDED
     */
    public SmtpReplyAssert isPasswordTransitionNeeded() {
        return hasCode(ReplyCode.PASSWORD_TRANSITION_NEEDED);
    }

    /**
     * Verifies that the code is 450 (mailbox temporarily unavailable).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("450 Mailbox temporarily unavailable\r\n")).isMailboxTemporarilyUnavailable(); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isMailboxTemporarilyUnavailable(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#MAILBOX_TEMPORARILY_UNAVAILABLE
     */
    public SmtpReplyAssert isMailboxTemporarilyUnavailable() {
        return hasCode(ReplyCode.MAILBOX_TEMPORARILY_UNAVAILABLE);
    }

    /**
     * Verifies that the code is 451 (local error in processing).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("451 Local error in processing\r\n")).isLocalError(); // passes
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isLocalError(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#LOCAL_ERROR
     */
    public SmtpReplyAssert isLocalError() {
        return hasCode(ReplyCode.LOCAL_ERROR);
    }

    /**
     * Verifies that the code is 452 (insufficient system storage).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("452 Insufficient system storage\r\n")).isInsufficientStorage(); // passes
     * assertThat(SmtpReply.parse("552 5.2.2 Mailbox full\r\n")).isInsufficientStorage(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#INSUFFICIENT_STORAGE
     */
    public SmtpReplyAssert isInsufficientStorage() {
        return hasCode(ReplyCode.INSUFFICIENT_STORAGE);
    }

    /**
     * Verifies that the code is 453 (you have no mail).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("453 You have no mail\r\n")).isNoMailForClient(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isNoMailForClient(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#NO_MAIL_FOR_CLIENT
     */
    public SmtpReplyAssert isNoMailForClient() {
        return hasCode(ReplyCode.NO_MAIL_FOR_CLIENT);
    }

    /**
     * Verifies that the code is 454 (temporary authentication failure, or TLS not available).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("454 Temporary authentication failure, or TLS not available\r\n"))
     *         .isTemporaryAuthenticationFailure(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isTemporaryAuthenticationFailure(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#TEMPORARY_AUTHENTICATION_FAILURE
     */
    public SmtpReplyAssert isTemporaryAuthenticationFailure() {
        return hasCode(ReplyCode.TEMPORARY_AUTHENTICATION_FAILURE);
    }

    /**
     * Verifies that the code is 455 (server unable to accommodate parameters).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("455 Server unable to accommodate parameters\r\n")).isUnableToAccommodateParameters(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUnableToAccommodateParameters(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#UNABLE_TO_ACCOMMODATE_PARAMETERS
     */
    public SmtpReplyAssert isUnableToAccommodateParameters() {
        return hasCode(ReplyCode.UNABLE_TO_ACCOMMODATE_PARAMETERS);
    }

    /**
     * Verifies that the code is 458 (unable to queue messages for node).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("458 Unable to queue messages for node\r\n")).isUnableToQueueForNode(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUnableToQueueForNode(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#UNABLE_TO_QUEUE_FOR_NODE
     */
    public SmtpReplyAssert isUnableToQueueForNode() {
        return hasCode(ReplyCode.UNABLE_TO_QUEUE_FOR_NODE);
    }

    /**
     * Verifies that the code is 459 (node not allowed).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("459 Node not allowed\r\n")).isNodeNotAllowed(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isNodeNotAllowed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#NODE_NOT_ALLOWED
     */
    public SmtpReplyAssert isNodeNotAllowed() {
        return hasCode(ReplyCode.NODE_NOT_ALLOWED);
    }

    /**
     * Verifies that the code is 500 (syntax error, command unrecognized).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("500 Syntax error, command unrecognized\r\n")).isCommandUnrecognized(); // passes
     * assertThat(SmtpReply.parse("502 5.5.1 Not implemented\r\n")).isCommandUnrecognized(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#COMMAND_UNRECOGNIZED
     */
    public SmtpReplyAssert isCommandUnrecognized() {
        return hasCode(ReplyCode.COMMAND_UNRECOGNIZED);
    }

    /**
     * Verifies that the code is 501 (syntax error in parameters or arguments).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("501 Syntax error in parameters or arguments\r\n")).isSyntaxErrorInParameters(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isSyntaxErrorInParameters(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SYNTAX_ERROR_IN_PARAMETERS
     */
    public SmtpReplyAssert isSyntaxErrorInParameters() {
        return hasCode(ReplyCode.SYNTAX_ERROR_IN_PARAMETERS);
    }

    /**
     * Verifies that the code is 502 (command not implemented).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("502 Command not implemented\r\n")).isCommandNotImplemented(); // passes
     * assertThat(SmtpReply.parse("500 5.5.1 What?\r\n")).isCommandNotImplemented(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#COMMAND_NOT_IMPLEMENTED
     */
    public SmtpReplyAssert isCommandNotImplemented() {
        return hasCode(ReplyCode.COMMAND_NOT_IMPLEMENTED);
    }

    /**
     * Verifies that the code is 503 (bad sequence of commands).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("503 Bad sequence of commands\r\n")).isBadSequence(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isBadSequence(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#BAD_SEQUENCE
     */
    public SmtpReplyAssert isBadSequence() {
        return hasCode(ReplyCode.BAD_SEQUENCE);
    }

    /**
     * Verifies that the code is 504 (command parameter not implemented).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("504 Command parameter not implemented\r\n")).isParameterNotImplemented(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isParameterNotImplemented(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PARAMETER_NOT_IMPLEMENTED
     */
    public SmtpReplyAssert isParameterNotImplemented() {
        return hasCode(ReplyCode.PARAMETER_NOT_IMPLEMENTED);
    }

    /**
     * Verifies that the code is 521 (server does not accept mail).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("521 Server does not accept mail\r\n")).isHostAcceptsNoMail(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isHostAcceptsNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#HOST_ACCEPTS_NO_MAIL
     */
    public SmtpReplyAssert isHostAcceptsNoMail() {
        return hasCode(ReplyCode.HOST_ACCEPTS_NO_MAIL);
    }

    /**
     * Verifies that the code is 523 (encryption needed).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("523 Encryption needed\r\n")).isEncryptionNeeded(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isEncryptionNeeded(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#ENCRYPTION_NEEDED
     */
    public SmtpReplyAssert isEncryptionNeeded() {
        return hasCode(ReplyCode.ENCRYPTION_NEEDED);
    }

    /**
     * Verifies that the code is 525 (user account disabled).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("525 User account disabled\r\n")).isUserAccountDisabled(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUserAccountDisabled(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#USER_ACCOUNT_DISABLED
     */
    public SmtpReplyAssert isUserAccountDisabled() {
        return hasCode(ReplyCode.USER_ACCOUNT_DISABLED);
    }

    /**
     * Verifies that the code is 530 (authentication required).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("530 Authentication required\r\n")).isAuthenticationRequired(); // passes
     * assertThat(SmtpReply.parse("535 5.7.8 Wrong password\r\n")).isAuthenticationRequired(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_REQUIRED
     */
    public SmtpReplyAssert isAuthenticationRequired() {
        return hasCode(ReplyCode.AUTHENTICATION_REQUIRED);
    }

    /**
     * Verifies that the code is 534 (authentication mechanism is too weak).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("534 Authentication mechanism is too weak\r\n")).isAuthenticationMechanismTooWeak(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isAuthenticationMechanismTooWeak(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_MECHANISM_TOO_WEAK
     */
    public SmtpReplyAssert isAuthenticationMechanismTooWeak() {
        return hasCode(ReplyCode.AUTHENTICATION_MECHANISM_TOO_WEAK);
    }

    /**
     * Verifies that the code is 535 (authentication credentials invalid).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("535 Authentication credentials invalid\r\n")).isAuthenticationFailed(); // passes
     * assertThat(SmtpReply.parse("530 5.7.0 Authentication required\r\n")).isAuthenticationFailed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_FAILED
     */
    public SmtpReplyAssert isAuthenticationFailed() {
        return hasCode(ReplyCode.AUTHENTICATION_FAILED);
    }

    /**
     * Verifies that the code is 538 (encryption required for requested mechanism).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("538 Encryption required for requested mechanism\r\n")).isEncryptionRequiredForMechanism(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isEncryptionRequiredForMechanism(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#ENCRYPTION_REQUIRED_FOR_MECHANISM
     */
    public SmtpReplyAssert isEncryptionRequiredForMechanism() {
        return hasCode(ReplyCode.ENCRYPTION_REQUIRED_FOR_MECHANISM);
    }

    /**
     * Verifies that the code is 550 (mailbox unavailable).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 Mailbox unavailable\r\n")).isMailboxUnavailable(); // passes
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isMailboxUnavailable(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#MAILBOX_UNAVAILABLE
     */
    public SmtpReplyAssert isMailboxUnavailable() {
        return hasCode(ReplyCode.MAILBOX_UNAVAILABLE);
    }

    /**
     * Verifies that the code is 551 (user not local, please try another path).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("551 User not local, please try another path\r\n")).isUserNotLocal(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUserNotLocal(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#USER_NOT_LOCAL
     */
    public SmtpReplyAssert isUserNotLocal() {
        return hasCode(ReplyCode.USER_NOT_LOCAL);
    }

    /**
     * Verifies that the code is 552 (exceeded storage allocation).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("552 Exceeded storage allocation\r\n")).isStorageExceeded(); // passes
     * assertThat(SmtpReply.parse("452 4.2.2 Over quota\r\n")).isStorageExceeded(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#STORAGE_EXCEEDED
     */
    public SmtpReplyAssert isStorageExceeded() {
        return hasCode(ReplyCode.STORAGE_EXCEEDED);
    }

    /**
     * Verifies that the code is 553 (mailbox name not allowed).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("553 Mailbox name not allowed\r\n")).isMailboxNameNotAllowed(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isMailboxNameNotAllowed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#MAILBOX_NAME_NOT_ALLOWED
     */
    public SmtpReplyAssert isMailboxNameNotAllowed() {
        return hasCode(ReplyCode.MAILBOX_NAME_NOT_ALLOWED);
    }

    /**
     * Verifies that the code is 554 (transaction failed).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("554 Transaction failed\r\n")).isTransactionFailed(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isTransactionFailed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#TRANSACTION_FAILED
     */
    public SmtpReplyAssert isTransactionFailed() {
        return hasCode(ReplyCode.TRANSACTION_FAILED);
    }

    /**
     * Verifies that the code is 555 (MAIL FROM or RCPT TO parameters not recognized).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("555 MAIL FROM or RCPT TO parameters not recognized\r\n")).isParametersNotRecognized(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isParametersNotRecognized(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PARAMETERS_NOT_RECOGNIZED
     */
    public SmtpReplyAssert isParametersNotRecognized() {
        return hasCode(ReplyCode.PARAMETERS_NOT_RECOGNIZED);
    }

    /**
     * Verifies that the code is 556 (domain does not accept mail).
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("556 Domain does not accept mail\r\n")).isDomainAcceptsNoMail(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isDomainAcceptsNoMail(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#DOMAIN_ACCEPTS_NO_MAIL
     */
    public SmtpReplyAssert isDomainAcceptsNoMail() {
        return hasCode(ReplyCode.DOMAIN_ACCEPTS_NO_MAIL);
    }

    /**
     * Verifies that the reply has the given enhanced status code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasEnhancedStatusCode("5.1.1"); // passes
     * assertThat(SmtpReply.parse("550 No such user\r\n")).hasEnhancedStatusCode("5.1.1"); // fails
     * }</pre>
     *
     * @param expected the code, such as {@code 5.1.1}
     * @return this assertion object
     * @throws IllegalArgumentException if the expected code is malformed
     */
    public SmtpReplyAssert hasEnhancedStatusCode(String expected) {
        return has(ReplyExpectation.ofEnhanced(EnhancedStatusCode.parse(expected)));
    }

    /**
     * Verifies that the first line has no enhanced status code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).hasNoEnhancedStatusCode(); // passes
     * assertThat(SmtpReply.parse("250 2.0.0 OK\r\n")).hasNoEnhancedStatusCode(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert hasNoEnhancedStatusCode() {
        return has(ReplyExpectation.of(
                "no enhanced status code",
                reply -> reply.enhancedStatusCode().isEmpty(),
                ReplyExpectation::enhancedOf));
    }

    /**
     * Verifies that the text, without enhanced status codes and with lines joined by LF, is equal to the given text.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasText("No such user"); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasText("5.1.1 No such user"); // fails
     * }</pre>
     *
     * @param expected the text
     * @return this assertion object
     */
    public SmtpReplyAssert hasText(String expected) {
        return has(ReplyExpectation.of(
                "text " + Printable.quote(expected),
                reply -> reply.text().equals(expected),
                reply -> "it is " + Printable.quote(reply.text())));
    }

    /**
     * Verifies that the text, without enhanced status codes, contains the given text.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasTextContaining("such"); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).hasTextContaining("quota"); // fails
     * }</pre>
     *
     * @param part the text to look for
     * @return this assertion object
     */
    public SmtpReplyAssert hasTextContaining(String part) {
        return has(ReplyExpectation.of(
                "text containing " + Printable.quote(part),
                reply -> reply.text().contains(part),
                reply -> "it is " + Printable.quote(reply.text())));
    }

    /**
     * Verifies that the text contains the given words, ignoring case, line endings and repeated spaces.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("552-5.2.2 Over\r\n552 5.2.2 quota\r\n")).explains("over QUOTA"); // passes
     * assertThat(SmtpReply.parse("552 5.3.4 Message too large\r\n")).explains("quota"); // fails
     * }</pre>
     *
     * @param words the words to look for, not blank
     * @return this assertion object
     * @throws IllegalArgumentException if the words are blank
     */
    public SmtpReplyAssert explains(String words) {
        String expected = plain(words);
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("words must not be blank");
        }
        return has(ReplyExpectation.of(
                "text that mentions " + Printable.quote(words),
                reply -> plain(reply.text()).contains(expected),
                reply -> "it is " + Printable.quote(reply.text())));
    }

    /**
     * Starts assertions on the text, without enhanced status codes and with lines joined by LF.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).text().startsWith("No"); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).text().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the text
     */
    public final AbstractStringAssert<?> text() {
        return Navigation.from(this, SmtpReply::text, STRING);
    }

    /**
     * Verifies that the reply has exactly the given lines, each without its code and separator.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLines("mx", "HELP"); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLines("mx"); // fails
     * }</pre>
     *
     * @param expected all lines, in order
     * @return this assertion object
     */
    public SmtpReplyAssert hasLines(String... expected) {
        List<String> wanted = List.of(expected);
        return has(ReplyExpectation.of(
                "lines " + quoted(wanted),
                reply -> reply.lines().equals(wanted),
                reply -> "they are " + quoted(reply.lines())));
    }

    /**
     * Verifies that one of the lines, without its code and separator, is equal to the given line.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLine("HELP"); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).hasLine("SIZE"); // fails
     * }</pre>
     *
     * @param expected the line
     * @return this assertion object
     */
    public SmtpReplyAssert hasLine(String expected) {
        return has(ReplyExpectation.of(
                "line " + Printable.quote(expected),
                reply -> reply.lines().contains(expected),
                reply -> "it has no such line"));
    }

    /**
     * Starts assertions on the lines, each without its code and separator.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).lines().hasSize(2); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250 HELP\r\n")).lines().hasSize(1); // fails
     * }</pre>
     *
     * @return assertions on the lines
     */
    public final ListAssert<String> lines() {
        return Navigation.from(this, SmtpReply::lines, list(String.class));
    }

    /**
     * Verifies that a client should retry later: the code is 4xx, or 552 with the enhanced status code 5.5.3, which
     * means "too many recipients". In the latter case, the client must send the mail to the remaining recipients in a
     * separate transaction (RFC 5321, section 4.5.3.1.10). Without 5.5.3, 552 can also mean that the mailbox is full or
     * the message is too large. If the class of the enhanced status code contradicts the reply code, the reply code
     * takes precedence.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("451 4.7.1 Greylisted\r\n")).isRetryable(); // passes
     * assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isRetryable(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isRetryable() {
        EnhancedStatusCode tooManyRecipients = new EnhancedStatusCode(5, 5, 3);
        return has(ReplyExpectation.ofClass(
                "a reply code that calls for a retry (4xx, or 552 with 5.5.3)",
                ReplyClass.TRANSIENT_FAILURE,
                reply -> reply.replyClass() == ReplyClass.TRANSIENT_FAILURE
                        || reply.code() == ReplyCode.STORAGE_EXCEEDED.number()
                                && reply.enhancedStatusCode()
                                        .filter(tooManyRecipients::equals)
                                        .isPresent()));
    }

    /**
     * Verifies that the reply concerns a mailbox or its address: the subject of the enhanced status code is 1 or 2. Without
     * that code, or if its subject is 0 (undefined), the reply code must be 251, 450, 550, 551, 552, 553 or 556.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isAboutMailbox(); // passes
     * assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isAboutMailbox(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isAboutMailbox() {
        return has(ReplyExpectation.ofSubject("a code that concerns a mailbox", ReplyTopic.MAILBOX::covers));
    }

    /**
     * Verifies that the reply concerns security or policy: the subject of the enhanced status code is 7. Without that
     * code, or if its subject is 0 (undefined), the reply code must be 235, 432, 454, 459, 523, 525, 530, 534, 535 or 538.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("550 5.7.1 Blocked\r\n")).isAboutPolicy(); // passes
     * assertThat(SmtpReply.parse("550 Blocked\r\n")).isAboutPolicy(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public SmtpReplyAssert isAboutPolicy() {
        return has(ReplyExpectation.ofSubject("a code that concerns security or policy", ReplyTopic.POLICY::covers));
    }

    /**
     * Verifies that the reply announces the given domain as the first word of its text, ignoring case. Greetings
     * (positive or negative) and replies to HELO, EHLO and QUIT announce the domain of the server.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP Postfix\r\n")).announcesDomain("MX.example.org"); // passes
     * assertThat(SmtpReply.parse("220 ESMTP ready\r\n")).announcesDomain("mx.example.org"); // fails
     * }</pre>
     *
     * @param expected the domain
     * @return this assertion object
     */
    public SmtpReplyAssert announcesDomain(String expected) {
        return has(ReplyExpectation.of(
                "domain " + Printable.quote(expected) + " as its first word",
                reply -> firstWords(reply)[0].equalsIgnoreCase(expected),
                reply -> "it is " + Printable.quote(firstWords(reply)[0])));
    }

    /**
     * Verifies that the greeting mentions the given software after the domain, ignoring case.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP Postfix\r\n")).announcesSoftware("postfix"); // passes
     * assertThat(SmtpReply.parse("220 postfix.example.org ESMTP\r\n")).announcesSoftware("postfix"); // fails
     * }</pre>
     *
     * @param expected the name of the software, with or without a version; not blank
     * @return this assertion object
     * @throws IllegalArgumentException if the name is blank
     */
    public SmtpReplyAssert announcesSoftware(String expected) {
        if (expected.isBlank()) {
            throw new IllegalArgumentException("software must not be blank");
        }
        return has(ReplyExpectation.of(
                "the software name " + Printable.quote(expected) + " after its domain",
                reply -> lower(firstWords(reply)[1]).contains(lower(expected)),
                reply -> "it says " + Printable.quote(firstWords(reply)[1])));
    }

    /**
     * Verifies that the reply to EHLO advertises the given extension, ignoring case. The extension must be on a line
     * after the first, and may have further parameters. {@code AUTH=LOGIN} is read as {@code AUTH LOGIN}.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250-mx\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n")).advertises("AUTH", "LOGIN"); // passes
     * assertThat(SmtpReply.parse("250-mx\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n")).advertises("SIZE"); // fails
     * }</pre>
     *
     * @param keyword the keyword of the extension, a single word
     * @param parameters the required parameters, in any order, case-insensitive
     * @return this assertion object
     * @throws IllegalArgumentException if the keyword or a parameter is not a single word
     */
    public SmtpReplyAssert advertises(String keyword, String... parameters) {
        List<String> words =
                Stream.concat(Stream.of(keyword), Stream.of(parameters)).toList();
        if (words.stream().anyMatch(word -> !word.matches("\\S+"))) {
            throw new IllegalArgumentException(
                    "keyword and parameters must be one word each, as in advertises(\"AUTH\", \"PLAIN\")");
        }
        String expected = String.join(" ", words);
        return has(ReplyExpectation.of(
                expected + " among its extensions",
                reply -> reply.code() == ReplyCode.OK.number()
                        && EhloKeywords.parse(reply).include(expected),
                SmtpReplyAssert::offerOf));
    }

    private static String offerOf(SmtpReply reply) {
        if (reply.code() != ReplyCode.OK.number()) {
            return ReplyExpectation.codeOf(reply) + "; extensions are listed in the 250 reply to EHLO";
        }
        List<String> lines = extensions(reply);
        return lines.isEmpty()
                ? "it advertises none"
                : "it advertises " + lines.stream().map(Printable::quote).collect(joining(", "));
    }

    private static List<String> extensions(SmtpReply reply) {
        return reply.code() == ReplyCode.OK.number()
                ? reply.lines().subList(1, reply.lines().size())
                : List.of();
    }

    /** Returns the first word of the text and the rest, each possibly empty. */
    private static String[] firstWords(SmtpReply reply) {
        String[] words = reply.text().strip().split("\\s+", 2);
        return words.length == 2 ? words : new String[] {words[0], ""};
    }

    private static String quoted(List<String> lines) {
        return lines.stream().map(Printable::quote).collect(joining(", "));
    }

    private static String plain(String text) {
        return Stream.of(text.strip().split("\\s+")).collect(joining(" ")).toLowerCase(Locale.ROOT);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
