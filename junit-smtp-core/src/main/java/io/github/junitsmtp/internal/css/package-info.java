/**
 * Parses CSS as browsers do (CSS Syntax, level 3), including unknown rules and properties. Those are what the library looks for, so a
 * parser that drops them would not help. This package uses no other package of the library.
 */
@NullMarked
package io.github.junitsmtp.internal.css;

import org.jspecify.annotations.NullMarked;
