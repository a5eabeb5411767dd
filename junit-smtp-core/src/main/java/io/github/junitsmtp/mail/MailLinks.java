package io.github.junitsmtp.mail;

import io.github.junitsmtp.internal.content.PlainLinks;
import io.github.junitsmtp.internal.text.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Finds links in mails by their text. */
final class MailLinks {

    private MailLinks() {}

    /**
     * Returns the target of the link with the given text. A link with exactly this text takes precedence over one that
     * contains it.
     */
    static Optional<String> target(String html, String words) {
        List<Element> links = linksOf(html);
        return links.stream()
                .filter(link -> wordsOf(link).equalsIgnoreCase(words))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> indexOfIgnoreCase(wordsOf(link), words) >= 0)
                        .findFirst())
                .map(MailLinks::target);
    }

    /**
     * Returns the first address after the given text on the same line, elsewhere on that line, or on the next non-empty
     * line.
     */
    static Optional<String> targetInText(String text, String words) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < lines.size(); i++) {
            int at = indexOfIgnoreCase(lines.get(i), words);
            if (at >= 0) {
                String after = i + 1 < lines.size() ? lines.get(i + 1) : "";
                String line = lines.get(i);
                Optional<String> found = Stream.of(line.substring(at), line, after)
                        .flatMap(PlainLinks::of)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns where the links of a mail lead to, each address once: those of the HTML body, then those that only the text body has. */
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
        return Jsoup.parse(html).select("a[href], area[href]");
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

    private static int indexOfIgnoreCase(String text, String words) {
        Matcher matcher = Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }
}
