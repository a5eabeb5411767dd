/** The server: the recording transport, its builder, the mails it received and waiting for them, and the SPI for engines. */
@NullMarked
package io.github.junitsmtp.server;

import org.jspecify.annotations.NullMarked;
