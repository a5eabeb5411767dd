package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpExtension;
import io.github.junitsmtp.protocol.SmtpReply;
import io.github.junitsmtp.script.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a session has come, by what the client was told. */
public final class SessionState {

    private final TransactionState transaction = new TransactionState();
    private boolean greeted;
    private boolean encrypted;
    private final Set<String> configured;
    private final boolean startTls;
    private Set<String> offered;
    private @Nullable String user;
    private int mails;
    private int errors;

    public SessionState(Set<String> configured, boolean startTls) {
        this.configured = configured;
        this.startTls = startTls;
        this.offered = configured;
    }

    public TransactionState transaction() {
        return transaction;
    }

    /** A command was answered with 2yz. */
    public void accepted(SmtpCommand command) {
        greeted |= command.verb().equals("EHLO") || command.verb().equals("HELO");
        transaction.accepted(command);
    }

    /** The client was told about extensions: in the lines behind the first in the answer to EHLO, none in that to HELO. */
    public void learned(SmtpCommand command, Optional<SmtpReply> reply) {
        if (command.verb().equals("HELO")) {
            offered = Set.of();
        } else if (command.verb().equals("EHLO")) {
            offered = reply.map(SmtpReply::lines).orElse(List.of()).stream()
                    .skip(1)
                    .map(SessionState::keyword)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static String keyword(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '=') {
            end++;
        }
        return line.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /** Whether the client may use an extension: it was told so, or has not asked. */
    public boolean offers(SmtpExtension extension) {
        return offered.contains(extension.keyword());
    }

    /** Whether the engine offers something that the transport does not know, so that it can not judge parameters. */
    public boolean offersUnknown() {
        return offered.stream().anyMatch(keyword -> SmtpExtension.of(keyword).isEmpty());
    }

    /** TLS has begun, and all that was said before is forgotten (RFC 3207, section 4.2). */
    public void secured() {
        encrypted = true;
        greeted = false;
        offered = configured;
        user = null;
        transaction.clear();
    }

    public void loggedIn(String name) {
        user = name;
    }

    public void delivered() {
        mails++;
    }

    public void erred(boolean again) {
        errors += again ? 1 : 0;
    }

    public boolean isGreeted() {
        return greeted;
    }

    public boolean isEncrypted() {
        return encrypted;
    }

    @Nullable
    public String user() {
        return user;
    }

    public int mails() {
        return mails;
    }

    public int errors() {
        return errors;
    }

    /** Tells patterns how far the session has come. */
    public Standing standing(int session) {
        return new Standing(
                session, mails, user, encrypted, startTls && !encrypted, transaction.mailFrom(), transaction.rcptTo());
    }
}
