package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * The assertions on 4yz replies, one for each code and named for its meaning. {@link SmtpReplyAssert} has them all.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TransientReplyAssertions<SELF> extends ReplyCodeAssertions<SELF> {

    /**
     * Verifies that the code is 421, service not available, closing channel.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("421 Service not available, closing channel\r\n")).isServiceNotAvailable(); // passes
     * assertThat(SmtpReply.parse("221 mx.example.org Bye\r\n")).isServiceNotAvailable(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SERVICE_NOT_AVAILABLE
     */
    default SELF isServiceNotAvailable() {
        return hasCode(ReplyCode.SERVICE_NOT_AVAILABLE);
    }

    /**
     * Verifies that the code is 432, password transition needed.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("432 Password transition needed\r\n")).isPasswordTransitionNeeded(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isPasswordTransitionNeeded(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PASSWORD_TRANSITION_NEEDED
     */
    default SELF isPasswordTransitionNeeded() {
        return hasCode(ReplyCode.PASSWORD_TRANSITION_NEEDED);
    }

    /**
     * Verifies that the code is 450, mailbox temporarily unavailable.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("450 Mailbox temporarily unavailable\r\n")).isMailboxTemporarilyUnavailable(); // passes
     * assertThat(SmtpReply.parse("550 5.1.1 No such user\r\n")).isMailboxTemporarilyUnavailable(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#MAILBOX_TEMPORARILY_UNAVAILABLE
     */
    default SELF isMailboxTemporarilyUnavailable() {
        return hasCode(ReplyCode.MAILBOX_TEMPORARILY_UNAVAILABLE);
    }

    /**
     * Verifies that the code is 451, local error in processing.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("451 Local error in processing\r\n")).isLocalError(); // passes
     * assertThat(SmtpReply.parse("450 4.2.0 Mailbox busy\r\n")).isLocalError(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#LOCAL_ERROR
     */
    default SELF isLocalError() {
        return hasCode(ReplyCode.LOCAL_ERROR);
    }

    /**
     * Verifies that the code is 452, insufficient system storage.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("452 Insufficient system storage\r\n")).isInsufficientStorage(); // passes
     * assertThat(SmtpReply.parse("552 5.2.2 Mailbox full\r\n")).isInsufficientStorage(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#INSUFFICIENT_STORAGE
     */
    default SELF isInsufficientStorage() {
        return hasCode(ReplyCode.INSUFFICIENT_STORAGE);
    }

    /**
     * Verifies that the code is 453, you have no mail.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("453 You have no mail\r\n")).isNoMailForClient(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isNoMailForClient(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#NO_MAIL_FOR_CLIENT
     */
    default SELF isNoMailForClient() {
        return hasCode(ReplyCode.NO_MAIL_FOR_CLIENT);
    }

    /**
     * Verifies that the code is 454, temporary authentication failure, or TLS not available.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("454 Temporary authentication failure, or TLS not available\r\n")).isTemporaryAuthenticationFailure(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isTemporaryAuthenticationFailure(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#TEMPORARY_AUTHENTICATION_FAILURE
     */
    default SELF isTemporaryAuthenticationFailure() {
        return hasCode(ReplyCode.TEMPORARY_AUTHENTICATION_FAILURE);
    }

    /**
     * Verifies that the code is 455, server unable to accommodate parameters.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("455 Server unable to accommodate parameters\r\n")).isUnableToAccommodateParameters(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUnableToAccommodateParameters(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#UNABLE_TO_ACCOMMODATE_PARAMETERS
     */
    default SELF isUnableToAccommodateParameters() {
        return hasCode(ReplyCode.UNABLE_TO_ACCOMMODATE_PARAMETERS);
    }

    /**
     * Verifies that the code is 458, unable to queue messages for node.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("458 Unable to queue messages for node\r\n")).isUnableToQueueForNode(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isUnableToQueueForNode(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#UNABLE_TO_QUEUE_FOR_NODE
     */
    default SELF isUnableToQueueForNode() {
        return hasCode(ReplyCode.UNABLE_TO_QUEUE_FOR_NODE);
    }

    /**
     * Verifies that the code is 459, node not allowed.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("459 Node not allowed\r\n")).isNodeNotAllowed(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isNodeNotAllowed(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#NODE_NOT_ALLOWED
     */
    default SELF isNodeNotAllowed() {
        return hasCode(ReplyCode.NODE_NOT_ALLOWED);
    }
}
