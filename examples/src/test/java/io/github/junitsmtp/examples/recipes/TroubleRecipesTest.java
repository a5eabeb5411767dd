package io.github.junitsmtp.examples.recipes;

import static io.github.junitsmtp.script.Answers.disconnect;
import static io.github.junitsmtp.script.Answers.greylisted;
import static io.github.junitsmtp.script.Answers.hang;
import static io.github.junitsmtp.script.Answers.mailboxFullForNow;
import static io.github.junitsmtp.script.Answers.noSuchUser;
import static io.github.junitsmtp.script.Answers.reply;
import static io.github.junitsmtp.script.Answers.shuttingDown;
import static io.github.junitsmtp.script.Answers.tooManyConnections;
import static io.github.junitsmtp.script.CommandPatterns.connect;
import static io.github.junitsmtp.script.CommandPatterns.data;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.quit;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.downForFirst;
import static io.github.junitsmtp.script.Policies.greylisting;
import static io.github.junitsmtp.script.Policies.rateLimit;
import static io.github.junitsmtp.script.Policies.sizeLimit;
import static io.github.junitsmtp.script.Policies.slow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.junitsmtp.examples.shop.Order;
import io.github.junitsmtp.examples.shop.Orders;
import io.github.junitsmtp.examples.shop.ReceiptComposer;
import io.github.junitsmtp.examples.shop.ReceiptMailer;
import io.github.junitsmtp.examples.shop.ReceiptNotSentException;
import io.github.junitsmtp.examples.shop.RetryPolicy;
import io.github.junitsmtp.jupiter.SmtpServer;
import io.github.junitsmtp.server.RecordingSmtpServer;
import jakarta.mail.Session;
import java.net.ConnectException;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailer that tries three times, 20 ms apart, and the errors that it gets. The recipes page takes its snippets from here. */
class TroubleRecipesTest {

    private final Order order = Orders.of("Ada", "ada@example.org");

    @SmtpServer
    private RecordingSmtpServer smtp;

    private Session session;
    private ReceiptMailer mailer;

    @BeforeEach
    void set_up(@SmtpServer Session session) {
        this.session = session;
        mailer = mailer(session);
    }

    private static ReceiptMailer mailer(Session session) {
        return new ReceiptMailer(
                session,
                new ReceiptComposer("shop@example.com", "archive@example.com"),
                new RetryPolicy(3, ofMillis(20)));
    }

    @Test
    void a_retry_happens() {
        smtp.on(rcptTo("ada@example.org")).once().answer(greylisted());

        mailer.send(order);

        assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 2).hasReceivedExactly(1);
    }

    @Test
    void with_a_pause_between() {
        smtp.on(rcptTo("ada@example.org")).times(2).answer(greylisted());

        mailer.send(order);

        assertThat(smtp).attempts(rcptTo("ada@example.org")).hasSize(3).spacedAtLeast(ofMillis(20));
    }

    @Test
    void it_gives_up_in_the_end() {
        smtp.on(message()).reply(452, "4.3.1", "Disk full");

        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer.send(order))
                .withMessageContaining("after 3 attempts");

        assertThat(smtp).wasAsked(message(), 3).hasReceivedNoMail();
    }

    @Test
    void no_retry_where_there_is_no_hope() {
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser()); // 550 5.1.1

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> mailer.send(order));

        assertThat(smtp).wasAsked(rcptTo("ada@example.org"), 1);
    }

    @Test
    void greylisting_as_servers_do_it() {
        smtp.apply(greylisting()); // once for each new sender and recipient

        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void a_mailbox_is_full_for_now() {
        // 452 4.2.2; mailboxFull() is 552 5.2.2, permanently
        smtp.on(rcptTo("ada@example.org")).once().answer(mailboxFullForNow());

        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void the_server_is_too_busy() {
        smtp.on(connect()).once().answer(tooManyConnections()); // 421 in place of the greeting

        mailer.send(order);

        assertThat(smtp).transcript().session(1).greeting().isServiceNotAvailable();
        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void the_server_shuts_down_in_the_middle() {
        smtp.on(data()).once().answer(shuttingDown()); // 421, and closes the connection

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
        assertThat(smtp).transcript().hasSessions(2);
    }

    @Test
    void the_server_hangs_up_at_first() {
        smtp.apply(downForFirst(2)); // connections

        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void the_server_is_down_for_a_while() {
        smtp.stop(); // connections are refused
        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer.send(order))
                .withRootCauseInstanceOf(ConnectException.class);

        smtp.restart(); // on the same port
        mailer.send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void the_server_does_not_answer() {
        Properties settings = new Properties(); // those of the code under test
        settings.setProperty("mail.smtp.host", smtp.host());
        settings.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        settings.setProperty("mail.smtp.timeout", "200"); // without it, Jakarta Mail waits forever
        smtp.on(rcptTo("ada@example.org")).once().answer(hang());

        mailer(Session.getInstance(settings)).send(order);

        assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    @Test
    void the_server_is_slow() {
        smtp.apply(slow(ofMillis(50))); // each reply

        mailer.send(order);

        assertThat(smtp).transcript().hasSessions(1).noCommandWasRejected();
    }

    @Test
    void the_connection_drops_in_the_message() {
        smtp.on(message()).once().answer(disconnect()); // after the message, before its reply

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
        assertThat(smtp).transcript().hasSessions(2).session(1).mails().isEmpty();
    }

    @Test
    void the_connection_drops_while_the_message_is_sent() {
        smtp.on(data()).once().answer(reply(354, "Go ahead").thenDisconnect());

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void no_duplicate_if_only_the_goodbye_is_lost() {
        smtp.on(quit()).answer(disconnect());

        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(1);
    }

    @Test
    void some_recipients_are_refused() {
        session.getProperties().setProperty("mail.smtp.sendpartial", "true");
        smtp.on(rcptTo("ada@example.org")).answer(noSuchUser());

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> mailer.send(order));

        assertThat(smtp).hasReceivedMail().hasOnlyRecipients("archive@example.com");
    }

    @Test
    void a_mail_is_too_large() {
        smtp.apply(sizeLimit(100)); // octets; 552 5.3.4 for anything larger

        assertThatExceptionOfType(ReceiptNotSentException.class)
                .isThrownBy(() -> mailer.send(order))
                .withMessageContaining("refused for good");

        assertThat(smtp).hasReceivedNoMail();
    }

    @Test
    void only_so_many_mails_in_a_session() {
        smtp.apply(rateLimit(1)); // mails; 450 for the next in the same session

        mailer.send(order);
        mailer.send(order);

        assertThat(smtp).hasReceivedExactly(2);
        assertThat(smtp).transcript().hasSessions(2);
    }

    @Test
    void only_mails_that_a_predicate_knows() {
        smtp.on(message(mail -> !mail.attachments().isEmpty())).reply(554, "5.7.1", "No attachments, please");

        assertThatExceptionOfType(ReceiptNotSentException.class).isThrownBy(() -> mailer.send(order));
    }
}
