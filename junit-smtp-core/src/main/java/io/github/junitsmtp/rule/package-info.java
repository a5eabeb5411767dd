/** Rules for messages, HTML, clients and servers, with rule sets and rule violations. */
@NullMarked
package io.github.junitsmtp.rule;

import org.jspecify.annotations.NullMarked;
