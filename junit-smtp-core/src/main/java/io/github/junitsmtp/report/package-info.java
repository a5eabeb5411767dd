/** What was said and what arrived as one HTML page, for a browser. */
@NullMarked
package io.github.junitsmtp.report;

import org.jspecify.annotations.NullMarked;
