package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.content.PlainLinks;
import io.github.junitsmtp.internal.style.Visibility;
import io.github.junitsmtp.internal.text.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Finds links in mails by their text. */
final class MailLinks {

    private static final String LINKS = "a[href], area[href]";

    private MailLinks() {}

    /**
     * Returns the target of the link with the given text. Visible links take precedence over hidden ones; then, a link
     * with exactly this text takes precedence over one that contains it.
     */
    static Optional<String> target(String html, String words) {
        Visibility visibility = Visibility.of(html);
        Elements all = visibility.document().select(LINKS);
        List<Element> matching = all.stream()
                .filter(link -> namesOf(link).anyMatch(name -> contains(name, words)))
                .toList();
        List<Element> visible = matching.stream().filter(visibility::isVisible).toList();
        List<Element> links = visible.isEmpty() ? matching : visible;
        return links.stream()
                .filter(link -> namesOf(link).anyMatch(name -> isEqualIgnoringCase(name, words)))
                .findFirst()
                .or(() -> links.stream().findFirst())
                .map(MailLinks::target);
    }

    /**
     * Returns the first URL after the given text on its line; if there is none, the first one on that line or on the
     * next non-empty line.
     */
    static Optional<String> targetInText(String text, String words) {
        return targetInLines(text, words).or(() -> targetInLines(composed(text), composed(words)));
    }

    private static Optional<String> targetInLines(String text, String words) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher place = ignoringCase(words).matcher(lines.get(i));
            if (place.find()) {
                String after = i + 1 < lines.size() ? lines.get(i + 1) : "";
                String line = lines.get(i);
                Optional<String> found = Stream.of(line.substring(place.start()), line, after)
                        .flatMap(PlainLinks::of)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the targets of a mail's links, without duplicates: those in the HTML body, then those that are only in the
     * text body.
     */
    static List<String> targets(ReceivedMail mail) {
        Stream<String> html =
                mail.htmlBody().stream().flatMap(body -> linksOf(body).stream().map(MailLinks::target));
        Stream<String> text = mail.textBody().stream().flatMap(PlainLinks::of);
        return Stream.concat(html, text).distinct().toList();
    }

    private static String target(Element link) {
        return link.attr("href").strip();
    }

    static String list(String html) {
        List<Element> links = linksOf(html);
        return links.isEmpty()
                ? "it has no links"
                : "its links are\n"
                        + links.stream()
                                .map(link -> "    " + Printable.quote(wordsOf(link)) + " to " + link.attr("href"))
                                .collect(Collectors.joining("\n"));
    }

    static URI uri(String target) {
        try {
            return new URI(target);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The target of the link is not a URI: " + Printable.quote(target), e);
        }
    }

    private static List<Element> linksOf(String html) {
        return Jsoup.parse(html).select(LINKS);
    }

    /** Returns the text of a link, or the alternative text of its image. */
    private static String wordsOf(Element link) {
        String text = link.text().strip();
        if (!text.isEmpty()) {
            return text;
        }
        String images = link.select("[alt]").eachAttr("alt").stream()
                .collect(Collectors.joining(" "))
                .strip();
        return images.isEmpty() ? link.attr("title").strip() : images;
    }

    /** Returns what a reader may call a link: its text, the same with the alternative texts of its images, and its label. */
    private static Stream<String> namesOf(Element link) {
        Stream<String> names = Stream.of(wordsOf(link), link.attr("aria-label").strip());
        if (link.select("img[alt]").isEmpty()) {
            return names;
        }
        Element copy = link.clone();
        for (Element image : copy.select("img[alt]")) {
            image.replaceWith(new TextNode(" " + image.attr("alt") + " "));
        }
        return Stream.concat(names, Stream.of(copy.text().strip()));
    }

    private static boolean isEqualIgnoringCase(String name, String words) {
        return composed(name).equalsIgnoreCase(composed(words));
    }

    private static boolean contains(String name, String words) {
        return ignoringCase(composed(words)).matcher(composed(name)).find();
    }

    private static Pattern ignoringCase(String words) {
        return Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Letters with accents may be written in two ways. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
