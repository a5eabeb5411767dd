package io.github.junitsmtp.examples.servers;

/**
 * A real mail server, with its own port on the loopback address and its own folder. It accepts mail for {@link #ADA} and {@link #BOB}, and
 * refuses other users of their domains, other domains and mails of more than {@link #LARGEST} octets.
 */
public abstract sealed class MailServer implements AutoCloseable permits EximServer, OpenSmtpdServer, PostfixServer {

    public static final String ADA = "ada@example.org";
    public static final String BOB = "bob@example.net";
    public static final String USER = "shop";
    public static final String PASSWORD = "geheim";
    public static final int LARGEST = 5_000_000;

    final Sandbox sandbox;

    MailServer(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Whether {@link #USER} can log in with {@link #PASSWORD}. */
    public abstract boolean takesLogins();

    public abstract boolean startsTls();

    public final int port() {
        return sandbox.port();
    }

    /** The name in its greeting. */
    public final String name() {
        return sandbox.name();
    }

    /** Where the delivered mails of a user are. */
    public final Maildir mailsOf(String address) {
        return sandbox.mailsOf(address);
    }

    /** What it printed and logged, for failures. */
    public final String log() {
        return sandbox.log();
    }

    @Override
    public final void close() {
        sandbox.close();
    }
}
