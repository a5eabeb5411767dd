/** Verifies S/MIME signatures, if Bouncy Castle is on the class path. */
@NullMarked
package io.github.junitsmtp.internal.smime;

import org.jspecify.annotations.NullMarked;
