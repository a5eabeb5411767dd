package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/** The behavior of a server across commands and sessions, such as greylisting. {@link Policies} has the common ones. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Policy {

    /**
     * Makes the stubs that the policy consists of. They go live together once this method returns. They may go unused, but for
     * those that are {@linkplain StubBuilder#strict() strict}.
     *
     * @param server takes the stubs
     */
    void applyTo(Scriptable server);
}
