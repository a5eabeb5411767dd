package io.github.junitsmtp.protocol;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * Finds the lines of a client that may be a password: from a line that looks like AUTH to the next command or a success, all that are no
 * commands. A client that sends NOOP or RSET, or an empty line, in the midst of its login may still go on with it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LoginLines {

    private static final Set<String> INTERRUPTIONS = Set.of("NOOP", "RSET");

    private enum Stage {
        NO_LOGIN,
        LOGIN,
        INTERRUPTED
    }

    private Stage stage = Stage.NO_LOGIN;

    /** Starts before any login. */
    public LoginLines() {}

    /**
     * Takes what the client sent next, and tells whether all of it is to be hidden. What it sent in several lines shows by itself no more
     * than it may, if a login began with it.
     *
     * @param command a line, or several if they were sent in one
     * @return true if it is no command, and may be a password
     */
    public boolean hides(SmtpCommand command) {
        if (command.isOneLine()) {
            return hidesLine(command);
        }
        boolean goesOn = stage != Stage.NO_LOGIN && !command.isAuth();
        boolean hidden = false;
        for (SmtpCommand line : command.lines()) {
            hidden |= hidesLine(line);
        }
        return goesOn && hidden;
    }

    /**
     * Hides credentials that were sent in place of a name.
     *
     * @param name such as that of a user
     * @return the name, with {@code ********} for the payload of a mechanism
     */
    public static String hiddenIn(String name) {
        return CredentialText.hiddenInWords(name);
    }

    boolean hidesLine(SmtpCommand line) {
        if (stage == Stage.NO_LOGIN) {
            stage = line.isLogin() ? Stage.LOGIN : stage;
            return false;
        }
        if (line.isAuth()) {
            stage = Stage.LOGIN;
            return false;
        }
        if (line.isCommand()) {
            stage = INTERRUPTIONS.contains(line.verb()) ? Stage.INTERRUPTED : Stage.NO_LOGIN;
            return false;
        }
        return stage == Stage.LOGIN || !line.isWrittenAsCommand();
    }

    /** The client has answered a challenge, so there is a login. */
    public void responded() {
        stage = Stage.LOGIN;
    }

    /** The client is logged in, and has nothing to hide any more. */
    public void succeeded() {
        stage = Stage.NO_LOGIN;
    }
}
