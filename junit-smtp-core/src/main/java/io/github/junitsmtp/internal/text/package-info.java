/** Wording that messages share: quoting, counts, durations, and how to keep them short. It uses nothing of the house. */
@NullMarked
package io.github.junitsmtp.internal.text;

import org.jspecify.annotations.NullMarked;
