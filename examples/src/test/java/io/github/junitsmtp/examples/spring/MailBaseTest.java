package io.github.junitsmtp.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.jupiter.SmtpServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/** Subclasses inherit {@code @SmtpServer}. */
class MailBaseTest extends MailBase {

    @Autowired
    SpringReceiptMailer mailer;

    @Test
    void mails_the_receipt_to_the_customer() {
        mailer.send(Orders.of("Ada", "ada@example.org"));

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @SpringBootTest
    @SmtpServer("annotated")
    static class Annotated {}

    @SpringBootTest
    @SmtpServer("annotated")
    static class AnnotatedToo {}

    @SpringBootTest
    static class Plain {}

    @Test
    void a_class_without_the_annotation_has_another_context() {
        ApplicationContext context = contextOf(Annotated.class);

        assertThat(contextOf(AnnotatedToo.class)).isSameAs(context);
        assertThat(contextOf(Plain.class)).isNotSameAs(context);
    }

    private static ApplicationContext contextOf(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }
}
