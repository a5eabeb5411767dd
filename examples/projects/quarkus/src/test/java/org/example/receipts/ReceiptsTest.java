package org.example.receipts;

import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MailServer.class)
class ReceiptsTest {

    RecordingSmtpServer smtp; // set by the test resource

    @Inject
    Receipts receipts;

    @Test
    void mails_the_receipt_to_the_customer() {
        receipts.mail(4711, "ada@example.org");

        assertThat(smtp)
                .hasReceivedMail()
                .isFrom("shop@example.com")
                .hasSubject("Your receipt for order 4711")
                .hasBlindCopyTo("archive@example.com")
                .doesNotLeakBcc();
        assertThat(smtp).allSessionsEnd().allSessionsEndedWithQuit();
    }

    @Test
    void tells_when_the_customer_is_not_there() {
        smtp.on(rcptTo()).answer(noSuchUser());

        assertThatException()
                .isThrownBy(() -> receipts.mail(4711, "ada@example.org"))
                .withStackTraceContaining("550");

        assertThat(smtp).hasNoUnusedStubs().hasReceivedNoMail();
    }
}
