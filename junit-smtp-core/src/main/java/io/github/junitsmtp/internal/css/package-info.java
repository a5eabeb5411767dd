/**
 * Reading CSS as browsers do (CSS Syntax, level 3), whatever its features: unknown rules and properties are what is looked for here, so
 * that a parser that leaves them out is of no use. It uses nothing of the house.
 */
@NullMarked
package io.github.junitsmtp.internal.css;

import org.jspecify.annotations.NullMarked;
