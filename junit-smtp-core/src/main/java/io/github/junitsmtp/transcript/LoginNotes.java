package io.github.junitsmtp.transcript;

import io.github.junitsmtp.internal.text.OctetText;
import io.github.junitsmtp.protocol.LoginLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notes of a recording on a login: the user and the mechanism, never the secret. */
final class LoginNotes {

    private static final Pattern LOGIN = Pattern.compile("login by (.*?), (accepted|refused)(?:: (.*))?");
    private static final String IDENTITY = "acting as: ";
    private static final String PROBLEM = "problem: ";

    private LoginNotes() {}

    static List<String> of(Login login) {
        List<String> notes = new ArrayList<>();
        notes.add("login by " + shown(login.mechanism())
                + (login.isSuccessful() ? ", accepted" : ", refused")
                + (login.isOfUnknownUser() ? "" : ": " + shown(login.user())));
        login.authorizationIdentity().ifPresent(identity -> notes.add(IDENTITY + shown(identity)));
        login.problem().ifPresent(problem -> notes.add(PROBLEM + OctetText.escaped(problem)));
        return notes;
    }

    private static String shown(String name) {
        return OctetText.escaped(LoginLines.hiddenIn(name));
    }

    /** Reads a note on a login, which may add to earlier notes; empty if the note is about something else. */
    static Optional<Login> read(String note, Optional<Login> known) {
        Matcher login = LOGIN.matcher(note);
        if (login.matches()) {
            return Optional.of(new Login(
                    OctetText.unescaped(login.group(1)),
                    login.group(3) == null ? "" : OctetText.unescaped(login.group(3)),
                    Optional.empty(),
                    login.group(2).equals("accepted")));
        }
        return known.flatMap(before -> note.startsWith(IDENTITY)
                ? Optional.of(before.actingAs(rest(note, IDENTITY)))
                : note.startsWith(PROBLEM)
                        ? Optional.of(before.refusedBecause(rest(note, PROBLEM)))
                        : Optional.empty());
    }

    private static Optional<String> rest(String note, String beginning) {
        return Optional.of(OctetText.unescaped(note.substring(beginning.length())));
    }
}
