package io.github.junitsmtp.internal.accessibility;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The appearance of an element.
 *
 * @param color the colour of its text; null if it is not known
 * @param background the colour behind its text; null if it is an image or not known
 * @param fontSize the font size in pixels; NaN if it is not known
 * @param isBold whether its text is bold
 * @param isShown whether it is displayed
 * @param isHiddenFromReaders whether screen readers ignore it although it is displayed
 * @param hasDirection whether its direction is marked, as right-to-left or as that of its text
 */
record Style(
        @Nullable Color color,
        @Nullable Color background,
        double fontSize,
        boolean isBold,
        boolean isShown,
        boolean isHiddenFromReaders,
        boolean hasDirection) {

    static final Style INITIAL = new Style(Color.BLACK, Color.WHITE, 16, false, true, false, false);

    private static final double LARGE = 24;
    private static final double LARGE_IF_BOLD = 18.66;

    /** Text up to this size is invisible, and serves as preview text in lists of mails. */
    private static final double INVISIBLE = 1;

    boolean isPerceived() {
        return isShown && !isHiddenFromReaders;
    }

    boolean isVisible() {
        return isShown && !(fontSize <= INVISIBLE);
    }

    /** Returns the contrast; empty if it is not known, or the text has the colour of its background, which is intentional. */
    Optional<Double> contrast() {
        if (color == null || background == null) {
            return Optional.empty();
        }
        double contrast = color.over(background).contrast(background);
        return contrast < 1.01 ? Optional.empty() : Optional.of(contrast);
    }

    /** Returns the minimum contrast for its text; that of large text if its size is not known. */
    double leastContrast() {
        boolean isLarge = Double.isNaN(fontSize) || fontSize >= LARGE || isBold && fontSize >= LARGE_IF_BOLD;
        return isLarge ? 3 : 4.5;
    }
}
