/** Checks for a mail's HTML: email client support and accessibility. */
@NullMarked
package io.github.junitsmtp.html;

import org.jspecify.annotations.NullMarked;
