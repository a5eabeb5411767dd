package io.github.junitsmtp.internal.clients;

import io.github.junitsmtp.internal.html.Place;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A feature that a mail uses, and where.
 *
 * @param feature its name
 * @param guards the features that a client must support to see this one, such as {@code html-style} for a selector
 * @param places where it is used, the first thousand
 */
public record FeatureUse(String feature, Set<String> guards, Set<Place> places) {

    private static final int MOST_PLACES = 1000;

    FeatureUse(String feature, Set<String> guards) {
        this(feature, guards, new LinkedHashSet<>());
    }

    void at(Place place) {
        if (places.size() < MOST_PLACES) {
            places.add(place);
        }
    }
}
