package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.MailboxProtocol;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Applications that read mailboxes get the ports from properties. */
@SpringJUnitConfig(MailboxPropertiesTest.Shop.class)
@SmtpServer(access = {MailboxProtocol.IMAP, MailboxProtocol.POP3})
class MailboxPropertiesTest {

    @Configuration
    static class Shop {}

    @SmtpServer
    static GreenMail greenMail;

    @DynamicPropertySource
    static void mailboxes(DynamicPropertyRegistry registry) {
        int port = greenMail.getImap().getPort(); // called before the context starts
        registry.add("app.imap.port", () -> port);
    }

    @Test
    void ports_of_mailboxes_are_properties(
            @Value("${junit-smtp.imap.port}") int imap, @Value("${junit-smtp.pop3.port}") int pop3) {
        assertThat(imap).isEqualTo(greenMail.getImap().getPort());
        assertThat(pop3).isEqualTo(greenMail.getPop3().getPort());
    }

    @Test
    void static_fields_are_set_before_the_context_asks(@Value("${app.imap.port}") int port) {
        assertThat(port).isEqualTo(greenMail.getImap().getPort());
    }

    @Nested
    @SmtpServer(access = MailboxProtocol.POP3)
    class WithPop3Alone {

        @Test
        void a_protocol_that_is_not_served_has_no_property(@Autowired Environment environment) {
            assertThat(environment.getProperty("junit-smtp.pop3.port")).isNotBlank();
            assertThat(environment.getProperty("junit-smtp.imap.port")).isNull();
        }
    }
}
