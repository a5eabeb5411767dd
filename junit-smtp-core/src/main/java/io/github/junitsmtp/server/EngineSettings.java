package io.github.junitsmtp.server;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What an engine is asked to be.
 *
 * @param bindTo the address to listen on
 * @param port the port for SMTP, 0 for any free one
 * @param users the users by login, with their passwords
 * @param access by which protocols mail shall be offered, each on any free port
 * @param keptMails how many mails the engine is to keep, the last ones
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EngineSettings(
        InetAddress bindTo, int port, Map<String, String> users, Set<MailboxProtocol> access, int keptMails) {

    /**
     * Copies the collections.
     *
     * @param bindTo the address to listen on
     * @param port the port for SMTP
     * @param users the users by login
     * @param access the protocols
     * @param keptMails how many mails
     */
    public EngineSettings {
        users = Map.copyOf(users);
        access = Set.copyOf(access);
    }
}
