package io.github.junitsmtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.waiting.UnseenElements;
import io.github.junitsmtp.jupiter.SmtpServer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cost per mail does not depend on the number of mails. This is verified by counting, not by the clock. */
@Timeout(600)
class GrowthTest {

    private static final int MAILS = 200;

    @SmtpServer
    private RecordingSmtpServer smtp;

    private void send(SmtpClient client, String subject) {
        client.mailFrom("shop@example.com");
        client.rcptTo("ada@example.org");
        client.data();
        client.message("Subject: " + subject + "\n\n");
    }

    @Test
    void a_wait_looks_at_each_mail_once_and_the_check_behind_it_twice() {
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
                client.ehlo("client.example.org");
                for (int i = 1; i <= MAILS; i++) {
                    send(client, "mail " + i);
                }
            }
        });

        assertThat(smtp).receivesMailSatisfying(mail -> {
            looks.incrementAndGet();
            assertThat(mail).hasSubject("mail " + MAILS);
        });
        sending.join();

        assertThat(looks).hasValueLessThanOrEqualTo(3 * MAILS);
    }

    @Test
    void news_are_what_was_not_seen_before() {
        UnseenElements<String> news = new UnseenElements<>(new Letters()::next);

        assertThat(news.next()).containsExactly("a", "b");
        assertThat(news.next()).containsExactly("c");
        assertThat(news.next()).isEmpty();
        assertThat(news.next()).as("after a reset").containsExactly("d");
        assertThat(news.next()).as("after the oldest was forgotten").containsExactly("e");
    }

    /** A list that records each look at it. */
    private static final class Letters {

        private final Iterator<List<String>> states = List.of(
                        List.of("a", "b"),
                        List.of("a", "b", "c"),
                        List.of("a", "b", "c"),
                        List.of("d"),
                        List.of("d", "e"))
                .iterator();

        List<String> next() {
            return states.next();
        }
    }
}
