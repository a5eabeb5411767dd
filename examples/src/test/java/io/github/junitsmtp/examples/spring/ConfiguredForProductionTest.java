package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.SpringVersion;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The server determines where mail goes; the application's own timeouts stay, and none are added. */
@SpringBootTest(
        properties = {
            "app.mail.port=${junit-smtp.port}",
            "spring.mail.host=smtp.example.com",
            "spring.mail.port=465",
            "spring.mail.protocol=smtps",
            "spring.mail.username=production",
            "spring.mail.password=secret",
            "spring.mail.ssl.enabled=true",
            "spring.mail.properties.mail.smtp.auth=true",
            "spring.mail.properties.mail.smtp.starttls.required=true",
            "spring.mail.properties.mail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory",
            "spring.mail.properties.mail.smtp.socketFactory.port=465",
            "spring.mail.properties.mail.smtp.socketFactory.fallback=false",
            "spring.mail.properties.mail.smtp.timeout=1234"
        })
@SmtpServer
class ConfiguredForProductionTest {

    @Test
    void receipts_go_to_the_server_of_the_test(@Autowired SpringReceiptMailer mailer, RecordingSmtpServer smtp) {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp).hasReceivedMail().isAuthenticatedAs("production");
    }

    @Test
    void time_outs_are_those_of_the_application(@Autowired JavaMailSenderImpl sender) {
        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtp.timeout", "1234")
                .doesNotContainKeys("mail.smtp.connectiontimeout", "mail.smtp.writetimeout");
    }

    @Test
    void own_properties_may_refer_to_those_of_the_server(
            @Value("${app.mail.port}") int port, RecordingSmtpServer smtp) {
        assertThat(port).isEqualTo(smtp.port());
    }

    @Test
    void this_runs_on_the_version_of_Spring_Boot_that_was_asked_for() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
    }

    @Test
    void this_runs_on_one_version_of_the_Spring_Framework() {
        assertThat(List.of(ApplicationContext.class, SpringExtension.class, JavaMailSender.class))
                .extracting(type -> type.getPackage().getImplementationVersion())
                .containsOnly(SpringVersion.getVersion());
    }
}
