package io.github.junitsmtp.internal.content;

import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkType;

/** Finds web addresses in plain text. */
public final class PlainLinks {

    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.URL)).build();

    private PlainLinks() {}

    /** Returns the addresses in the order of the text, found lazily. */
    public static Stream<String> of(String text) {
        return StreamSupport.stream(LINKS.extractLinks(text).spliterator(), false)
                .map(link -> text.substring(link.getBeginIndex(), link.getEndIndex()))
                .filter(link -> link.regionMatches(true, 0, "http", 0, 4));
    }
}
