/** Wording that messages share: quoting, counts, durations. It uses nothing of the house. */
@NullMarked
package io.github.junitsmtp.internal.text;

import org.jspecify.annotations.NullMarked;
