/** The HTML of a mail: its elements with their lines, and the document as different clients see it. */
@NullMarked
package io.github.junitsmtp.internal.html;

import org.jspecify.annotations.NullMarked;
