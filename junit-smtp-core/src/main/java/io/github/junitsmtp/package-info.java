/** Entry points for the SMTP assertions. */
@NullMarked
package io.github.junitsmtp;

import org.jspecify.annotations.NullMarked;
