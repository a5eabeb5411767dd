/** Checks whether everybody can read a mail: the rules for its HTML. */
@NullMarked
package io.github.junitsmtp.internal.accessibility;

import org.jspecify.annotations.NullMarked;
