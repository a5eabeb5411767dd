package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Without Spring Boot, the application asks for the properties of the server. */
@SpringJUnitConfig(PlainSpringTest.Shop.class)
@SmtpServer
class PlainSpringTest {

    static class Shop {

        @Bean
        JavaMailSender mailSender(@Value("${junit-smtp.host}") String host, @Value("${junit-smtp.port}") int port) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost(host);
            sender.setPort(port);
            return sender;
        }
    }

    @Test
    void sends_to_the_server_of_the_test(@Autowired JavaMailSender sender, RecordingSmtpServer smtp) {
        SendsTwice.sendTo("ada@example.org", sender);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }
}
