/** The building blocks of all assertions: conditions that explain themselves, and factories for navigation. */
@NullMarked
package io.github.junitsmtp.internal.assertion;

import org.jspecify.annotations.NullMarked;
