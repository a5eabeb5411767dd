/** Checks whether everybody can read a mail: the rules on its HTML, and the styles that they need to know. */
@NullMarked
package io.github.junitsmtp.internal.accessibility;

import org.jspecify.annotations.NullMarked;
