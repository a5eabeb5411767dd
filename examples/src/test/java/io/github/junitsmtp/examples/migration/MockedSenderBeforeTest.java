package io.github.junitsmtp.examples.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.verify;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.examples.spring.ShopApplication;
import io.github.junitsmtp.examples.spring.SpringReceiptMailer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessagePreparator;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(classes = ShopApplication.class)
class MockedSenderBeforeTest {

    @MockitoBean
    private JavaMailSender sender;

    @Autowired
    private SpringReceiptMailer mailer;

    @Test
    void mails_the_receipt_to_the_customer() throws Exception {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        ArgumentCaptor<MimeMessagePreparator> sent = ArgumentCaptor.forClass(MimeMessagePreparator.class);
        verify(sender).send(sent.capture());
        MimeMessage message = new MimeMessage((Session) null);
        sent.getValue().prepare(message);
        assertEquals("Your receipt for order 4711", message.getSubject());
    }
}
