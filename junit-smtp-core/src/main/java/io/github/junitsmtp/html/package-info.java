/** What is known of the HTML of a mail: which email clients support it, and whether everybody can read it. */
@NullMarked
package io.github.junitsmtp.html;

import org.jspecify.annotations.NullMarked;
