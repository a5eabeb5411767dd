/** Computes how the elements of HTML appear: which are visible, in which color and size. */
@NullMarked
package io.github.junitsmtp.internal.style;

import org.jspecify.annotations.NullMarked;
