package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * The assertions on 2yz and 3yz replies, one for each code and named for its meaning. {@link SmtpReplyAssert} has them all.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PositiveReplyAssertions<SELF> extends ReplyCodeAssertions<SELF> {

    /**
     * Verifies that the code is 211, system status.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("211 All is well\r\n")).isSystemStatus(); // passes
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP ready\r\n")).isSystemStatus(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SYSTEM_STATUS
     */
    default SELF isSystemStatus() {
        return hasCode(ReplyCode.SYSTEM_STATUS);
    }

    /**
     * Verifies that the code is 214, help message.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("214 MAIL FROM:<address>\r\n")).isHelpMessage(); // passes
     * assertThat(SmtpReply.parse("211 All is well\r\n")).isHelpMessage(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#HELP_MESSAGE
     */
    default SELF isHelpMessage() {
        return hasCode(ReplyCode.HELP_MESSAGE);
    }

    /**
     * Verifies that the code is 220, service ready.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP ready\r\n")).isServiceReady(); // passes
     * assertThat(SmtpReply.parse("211 All is well\r\n")).isServiceReady(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SERVICE_READY
     */
    default SELF isServiceReady() {
        return hasCode(ReplyCode.SERVICE_READY);
    }

    /**
     * Verifies that the code is 221, service closing transmission channel.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("221 mx.example.org Bye\r\n")).isServiceClosing(); // passes
     * assertThat(SmtpReply.parse("421 4.3.2 Shutting down\r\n")).isServiceClosing(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#SERVICE_CLOSING
     */
    default SELF isServiceClosing() {
        return hasCode(ReplyCode.SERVICE_CLOSING);
    }

    /**
     * Verifies that the code is 235, authentication succeeded.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("235 2.7.0 Authentication successful\r\n")).isAuthenticationSuccessful(); // passes
     * assertThat(SmtpReply.parse("250 OK\r\n")).isAuthenticationSuccessful(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_SUCCESSFUL
     */
    default SELF isAuthenticationSuccessful() {
        return hasCode(ReplyCode.AUTHENTICATION_SUCCESSFUL);
    }

    /**
     * Verifies that the code is 250, requested mail action completed.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("250 OK\r\n")).isOk(); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isOk(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#OK
     */
    default SELF isOk() {
        return hasCode(ReplyCode.OK);
    }

    /**
     * Verifies that the code is 251, user not local, will forward.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("251 User not local; will forward to <ada@example.net>\r\n")).isUserNotLocalWillForward(); // passes
     * assertThat(SmtpReply.parse("551 User not local\r\n")).isUserNotLocalWillForward(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#USER_NOT_LOCAL_WILL_FORWARD
     */
    default SELF isUserNotLocalWillForward() {
        return hasCode(ReplyCode.USER_NOT_LOCAL_WILL_FORWARD);
    }

    /**
     * Verifies that the code is 252, cannot verify the user, but will accept the message.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("252 Cannot VRFY user\r\n")).isCannotVerifyButWillAccept(); // passes
     * assertThat(SmtpReply.parse("554 5.5.1 No SMTP service here\r\n")).isCannotVerifyButWillAccept(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#CANNOT_VERIFY_BUT_WILL_ACCEPT
     */
    default SELF isCannotVerifyButWillAccept() {
        return hasCode(ReplyCode.CANNOT_VERIFY_BUT_WILL_ACCEPT);
    }

    /**
     * Verifies that the code is 253, pending messages for node started.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("253 OK, 3 pending messages for example.org started\r\n")).isPendingMessagesStarted(); // passes
     * assertThat(SmtpReply.parse("554 5.5.1 No SMTP service here\r\n")).isPendingMessagesStarted(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#PENDING_MESSAGES_STARTED
     */
    default SELF isPendingMessagesStarted() {
        return hasCode(ReplyCode.PENDING_MESSAGES_STARTED);
    }

    /**
     * Verifies that the code is 334, authentication challenge.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("334 VXNlcm5hbWU6\r\n")).isAuthenticationChallenge(); // passes
     * assertThat(SmtpReply.parse("354 Go ahead\r\n")).isAuthenticationChallenge(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#AUTHENTICATION_CHALLENGE
     */
    default SELF isAuthenticationChallenge() {
        return hasCode(ReplyCode.AUTHENTICATION_CHALLENGE);
    }

    /**
     * Verifies that the code is 354, start mail input.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("354 End data with <CRLF>.<CRLF>\r\n")).isStartMailInput(); // passes
     * assertThat(SmtpReply.parse("334 VXNlcm5hbWU6\r\n")).isStartMailInput(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see ReplyCode#START_MAIL_INPUT
     */
    default SELF isStartMailInput() {
        return hasCode(ReplyCode.START_MAIL_INPUT);
    }
}
