package io.github.junitsmtp.internal.enforcement;

import io.github.junitsmtp.internal.stubbing.SessionProgress;
import io.github.junitsmtp.protocol.EhloKeywords;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.transcript.Login;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of a session, according to the replies that the client got. */
public final class SessionState {

    private final MailTransaction transaction = new MailTransaction();
    private boolean greeted;
    private boolean encrypted;
    private final IntSupplier number;
    private final AdvertisedExtensions configured;
    private EhloKeywords offered;
    private @Nullable Login login;
    private @Nullable SessionProgress idle;
    private int mails;
    private int errors;

    public SessionState(IntSupplier number, AdvertisedExtensions configured) {
        this.number = number;
        this.configured = configured;
        this.offered = configured.keywords();
    }

    public int number() {
        return number.getAsInt();
    }

    public MailTransaction transaction() {
        return transaction;
    }

    /** Notes that a command was accepted. The reply to EHLO lists extensions, the reply to HELO none. */
    public void accepted(SmtpCommand command, Supplier<Optional<SmtpReply>> reply) {
        switch (command.verb()) {
            case "EHLO" -> {
                greeted = true;
                offered = reply.get().map(EhloKeywords::parse).orElse(EhloKeywords.NONE);
            }
            case "HELO" -> {
                greeted = true;
                offered = EhloKeywords.NONE;
            }
            default -> {}
        }
        transaction.accepted(command);
    }

    /** Whether the client may use an extension, because it was offered or because the client has not asked for extensions. */
    public boolean offers(SmtpExtension extension) {
        return offered.has(extension.keyword());
    }

    /** Returns the mechanisms that the client was offered, in upper case; empty if it was not offered any. */
    public List<String> offeredMechanisms() {
        return offered.parametersOf(SmtpExtension.AUTH.keyword());
    }

    /** Whether the server has an extension, offered or not. */
    public boolean has(SmtpExtension extension) {
        return configured.keywords().has(extension.keyword());
    }

    /** Whether the engine offers an extension that the transport does not know, so that unknown parameters cannot be refused. */
    public boolean offersUnknown() {
        return offered.hasUnknown();
    }

    /** Notes that TLS has begun. Everything said before is forgotten (RFC 3207, section 4.2). */
    public void secured() {
        encrypted = true;
        greeted = false;
        offered = configured.keywords();
        login = null;
        transaction.clear();
    }

    public void loggedIn(Login accepted) {
        login = accepted;
    }

    public void delivered() {
        mails++;
    }

    public void erred() {
        errors++;
    }

    public boolean isGreeted() {
        return greeted;
    }

    public boolean isEncrypted() {
        return encrypted;
    }

    public Optional<Login> login() {
        return Optional.ofNullable(login);
    }

    @Nullable
    public String user() {
        return login == null ? null : login.user();
    }

    public int mails() {
        return mails;
    }

    public int errors() {
        return errors;
    }

    /** Returns the progress of the session, for patterns. It is the same object at the end of a message and at the next MAIL. */
    public SessionProgress progress() {
        SessionProgress now = new SessionProgress(
                number(),
                mails,
                user(),
                encrypted,
                configured.offersStartTlsBeside(offered) && !encrypted,
                transaction.mailFrom(),
                transaction.rcptTo());
        if (transaction.isOpen()) {
            return now;
        }
        if (idle != null && idle.equals(now)) {
            return idle;
        }
        idle = now;
        return now;
    }
}
