package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.internal.text.Printable;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The rules on images. */
final class ImageRules {

    private static final Pattern FILE_NAME =
            Pattern.compile("[^\\s]+\\.(?:png|jpe?g|gif|svg|webp|bmp|avif|tiff?)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> DECORATION = Set.of("presentation", "none");

    private final Styles styles;
    private final Names names;
    private final AccessibilityCheck check;

    ImageRules(Styles styles, Names names, AccessibilityCheck check) {
        this.styles = styles;
        this.names = names;
        this.check = check;
    }

    void check() {
        List<Element> images = styles.elements().stream()
                .filter(ImageRules::isImage)
                .filter(element -> styles.of(element).isPerceived())
                .toList();
        images.forEach(this::alternativeText);
        boolean hasText = styles.elements().stream()
                .anyMatch(element -> styles.of(element).isVisible() && styles.hasOwnText(element));
        if (!images.isEmpty()
                && !hasText
                && images.stream().allMatch(image -> names.ofImage(image).isBlank())) {
            check.violation(AccessibilityRule.IMAGES_ONLY, images.get(0), "is an image in a mail without any text");
        }
    }

    private static boolean isImage(Element element) {
        return switch (element.normalName()) {
            case "img" -> true;
            case "area" -> element.hasAttr("href");
            case "input" -> element.attr("type").equalsIgnoreCase("image");
            default -> false;
        };
    }

    private void alternativeText(Element image) {
        if (FILE_NAME.matcher(image.attr("alt").strip()).matches()) {
            check.violation(
                    AccessibilityRule.IMAGE_TEXT,
                    image,
                    "has a file name as its alt text: " + Printable.quote(image.attr("alt")));
        } else if (image.normalName().equals("img")
                ? !hasAlternative(image)
                : names.ofImage(image).isBlank()) {
            check.violation(
                    AccessibilityRule.IMAGE_TEXT, image, image.hasAttr("alt") ? "has a blank alt" : "has no alt");
        }
    }

    private boolean hasAlternative(Element image) {
        boolean isDecoration = image.hasAttr("alt") && image.attr("alt").isEmpty();
        return isDecoration
                || DECORATION.contains(image.attr("role").strip().toLowerCase(Locale.ROOT))
                || !names.ofImage(image).isBlank();
    }
}
