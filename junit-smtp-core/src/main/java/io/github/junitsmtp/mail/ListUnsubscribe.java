package io.github.junitsmtp.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The List-Unsubscribe header fields of a newsletter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2369#section-3.2">RFC 2369, section 3.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058#section-3.1">RFC 8058, section 3.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ListUnsubscribe {

    private static final Pattern TARGET = Pattern.compile("<([^>]*)>");

    private final List<String> targets;
    private final boolean oneClick;

    private ListUnsubscribe(List<String> targets, boolean oneClick) {
        this.targets = targets;
        this.oneClick = oneClick;
    }

    static Optional<ListUnsubscribe> find(ReceivedMail mail) {
        return mail.header("List-Unsubscribe").stream()
                .findFirst()
                .map(value -> new ListUnsubscribe(
                        TARGET.matcher(value)
                                .results()
                                .map((MatchResult match) -> match.group(1).replaceAll("\\s", ""))
                                .toList(),
                        mail.header("List-Unsubscribe-Post").stream()
                                .anyMatch(post -> post.equalsIgnoreCase("List-Unsubscribe=One-Click"))));
    }

    /**
     * Returns the URLs to which a recipient can send an unsubscribe request.
     *
     * @return {@code https:} or {@code mailto:} URLs, in the sender's order of preference
     */
    public List<String> targets() {
        return targets;
    }

    /**
     * Returns whether a POST to the first https URL is sufficient to unsubscribe.
     *
     * @return true if the header declares one-click unsubscribe
     */
    public boolean oneClick() {
        return oneClick;
    }

    /**
     * Returns the URL to which a mail program posts the unsubscribe request.
     *
     * @return the first https URL, or empty if there is none
     */
    public Optional<String> httpsTarget() {
        return targets.stream()
                .filter(target -> target.regionMatches(true, 0, "https:", 0, 6))
                .findFirst();
    }

    /** Returns the URLs as written in the header, and whether one click is sufficient. */
    @Override
    public String toString() {
        return "List-Unsubscribe: <" + String.join(">, <", targets) + ">" + (oneClick ? ", one click" : "");
    }
}
