package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.text.Brief;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on the List-Unsubscribe header fields of a newsletter.
 *
 * <p>The examples assert on {@code List-Unsubscribe: <mailto:leave@example.com>, <https://example.com/leave?u=1>} with
 * a {@code List-Unsubscribe-Post} field for one-click unsubscribe.
 *
 * @see ListUnsubscribe
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ListUnsubscribeAssert extends AbstractObjectAssert<ListUnsubscribeAssert, ListUnsubscribe> {

    /** {@link InstanceOfAssertFactory} for {@link ListUnsubscribe}. */
    public static final InstanceOfAssertFactory<ListUnsubscribe, ListUnsubscribeAssert> LIST_UNSUBSCRIBE =
            new InstanceOfAssertFactory<>(ListUnsubscribe.class, ListUnsubscribeAssert::new);

    ListUnsubscribeAssert(ListUnsubscribe actual) {
        super(actual, ListUnsubscribeAssert.class);
        BriefRepresentation.use(info);
    }

    /**
     * Verifies that one click is sufficient to unsubscribe: the header has
     * {@code List-Unsubscribe-Post: List-Unsubscribe=One-Click} and an https URL. Mail programs also require a DKIM
     * signature that covers both fields; {@link io.github.junitsmtp.rule.BulkSenderRule#SIGNED_UNSUBSCRIBE} checks
     * this.
     *
     * <pre>{@code
     * assertThat(mail).hasListUnsubscribe().oneClick(); // passes
     * assertThat(mailWithoutPost).hasListUnsubscribe().oneClick(); // fails
     * }</pre>
     *
     * @return this assertion object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8058#section-3.1">RFC 8058, section 3.1</a>
     */
    public ListUnsubscribeAssert oneClick() {
        return has(Expectation.of("one-click unsubscribe (RFC 8058, section 3.1)", list -> {
            if (!list.oneClick()) {
                return list.repetition()
                        .or(() -> Optional.of("there is no List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
            }
            return list.httpsTarget().isPresent() ? Optional.empty() : Optional.of("there is no https URL");
        }));
    }

    /**
     * Verifies that the given URL is listed.
     *
     * <pre>{@code
     * assertThat(mail).hasListUnsubscribe().hasTarget("https://example.com/leave?u=1"); // passes
     * assertThat(mail).hasListUnsubscribe().hasTarget("https://example.com/"); // fails
     * }</pre>
     *
     * @param expected an {@code https:} or {@code mailto:} URL
     * @return this assertion object
     */
    public ListUnsubscribeAssert hasTarget(String expected) {
        return has(Expectation.of(
                "the URL " + expected,
                list -> list.targets().contains(expected),
                list -> "it has " + Brief.list(list.targets())));
    }
}
