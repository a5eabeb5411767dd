package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Two tests, each of which sends a mail to the server of its class and must see only this mail. */
abstract class SendsTwice {

    @SmtpServer
    RecordingSmtpServer smtp;

    @Autowired
    JavaMailSender sender;

    @Test
    void one(RecordingSmtpServer parameter) {
        assertThat(parameter).isSameAs(smtp);
        sends_a_mail_of_its_own();
    }

    @Test
    void two() {
        sends_a_mail_of_its_own();
    }

    void sends_a_mail_of_its_own() {
        Fixtures.saw(this, smtp);
        assertThat(smtp).hasReceivedNoMail();
        sendTo("ada@example.org", sender);
        assertThat(smtp).hasReceivedExactly(1);
    }

    static void sendTo(String recipient, JavaMailSender sender) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom("shop@example.com");
        mail.setTo(recipient);
        mail.setText("Hello");
        sender.send(mail);
    }
}
