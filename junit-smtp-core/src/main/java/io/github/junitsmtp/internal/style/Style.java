package io.github.junitsmtp.internal.style;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The appearance of an element.
 *
 * @param color the color of its text; null if it is not known
 * @param background the color behind its text; null if it is an image or not known
 * @param fontSize the font size in pixels; NaN if it is not known
 * @param isBold whether its text is bold
 * @param isDisplayed whether it has a place on the screen
 * @param isUnhidden whether its visibility, which its elements inherit but may change, is not hidden
 * @param isHiddenFromReaders whether screen readers ignore it although it is displayed
 * @param hasDirection whether its direction is marked, as right-to-left or as that of its text
 */
public record Style(
        @Nullable Color color,
        @Nullable Color background,
        double fontSize,
        boolean isBold,
        boolean isDisplayed,
        boolean isUnhidden,
        boolean isHiddenFromReaders,
        boolean hasDirection) {

    static final Style INITIAL = new Style(Color.BLACK, Color.WHITE, 16, false, true, true, false, false);

    /** Text up to this size is invisible, and serves as preview text in lists of mails. */
    private static final double INVISIBLE = 1;

    /** Returns whether it is displayed, although its text may be too small to be seen. */
    public boolean isShown() {
        return isDisplayed && isUnhidden;
    }

    /** Returns whether it is displayed, and screen readers do not ignore it. */
    public boolean isPerceived() {
        return isShown() && !isHiddenFromReaders;
    }

    /** Returns whether it is displayed in a size that can be seen. */
    public boolean isVisible() {
        return isShown() && !(fontSize <= INVISIBLE);
    }

    /** Returns the contrast; empty if it is not known, or the text has the color of its background, which is intentional. */
    public Optional<Double> contrast() {
        if (color == null || background == null) {
            return Optional.empty();
        }
        double contrast = color.over(background).contrast(background);
        return contrast < 1.01 ? Optional.empty() : Optional.of(contrast);
    }
}
