package io.github.junitsmtp.server;

import io.github.junitsmtp.tls.Tls;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/** What an engine is asked to be. A server makes these settings; an engine reads those that it can follow. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EngineSettings {

    private final InetAddress bindTo;
    private final int port;
    private final Tls tls;
    private final Map<String, String> users;
    private final Set<MailboxProtocol> access;
    private final int keptMails;

    EngineSettings(
            InetAddress bindTo,
            int port,
            Tls tls,
            Map<String, String> users,
            Set<MailboxProtocol> access,
            int keptMails) {
        this.bindTo = bindTo;
        this.port = port;
        this.tls = tls;
        this.users = Map.copyOf(users);
        this.access = Set.copyOf(access);
        this.keptMails = keptMails;
    }

    EngineSettings withPort(int number) {
        return new EngineSettings(bindTo, number, tls, users, access, keptMails);
    }

    /** {@return the address to listen on} */
    public InetAddress bindTo() {
        return bindTo;
    }

    /** {@return the port for SMTP, 0 for any free one} */
    public int port() {
        return port;
    }

    /** {@return how the transport does TLS, of which the engine has nothing to do} */
    public Tls tls() {
        return tls;
    }

    /** {@return the users by login, with their passwords} */
    public Map<String, String> users() {
        return users;
    }

    /** {@return the protocols by which mail can be fetched, each on any free port} */
    public Set<MailboxProtocol> access() {
        return access;
    }

    /** {@return how many mails to keep, the last ones} */
    public int keptMails() {
        return keptMails;
    }
}
