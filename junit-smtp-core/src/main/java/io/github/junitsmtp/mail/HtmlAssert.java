package io.github.junitsmtp.mail;

import static io.github.junitsmtp.internal.assertion.AssertFactories.STRING;
import static io.github.junitsmtp.internal.assertion.AssertFactories.list;

import io.github.junitsmtp.html.Accessibility;
import io.github.junitsmtp.html.ClientSupport;
import io.github.junitsmtp.html.EmailClient;
import io.github.junitsmtp.html.EmailClients;
import io.github.junitsmtp.html.MailHtml;
import io.github.junitsmtp.internal.assertion.BriefRepresentation;
import io.github.junitsmtp.internal.assertion.Expectation;
import io.github.junitsmtp.internal.assertion.Focus;
import io.github.junitsmtp.internal.assertion.LineEnds;
import io.github.junitsmtp.internal.assertion.Navigation;
import io.github.junitsmtp.internal.checks.CheckResult;
import io.github.junitsmtp.internal.style.Visibility;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractCharSequenceAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AbstractUriAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ListAssert;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on HTML: AssertJ's string assertions, and assertions on the HTML as a browser parses it. Elements are
 * selected with CSS selectors in jsoup's syntax.
 *
 * <p>The examples assert on {@code <p class="lead">Welcome!</p> <a href="https://example.com/confirm?t=1">Confirm</a>}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class HtmlAssert extends AbstractCharSequenceAssert<HtmlAssert, String> {

    /** {@link InstanceOfAssertFactory} for HTML, as in {@code asInstanceOf(HTML)}. */
    public static final InstanceOfAssertFactory<String, HtmlAssert> HTML =
            new InstanceOfAssertFactory<>(String.class, HtmlAssert::new);

    private final Consumer<CheckResult> checked;

    HtmlAssert(String actual) {
        this(actual, any -> {});
    }

    private HtmlAssert(String actual, Consumer<CheckResult> checked) {
        super(actual, HtmlAssert.class);
        this.checked = checked;
        BriefRepresentation.use(info);
    }

    /** Creates assertions on the HTML of a mail; the mail records the results of the checks. */
    static InstanceOfAssertFactory<String, HtmlAssert> of(ReceivedMail mail) {
        return new InstanceOfAssertFactory<>(String.class, html -> new HtmlAssert(html, mail::checked));
    }

    /** {@inheritDoc} For a long text, the failure shows the first difference. */
    @Override
    public HtmlAssert isEqualTo(@Nullable Object expected) {
        return LineEnds.onDifference(
                info,
                actual,
                expected,
                "hasHtmlBody(..)",
                () -> Focus.onDifference(info, actual, expected, () -> super.isEqualTo(expected)));
    }

    /** {@inheritDoc} For a long text, the failure shows the most similar passage. */
    @Override
    public HtmlAssert contains(CharSequence... values) {
        return LineEnds.onAbsence(
                info,
                actual,
                values,
                "hasHtmlBodyContaining(..)",
                () -> Focus.onNearest(info, actual, values, () -> super.contains(values)));
    }

    /**
     * Starts assertions on the text that a reader sees, joined into one line. This excludes text that is hidden by its
     * style, such as preview text.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().visibleText().isEqualTo("Welcome! Confirm"); // passes
     * assertThat(mail).htmlBody().visibleText().contains("<p"); // fails
     * }</pre>
     *
     * @return assertions on the text
     */
    public final AbstractStringAssert<?> visibleText() {
        return Navigation.from(asText(), html -> Visibility.of(html).text(), STRING);
    }

    /**
     * Verifies that at least one element matches the selector.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().hasElement("p.lead"); // passes
     * assertThat(mail).htmlBody().hasElement("img"); // fails
     * }</pre>
     *
     * @param selector a CSS selector
     * @return this assertion object
     */
    public HtmlAssert hasElement(String selector) {
        return has(element(selector));
    }

    /**
     * Verifies that no element matches the selector.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().doesNotHaveElement("script"); // passes
     * assertThat(mail).htmlBody().doesNotHaveElement("a"); // fails
     * }</pre>
     *
     * @param selector a CSS selector
     * @return this assertion object
     */
    public HtmlAssert doesNotHaveElement(String selector) {
        return has(Expectation.of(
                "no element matching " + selector,
                html -> found(html, selector).isEmpty(),
                html -> "there is " + found(html, selector).get(0).outerHtml()));
    }

    /**
     * Starts assertions on the first element that matches the selector.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().selectFirst("a").hasAttribute("href", "https://example.com/confirm?t=1"); // passes
     * assertThat(mail).htmlBody().selectFirst("p").hasText("Goodbye"); // fails
     * }</pre>
     *
     * @param selector a CSS selector
     * @return assertions on the element
     */
    public final HtmlElementAssert selectFirst(String selector) {
        return Navigation.from(
                asText(), element(selector), html -> found(html, selector).get(0), HtmlElementAssert.HTML_ELEMENT);
    }

    /**
     * Starts assertions on all elements that match the selector.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().select("a").hasSize(1); // passes
     * assertThat(mail).htmlBody().select("a").isEmpty(); // fails
     * }</pre>
     *
     * @param selector a CSS selector
     * @return assertions on jsoup elements, in document order
     */
    public final ListAssert<Element> select(String selector) {
        return Navigation.from(asText(), html -> found(html, selector), list(Element.class));
    }

    /**
     * Starts assertions on the target of the link with the given text.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().link("Confirm").hasParameter("t", "1"); // passes
     * assertThat(mail).htmlBody().link("Unsubscribe"); // fails
     * }</pre>
     *
     * @param words the text of the link or part of it, case-insensitive; for a linked image, its alternative text
     * @return assertions on the URI
     */
    public final AbstractUriAssert<?> link(String words) {
        return Navigation.from(
                asText(),
                Expectation.of(
                        "a link " + Printable.quote(words),
                        html -> MailLinks.target(html, words).isPresent(),
                        MailLinks::list),
                html -> MailLinks.target(html, words).map(MailLinks::uri).orElseThrow(),
                InstanceOfAssertFactories.URI_TYPE);
    }

    /**
     * Verifies that the given email clients support all HTML and CSS features that the mail uses, according to
     * <a href="https://www.caniemail.com/">caniemail.com</a>. Partial support is sufficient. The failure lists the
     * unsupported features, where they are used, and the clients that lack them.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().isSupportedBy(EmailClient.GMAIL_WEB, EmailClient.OUTLOOK_WINDOWS); // passes
     * assertThat(mailWithRoundedButtons).htmlBody().isSupportedBy(EmailClient.OUTLOOK_WINDOWS); // fails
     * }</pre>
     *
     * @param first a client
     * @param more other clients
     * @return this assertion object
     */
    public HtmlAssert isSupportedBy(EmailClient first, EmailClient... more) {
        return isSupportedBy(EmailClients.of(first, more));
    }

    /**
     * Verifies that the given email clients support the HTML and CSS features that the mail uses. The check can
     * include only certain features, or exclude some.
     *
     * <pre>{@code
     * EmailClients clients = EmailClients.of(EmailClient.OUTLOOK_WINDOWS);
     * assertThat(mailWithRoundedButtons).htmlBody().isSupportedBy(clients.exceptFor("css-border-radius")); // passes
     * assertThat(mailWithRoundedButtons).htmlBody().isSupportedBy(clients.onlyFor("css-border-radius")); // fails
     * }</pre>
     *
     * @param clients the clients, and the features that they must support
     * @return this assertion object
     */
    public HtmlAssert isSupportedBy(EmailClients clients) {
        return judged(Expectation.of("support in " + clients, html -> {
            ClientSupport support = html.support(clients);
            checked.accept(CheckResult.of("Email clients", support));
            return support.problem();
        }));
    }

    /**
     * Verifies that the mail is accessible according to the {@linkplain AccessibilityRule#standard() standard rules}.
     * The failure lists the violations, each with its rule, WCAG criterion, line and element.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().isAccessible(); // passes
     * assertThat(mailWithImageWithoutAlt).htmlBody().isAccessible(); // fails
     * }</pre>
     *
     * @return this assertion object
     */
    public HtmlAssert isAccessible() {
        return keepsTo(AccessibilityRule.standard());
    }

    /**
     * Verifies that the mail is accessible according to the {@linkplain AccessibilityRule#standard() standard rules},
     * except for the given ones.
     *
     * <pre>{@code
     * assertThat(mailInGrey).htmlBody().isAccessibleExceptFor(AccessibilityRule.CONTRAST); // passes
     * assertThat(mailWithImageWithoutAlt).htmlBody().isAccessibleExceptFor(AccessibilityRule.CONTRAST); // fails
     * }</pre>
     *
     * @param rules the rules to skip
     * @return this assertion object
     */
    public HtmlAssert isAccessibleExceptFor(AccessibilityRule... rules) {
        return keepsTo(AccessibilityRule.standard().except(rules));
    }

    /**
     * Verifies that the mail follows the given rules.
     *
     * <pre>{@code
     * assertThat(mail).htmlBody().keepsTo(RuleSet.only(AccessibilityRule.IMAGE_TEXT)); // passes
     * assertThat(mailWithImageWithoutAlt).htmlBody().keepsTo(RuleSet.only(AccessibilityRule.IMAGE_TEXT)); // fails
     * }</pre>
     *
     * @param rules the rules to check
     * @return this assertion object
     */
    public HtmlAssert keepsTo(Set<AccessibilityRule> rules) {
        return judged(Expectation.of("accessible content", html -> {
            Accessibility accessibility = html.accessibility(rules);
            checked.accept(CheckResult.of(
                    rules.equals(AccessibilityRule.standard()) ? "Accessible" : "Accessible, with exceptions",
                    accessibility));
            return accessibility.problem();
        }));
    }

    /** Checks the HTML wrapped in a value that prints only its length, which keeps failures short. */
    private HtmlAssert judged(Expectation<MailHtml> expectation) {
        Navigation.from(asText(), MailHtml::of, InstanceOfAssertFactories.type(MailHtml.class))
                .has(expectation);
        return this;
    }

    private static Expectation<String> element(String selector) {
        return Expectation.of(
                "an element matching " + selector,
                html -> !found(html, selector).isEmpty(),
                html -> "there is none");
    }

    private static List<Element> found(String html, String selector) {
        return Jsoup.parse(html).select(selector);
    }

    /**
     * AssertJ's string assertions cannot extract values. Assertions on any object can, and keep description and soft
     * state.
     */
    private AbstractObjectAssert<?, String> asText() {
        return asInstanceOf(InstanceOfAssertFactories.type(String.class));
    }
}
