package io.github.junitsmtp.server;

import io.github.junitsmtp.internal.text.Addresses;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logs in as the first user of a server, unless the code under test has credentials of its own. Jakarta Mail also asks
 * its authenticator after a failed login, and tries again; an answer would turn a wrong password into the right one.
 * Jakarta Mail looks up a missing password in the session first. Therefore, the session holds the password for the
 * server's ports, and the authenticator answers only for other ports.
 */
final class FirstUser extends Authenticator {

    private final PasswordAuthentication credentials;
    private final String host;
    private final Map<String, Integer> ports;

    /**
     * Creates the authenticator of one session.
     *
     * @param credentials the login and the password
     * @param host where the server listens
     * @param ports the port for each protocol of Jakarta Mail
     */
    FirstUser(PasswordAuthentication credentials, String host, Map<String, Integer> ports) {
        this.credentials = credentials;
        this.host = host;
        this.ports = ports;
    }

    /** Returns the session, with the password for each protocol. The port is part of the key if the client names it. */
    Session signIn(Session session) {
        ports.forEach((protocol, port) -> {
            session.getProperties().setProperty("mail." + protocol + ".user", credentials.getUserName());
            session.setPasswordAuthentication(urlOf(protocol, -1), credentials);
            session.setPasswordAuthentication(urlOf(protocol, port), credentials);
        });
        return session;
    }

    private URLName urlOf(String protocol, int port) {
        return new URLName(protocol, host, port, null, credentials.getUserName(), null);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return isOfServer() ? null : credentials;
    }

    private boolean isOfServer() {
        InetAddress site = getRequestingSite();
        Integer port = ports.get(getRequestingProtocol());
        return port != null
                && site != null
                && Addresses.of(site).equals(host)
                && (getRequestingPort() == -1 || getRequestingPort() == port);
    }
}
