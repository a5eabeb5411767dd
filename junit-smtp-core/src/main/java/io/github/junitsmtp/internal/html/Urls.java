package io.github.junitsmtp.internal.html;

import io.github.junitsmtp.internal.css.StyleSheet;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The URLs in HTML: those that readers can open, and those that mail programs load. */
public final class Urls {

    /** The attributes whose value is one URL. In {@code cite}, {@code profile} and {@code xmlns}, a URL is only a name. */
    private static final List<String> ATTRIBUTES =
            List.of("href", "xlink:href", "src", "action", "formaction", "background", "poster", "data");

    /** What a {@code link} is for if mail programs load it. In others, such as those of schema.org, the URL is only a name. */
    private static final Pattern LOADED = Pattern.compile("(?i)stylesheet|icon|preload|prefetch|preconnect");

    /** What separates the candidates of {@code srcset}, whose URLs may contain commas (WHATWG HTML, srcset attributes). */
    private static final Pattern BETWEEN_CANDIDATES = Pattern.compile(",\\s+|(?<=\\s[\\d.]{1,9}[wxh]),");

    private static final Pattern CSS_URL = Pattern.compile("(?i)\\burl\\(\\s*[\"']?([^\"')]*)");

    private Urls() {}

    /** Returns the URLs of a document in order, including those that only Outlook sees. */
    public static Stream<String> of(Document html) {
        return html.getAllElements().stream()
                .flatMap(element -> Stream.concat(
                        of(element),
                        element.childNodes().stream()
                                .filter(Comment.class::isInstance)
                                .flatMap(comment -> ConditionalComments.contentOf((Comment) comment).stream())
                                .flatMap(content -> Parser.parseFragment(content, element, "").stream())
                                .filter(Element.class::isInstance)
                                .flatMap(forOutlook -> ((Element) forOutlook).getAllElements().stream())
                                .flatMap(Urls::of)))
                .filter(url -> !url.isEmpty());
    }

    private static Stream<String> of(Element element) {
        Stream<String> ofAttributes = isName(element)
                ? Stream.empty()
                : ATTRIBUTES.stream().map(name -> element.attr(name).strip());
        Stream<String> candidates = candidates(element.attr("srcset"));
        Stream<String> ofStyles = Stream.concat(inCss(element.attr("style")), inStyleSheet(element));
        return Stream.of(ofAttributes, candidates, ofStyles).flatMap(urls -> urls);
    }

    private static boolean isName(Element element) {
        return element.normalName().equals("link")
                && !LOADED.matcher(element.attr("rel")).find();
    }

    /** Returns the URLs in the value of {@code srcset}. */
    public static Stream<String> candidates(String srcset) {
        return Arrays.stream(BETWEEN_CANDIDATES.split(srcset, -1))
                .map(candidate -> candidate.strip().split("\\s", 2)[0]);
    }

    /** Returns the URLs in declarations. */
    public static Stream<String> inCss(String css) {
        return CSS_URL.matcher(css).results().map(url -> url.group(1).strip());
    }

    /** Returns the images in a {@code style} element. Fonts and other style sheets are not among its style rules. */
    public static Stream<String> inStyleSheet(Element style) {
        return style.normalName().equals("style")
                ? StyleSheet.read(style.data(), 1).rules().stream()
                        .flatMap(rule -> rule.declarations().stream())
                        .flatMap(declaration -> inCss(declaration.value()))
                : Stream.empty();
    }
}
