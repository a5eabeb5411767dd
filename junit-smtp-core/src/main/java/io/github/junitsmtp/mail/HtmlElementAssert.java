package io.github.junitsmtp.mail;

import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;

import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.text.Printable;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jsoup.nodes.Element;

/**
 * Assertions on an element of an HTML body. The actual value is a jsoup element, so jsoup's API is available for
 * anything that has no assertion here.
 *
 * <p>The examples assert on {@code <a class="button" href="https://example.com/confirm">Confirm</a>}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class HtmlElementAssert extends AbstractObjectAssert<HtmlElementAssert, Element> {

    /** {@link InstanceOfAssertFactory} for {@link Element}, as in {@code first(HTML_ELEMENT)}. */
    public static final InstanceOfAssertFactory<Element, HtmlElementAssert> HTML_ELEMENT =
            new InstanceOfAssertFactory<>(Element.class, HtmlElementAssert::new);

    HtmlElementAssert(Element actual) {
        super(actual, HtmlElementAssert.class);
        BriefRepresentation.use(info);
    }

    /**
     * Verifies that the element has the given text, including text that is hidden by its style. To exclude hidden text,
     * call {@link HtmlAssert#visibleText()}.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().selectFirst("a.button").hasText("Confirm"); // passes
     * assertThat(mail).htmlBody().selectFirst("a.button").hasText("Cancel"); // fails
     * }</pre>
     *
     * @param expected the text of the element and its descendants, with whitespace normalized
     * @return this assertion object
     */
    public HtmlElementAssert hasText(String expected) {
        return has(Expectation.of(
                "text " + Printable.quote(expected),
                element -> element.text().equals(expected),
                element -> "it is " + Printable.quote(element.text())));
    }

    /**
     * Verifies that the element has the given attribute with the given value.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().selectFirst("a.button").hasAttribute("href", "https://example.com/confirm"); // passes
     * assertThat(mail).htmlBody().selectFirst("a.button").hasAttribute("target", "_blank"); // fails
     * }</pre>
     *
     * @param name the name of the attribute
     * @param expected the value of the attribute
     * @return this assertion object
     */
    public HtmlElementAssert hasAttribute(String name, String expected) {
        return has(Expectation.of(
                "attribute " + name + " " + Printable.quote(expected),
                element -> element.hasAttr(name) && element.attr(name).equals(expected),
                element -> element.hasAttr(name) ? "it is " + Printable.quote(element.attr(name)) : "there is none"));
    }

    /**
     * Starts assertions on the text of the element and its descendants, including text that is hidden by its style.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().selectFirst("a.button").text().startsWith("Con"); // passes
     * assertThat(mail).htmlBody().selectFirst("a.button").text().isEmpty(); // fails
     * }</pre>
     *
     * @return assertions on the text
     */
    public final AbstractStringAssert<?> text() {
        return Navigation.from(this, Element::text, STRING);
    }
}
