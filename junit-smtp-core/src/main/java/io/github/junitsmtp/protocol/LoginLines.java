package io.github.junitsmtp.protocol;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * Finds the client's lines that may contain a password: every line that is not a command, from a line that looks like
 * AUTH to the next command or successful login. A client may continue its login after NOOP, RSET or an empty line.
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

    /** Creates an instance for a session in which no login is in progress. */
    public LoginLines() {}

    /**
     * Processes what the client sent next, and returns whether to hide it completely. If a login begins in a multi-line
     * command, {@link SmtpCommand#toString()} masks the credentials.
     *
     * @param command a line, or several lines sent as one command
     * @return true if it is not a command and may be a password
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
     * Masks credentials that were sent as a name.
     *
     * @param name a name, such as a user name
     * @return the name, with {@code ********} in place of a mechanism's payload
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

    /** Records that the client has responded to a challenge, so a login is in progress. */
    public void responded() {
        stage = Stage.LOGIN;
    }

    /** Records that the client is logged in, so there is nothing more to hide. */
    public void succeeded() {
        stage = Stage.NO_LOGIN;
    }
}
