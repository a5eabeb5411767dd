package io.github.junitsmtp.internal.clients;

import io.github.junitsmtp.internal.css.AtRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The features behind at-rules. */
final class AtRuleFeatures {

    private static final List<String> MEDIA =
            List.of("hover", "orientation", "prefers-color-scheme", "prefers-reduced-motion", "device-pixel-ratio");

    private AtRuleFeatures() {}

    static List<String> of(AtRule rule) {
        List<String> features = new ArrayList<>();
        features.add("css-at-" + rule.name().replaceFirst("^-(?:webkit|moz)-", ""));
        if (rule.name().equals("media")) {
            String condition = rule.prelude().toLowerCase(Locale.ROOT);
            MEDIA.stream()
                    .filter(condition::contains)
                    .map(feature -> "css-at-media-" + feature)
                    .forEach(features::add);
        }
        return features;
    }
}
