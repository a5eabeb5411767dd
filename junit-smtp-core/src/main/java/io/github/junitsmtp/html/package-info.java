/** Checks for a mail's HTML: support by email clients, and accessibility. */
@NullMarked
package io.github.junitsmtp.html;

import org.jspecify.annotations.NullMarked;
