package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/** What takes stubs: a server. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Scriptable {

    /**
     * Begins a stub: a scripted answer to some commands. Of several that match, the last one made answers.
     *
     * @param pattern which commands, see {@link CommandPatterns}
     * @return what says how they are answered
     */
    Stubbing on(CommandPattern pattern);
}
