package io.github.junitsmtp.internal.accessibility;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an element looks.
 *
 * @param color of its text; null if it is not known
 * @param background what is behind its text; null if it is an image or not known
 * @param fontSize in pixels; NaN if it is not known
 * @param isBold whether its text is bold
 * @param isShown whether it is displayed
 * @param isHiddenFromReaders whether screen readers leave it out although it is displayed
 * @param hasDirection whether it is marked as written from right to left, or as its text is
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

    /** Text that is too small to be seen is there for previews in lists of mails. */
    private static final double INVISIBLE = 1;

    boolean isPerceived() {
        return isShown && !isHiddenFromReaders;
    }

    boolean isVisible() {
        return isShown && !(fontSize <= INVISIBLE);
    }

    /** Returns the contrast, unless it is not known, or the text has the colour of its background, which nobody does by mistake. */
    Optional<Double> contrast() {
        if (color == null || background == null) {
            return Optional.empty();
        }
        double contrast = color.over(background).contrast(background);
        return contrast < 1.01 ? Optional.empty() : Optional.of(contrast);
    }

    /** Returns the contrast that its text needs, which is that of large text if its size is not known. */
    double leastContrast() {
        boolean isLarge = Double.isNaN(fontSize) || fontSize >= LARGE || isBold && fontSize >= LARGE_IF_BOLD;
        return isLarge ? 3 : 4.5;
    }
}
