package io.github.junitsmtp.protocol;

import org.apiguardian.api.API;

/**
 * What the assertions named for the meaning of a code rest on.
 *
 * @param <SELF> the type of the assertion object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReplyCodeAssertions<SELF> {

    /**
     * Verifies the code.
     *
     * <pre>{@code
     * assertThat(SmtpReply.parse("211 All is well\r\n")).hasCode(ReplyCode.SYSTEM_STATUS); // passes
     * assertThat(SmtpReply.parse("220 mx.example.org ESMTP\r\n")).hasCode(ReplyCode.SYSTEM_STATUS); // fails
     * }</pre>
     *
     * @param expected the code
     * @return this assertion object
     */
    SELF hasCode(ReplyCode expected);
}
