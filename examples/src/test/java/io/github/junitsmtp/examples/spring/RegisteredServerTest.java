package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.jupiter.SmtpServerExtension;
import io.github.junitsmtp.server.RecordingSmtpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server that the annotation cannot describe is configured in Spring by hand. */
@SpringBootTest
@DirtiesContext // it refers to the port of a server that ends with this class
@Execution(ExecutionMode.SAME_THREAD)
class RegisteredServerTest {

    @RegisterExtension
    static final SmtpServerExtension smtp =
            SmtpServerExtension.of(RecordingSmtpServer.builder().domain("mx.example.org"));

    @DynamicPropertySource
    static void mail_server(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> smtp.server().host());
        registry.add("spring.mail.port", () -> smtp.server().port());
    }

    @Test
    void hears_the_name_of_the_server(@Autowired SpringReceiptMailer mailer) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp.server()).transcript().singleSession().greeting().announcesDomain("mx.example.org");
    }
}
