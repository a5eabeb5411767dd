package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/** The behavior of a server across commands and sessions, such as greylisting. {@link Policies} provides common policies. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Policy {

    /**
     * Creates the stubs of the policy. They become active together when this method returns. They may go unused, unless they are
     * {@linkplain StubBuilder#strict() strict}.
     *
     * @param server the server on which to create the stubs
     */
    void applyTo(Scriptable server);
}
