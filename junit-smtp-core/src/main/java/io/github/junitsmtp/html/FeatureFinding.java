package io.github.junitsmtp.html;

import static java.util.stream.Collectors.joining;

import io.github.junitsmtp.internal.clients.Feature;
import io.github.junitsmtp.internal.clients.FeatureUse;
import io.github.junitsmtp.internal.html.Place;
import io.github.junitsmtp.internal.text.Cut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** A feature that a mail uses and that some clients do not support, or support only partially. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FeatureFinding {

    private static final String SITE = "https://www.caniemail.com/features/";
    private static final int LONGEST_NOTE = 140;

    private final Feature feature;
    private final Map<EmailClient, SupportLevel> levels;
    private final List<Place> places;

    FeatureFinding(Feature feature, Map<EmailClient, SupportLevel> levels, Collection<Place> places) {
        this.feature = feature;
        this.levels = levels;
        this.places = List.copyOf(places);
    }

    /**
     * Returns the name of the feature.
     *
     * @return the name on caniemail.com, such as {@code css-border-radius}
     */
    public String feature() {
        return feature.name();
    }

    /**
     * Returns the title of the feature.
     *
     * @return the title, such as {@code border-radius}
     */
    public String title() {
        return feature.title();
    }

    /**
     * Returns a link to details about how clients support the feature.
     *
     * @return the URL of a page on caniemail.com
     */
    public String link() {
        return SITE + feature.name() + "/";
    }

    /**
     * Returns the clients that do not support the feature, or support it only partially.
     *
     * @return the level of each client: {@link SupportLevel#PARTIAL} or {@link SupportLevel#UNSUPPORTED}
     */
    public Map<EmailClient, SupportLevel> levels() {
        return Collections.unmodifiableMap(levels);
    }

    /**
     * Returns the worst support level among the clients.
     *
     * @return {@link SupportLevel#UNSUPPORTED} if any client does not support the feature at all, otherwise
     *     {@link SupportLevel#PARTIAL}
     */
    public SupportLevel level() {
        return Collections.max(levels.values());
    }

    /**
     * Returns notes about a client's support.
     *
     * @param client the client
     * @return notes from caniemail.com, which may contain Markdown; empty if there are none
     */
    public List<String> notes(EmailClient client) {
        return feature.by(client.id()).notes().stream()
                .flatMap(number -> Optional.ofNullable(feature.notes().get(number)).stream())
                .toList();
    }

    /**
     * Returns the line where the mail first uses the feature.
     *
     * @return the line number in the HTML, counted from 1
     */
    public int line() {
        return places.get(0).line();
    }

    /**
     * Returns the places where the mail uses the feature.
     *
     * @return the locations, each with a line and an element or selector, such as {@code line 12, td > a.button}; at most 1,000
     */
    public List<String> places() {
        return places.stream().map(Place::toString).toList();
    }

    /** Returns, on one line, the feature's name, its first occurrence, the clients and the link, with a note about partial support. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        clients(SupportLevel.UNSUPPORTED).ifPresent(names -> parts.add("not supported by " + names));
        clients(SupportLevel.PARTIAL).ifPresent(names -> parts.add("partially supported by " + names + note()));
        String more = places.size() > 1 ? ", and " + (places.size() - 1) + " more" : "";
        return feature.name() + ": " + places.get(0) + more + ", " + String.join(", ", parts) + " (" + link() + ")";
    }

    private Optional<String> clients(SupportLevel level) {
        List<String> names = levels.entrySet().stream()
                .filter(entry -> entry.getValue() == level)
                .map(entry -> entry.getKey().title())
                .toList();
        String more = names.size() > 3 ? " and " + (names.size() - 3) + " more" : "";
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().limit(3).collect(joining(", ")) + more);
    }

    private String note() {
        return levels.entrySet().stream()
                .filter(entry -> entry.getValue() == SupportLevel.PARTIAL)
                .flatMap(entry -> notes(entry.getKey()).stream())
                .filter(note -> note.startsWith("Partial"))
                .findFirst()
                .map(note -> ": " + Cut.marked(note, LONGEST_NOTE))
                .orElse("");
    }

    /** Collects the uses of a feature. */
    static final class Builder {

        private final Feature feature;
        private final Map<EmailClient, SupportLevel> levels = new EnumMap<>(EmailClient.class);
        private final Set<FeatureUse> uses = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Place> places = new LinkedHashSet<>();

        Builder(Feature feature) {
            this.feature = feature;
        }

        void add(EmailClient client, SupportLevel level, FeatureUse use) {
            levels.put(client, level);
            if (uses.add(use)) {
                places.addAll(use.places());
            }
        }

        FeatureFinding finding() {
            return new FeatureFinding(feature, levels, isSeenTwice() ? distinct() : places);
        }

        /** Returns whether Outlook sees another document, most of which is the same. */
        private boolean isSeenTwice() {
            return uses.stream().map(FeatureUse::guards).distinct().count() < uses.size();
        }

        private Collection<Place> distinct() {
            Map<String, Place> distinct = new LinkedHashMap<>();
            places.forEach(place -> distinct.putIfAbsent(place.toString(), place));
            return distinct.values();
        }
    }
}
