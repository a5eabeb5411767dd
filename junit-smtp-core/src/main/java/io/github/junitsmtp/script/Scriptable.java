package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/** A server whose answers can be scripted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Scriptable {

    /**
     * Starts building a stub: a scripted answer to the commands that match a pattern. The stub does nothing until it has an answer. If
     * several stubs match, the newest one answers.
     *
     * @param pattern the pattern; see {@link CommandPatterns}
     * @return a builder for the stub
     */
    StubBuilder on(CommandPattern pattern);
}
