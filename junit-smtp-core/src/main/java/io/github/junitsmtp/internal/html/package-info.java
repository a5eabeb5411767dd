/** HTML as a mail has it: with the places of its elements, and as different clients see it. */
@NullMarked
package io.github.junitsmtp.internal.html;

import org.jspecify.annotations.NullMarked;
