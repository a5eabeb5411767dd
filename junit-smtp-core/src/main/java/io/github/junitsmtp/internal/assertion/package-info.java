/** What the assertions of all rooms are built of: conditions that explain themselves, and the factories to navigate by. */
@NullMarked
package io.github.junitsmtp.internal.assertion;

import org.jspecify.annotations.NullMarked;
