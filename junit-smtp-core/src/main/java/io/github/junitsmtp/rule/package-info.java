/** Rules for messages, clients, servers and HTML, sets of rules, and violations of rules. */
@NullMarked
package io.github.junitsmtp.rule;

import org.jspecify.annotations.NullMarked;
