/** Results of the checks of a mail, in a form for HTML pages. */
@NullMarked
package io.github.junitsmtp.internal.checks;

import org.jspecify.annotations.NullMarked;
