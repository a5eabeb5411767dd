/** Scripted answers of the server: patterns of commands, the answers to them, stubs that join the two, and policies made of stubs. */
@NullMarked
package io.github.junitsmtp.script;

import org.jspecify.annotations.NullMarked;
