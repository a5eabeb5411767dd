/** The checks of a mail's HTML, for email client support and for accessibility. */
@NullMarked
package io.github.junitsmtp.html;

import org.jspecify.annotations.NullMarked;
