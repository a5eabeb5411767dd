/** What came of the checks of a mail, in a form that a page can show. */
@NullMarked
package io.github.junitsmtp.internal.checks;

import org.jspecify.annotations.NullMarked;
