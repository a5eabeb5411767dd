/**
 * Scripted server behavior: patterns for commands, answers to them, stubs that combine the two, and policies that
 * consist of stubs.
 */
@NullMarked
package io.github.junitsmtp.script;

import org.jspecify.annotations.NullMarked;
