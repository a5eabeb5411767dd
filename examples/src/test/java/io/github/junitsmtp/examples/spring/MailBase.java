package io.github.junitsmtp.examples.spring;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.springframework.boot.test.context.SpringBootTest;

/** The base class after the migration. */
@SpringBootTest
@SmtpServer
abstract class MailBase {

    @SmtpServer
    RecordingSmtpServer smtp;
}
