/** Scripted answers of the server: patterns for commands, answers to them, stubs that combine the two, and policies made of stubs. */
@NullMarked
package io.github.junitsmtp.script;

import org.jspecify.annotations.NullMarked;
