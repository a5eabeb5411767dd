package io.github.junitsmtp.internal.content;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkType;

/** Finds web addresses in plain text. */
public final class PlainLinks {

    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.URL)).build();

    private static final LinkExtractor NAMES =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.WWW)).build();

    /** What follows an address in other languages: full-width punctuation and quotation marks, and at its end an ellipsis or apostrophe. */
    private static final Pattern AFTER = Pattern.compile(
            "[\\u00ab\\u00bb\\u201c-\\u201f\\u2039\\u203a\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f"
                    + "\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f\\uff5d].*|(?<![\\u2018\\u2019\\u2026])[\\u2018\\u2019\\u2026]++$");

    private PlainLinks() {}

    /** Returns the addresses in the order of the text, found lazily. */
    public static Stream<String> of(String text) {
        return StreamSupport.stream(LINKS.extractLinks(text).spliterator(), false)
                .map(link -> withoutSigns(text, link.getBeginIndex(), link.getEndIndex()))
                .filter(link -> link.regionMatches(true, 0, "http", 0, 4));
    }

    /** Returns the addresses without a scheme, such as {@code www.example.com}, which mail programs turn into links. */
    static Stream<String> withoutScheme(String text) {
        return StreamSupport.stream(NAMES.extractLinks(text).spliterator(), false)
                .map(link -> withoutSigns(text, link.getBeginIndex(), link.getEndIndex()));
    }

    /** Returns an address as it is found in a text, where it ends at signs that it may contain. */
    static String withoutEnd(String address) {
        return AFTER.matcher(address).replaceAll("");
    }

    /** Returns a link without the signs around it, such as the asterisks of Markdown. */
    private static String withoutSigns(String text, int start, int end) {
        String link = withoutEnd(text.substring(start, end));
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        boolean isMarked = before == '*' || before == '_';
        return isMarked ? link.replaceAll("(?<!\\" + before + ")\\" + before + "++$", "") : link;
    }
}
