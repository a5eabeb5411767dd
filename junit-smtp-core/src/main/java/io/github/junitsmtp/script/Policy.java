package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/** How a server behaves in a whole situation, such as greylisting; {@link Policies} has them ready-made. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Policy {

    /**
     * Makes the stubs that the policy is made of.
     *
     * @param server the server that shall behave so
     */
    void applyTo(Scriptable server);
}
