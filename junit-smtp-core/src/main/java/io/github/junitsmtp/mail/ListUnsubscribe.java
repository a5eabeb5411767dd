package io.github.junitsmtp.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The List-Unsubscribe header fields of a newsletter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2369#section-3.2">RFC 2369, section 3.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8058#section-3.1">RFC 8058, section 3.1</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ListUnsubscribe {

    /** A comment, which may contain angle brackets and other comments, or an address (RFC 2369, section 3). */
    private static final Pattern COMMENT_OR_TARGET =
            Pattern.compile("\\((?:[^()\\\\]++|\\\\.|\\((?:[^()\\\\]++|\\\\.)*+\\))*+\\)|<([^<>]*+)>");

    private static final Pattern HTTPS = Pattern.compile("(?i)https://[^/?#:{}\\s].*");

    private final List<String> targets;
    private final boolean oneClick;
    /** The fields that occur several times, although RFC 8058, section 3.1, allows only one. */
    private final List<String> repeated;

    private ListUnsubscribe(List<String> targets, boolean oneClick, List<String> repeated) {
        this.targets = targets;
        this.oneClick = oneClick;
        this.repeated = repeated;
    }

    /** Reads the first field as written, because encoded words have no meaning in it. */
    static Optional<ListUnsubscribe> find(ReceivedMail mail) {
        List<String> repeated = Stream.of("List-Unsubscribe", "List-Unsubscribe-Post")
                .filter(name -> mail.header(name).size() > 1)
                .toList();
        boolean oneClick = repeated.isEmpty()
                && mail.header("List-Unsubscribe-Post").stream()
                        .anyMatch(post -> post.equalsIgnoreCase("List-Unsubscribe=One-Click"));
        return mail.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("List-Unsubscribe"))
                .findFirst()
                .map(field -> new ListUnsubscribe(targetsIn(field.rawValue()), oneClick, repeated));
    }

    private static List<String> targetsIn(String value) {
        return COMMENT_OR_TARGET
                .matcher(value)
                .results()
                .filter(match -> match.group(1) != null)
                .map((MatchResult match) -> match.group(1).replaceAll("\\s", ""))
                .toList();
    }

    /** Returns why one-click unsubscribe does not work, even if the header declares it. */
    Optional<String> repetition() {
        return repeated.isEmpty()
                ? Optional.empty()
                : Optional.of("there is more than one " + String.join(" and ", repeated));
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
     * @return true if the header declares one-click unsubscribe, and List-Unsubscribe and List-Unsubscribe-Post each occur
     *     once
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
                .filter(target -> HTTPS.matcher(target).matches())
                .findFirst();
    }

    /** Returns the URLs as written in the header, and whether one click is sufficient. */
    @Override
    public String toString() {
        return "List-Unsubscribe: <" + String.join(">, <", targets) + ">" + (oneClick ? ", one click" : "");
    }
}
