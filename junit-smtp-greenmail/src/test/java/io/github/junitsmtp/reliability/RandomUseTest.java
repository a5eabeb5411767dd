package io.github.junitsmtp.reliability;

import static io.github.junitsmtp.script.Answers.mailboxFull;
import static io.github.junitsmtp.script.CommandPatterns.message;
import static io.github.junitsmtp.script.CommandPatterns.rcptTo;
import static io.github.junitsmtp.script.Policies.greylisting;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.script.AppliedPolicy;
import io.github.junitsmtp.script.Stub;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many threads that do at random what a test may do with a server. Nothing throws, and what was accepted since the last reset and not
 * driven out by newer mails is there. A failure names the seed; pass it with {@code -Drandom-use.seed=} to repeat the choices.
 */
@Isolated("it takes all there is")
@Timeout(600)
class RandomUseTest {

    private static final int THREADS = 64;
    private static final int KEPT = 100;
    private static final int SPILLED = 2_000;

    private final long seed = Long.getLong("random-use.seed", System.nanoTime());

    @Test
    void sixty_four_threads_at_random() throws Exception {
        int mails = 0;
        for (int round = 0; round < 3; round++) {
            mails += new Round(seed + round, 40).play();
        }
        Figures.add("64 threads at random, 3 rounds, seed " + seed, mails + " mails");
    }

    @Test
    @Tag("long")
    void sixty_four_threads_at_random_for_a_minute() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        int rounds = 0;
        int mails = 0;
        while (System.nanoTime() < end) {
            mails += new Round(seed + rounds++, 200).play();
        }
        Figures.add("64 threads at random for 60 s, seed " + seed, mails + " mails in " + rounds + " rounds");
    }

    /** Something that took from one tick of the clock to another. */
    private record Span(long begin, long end) {

        boolean isBefore(Span other) {
            return end < other.begin;
        }

        boolean overlaps(Span other) {
            return !isBefore(other) && !other.isBefore(this);
        }
    }

    /**
     * A mail that a client has been told is accepted.
     *
     * @param number its sender, and what it is made of
     * @param sending from before MAIL until after the reply
     */
    private record Accepted(int number, Span sending) {}

    /**
     * A mail that was accepted, and was not there when its sender looked.
     *
     * @param mail the mail
     * @param looking from before its MAIL until after the look
     * @param others how many mails there were instead
     */
    private record Missing(int mail, Span looking, int others) {}

    /** One server, and what all threads do with it until they have done enough, or one of them has closed it. */
    private static final class Round {

        private final long seed;
        private final int steps;
        private final RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().keepLast(KEPT).spillAbove(SPILLED).start();
        private final AtomicLong clock = new AtomicLong();
        private final AtomicInteger numbers = new AtomicInteger();
        private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
        private final Queue<Missing> missing = new ConcurrentLinkedQueue<>();
        private final Queue<Span> resets = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private volatile boolean closing;

        Round(long seed, int steps) {
            this.seed = seed;
            this.steps = steps;
        }

        /** Returns how many mails were accepted. */
        int play() throws InterruptedException {
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed * THREADS + i);
                Thread thread = new Thread(() -> use(start, random), "random use " + i);
                thread.start();
                threads.add(thread);
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            try (smtp) {
                assertThat(failures).as("seed %d", seed).isEmpty();
                nothingWasLostMeanwhile();
                isComplete();
            }
            isComplete(); // what is closed can still be read
            return accepted.size();
        }

        private void use(CountDownLatch start, Random random) {
            try (User user = new User(random)) {
                start.await();
                for (int i = 0; i < steps && !closing; i++) {
                    user.step();
                }
            } catch (Exception | Error e) {
                failures.add(e);
            }
        }

        private Span timed(Runnable action) {
            long begin = clock.incrementAndGet();
            action.run();
            return new Span(begin, clock.incrementAndGet());
        }

        /** A mail may be missing because of a reset at that time, or of so many others. */
        private void nothingWasLostMeanwhile() {
            assertThat(missing)
                    .as("seed %d", seed)
                    .filteredOn(mail -> mail.others() < KEPT)
                    .allMatch(mail -> resets.stream().anyMatch(reset -> reset.overlaps(mail.looking())));
        }

        /** Nobody sends any more: compares what is there with what has to be. */
        private void isComplete() {
            List<ReceivedMail> mails = smtp.mails().list();
            Set<Integer> there = new HashSet<>();
            for (ReceivedMail mail : mails) {
                int number = Integer.parseInt(mail.sender().localPart());
                assertThat(there.add(number))
                        .as("seed %d: mail %d is there once", seed, number)
                        .isTrue();
                assertThat(new String(mail.content(), StandardCharsets.US_ASCII))
                        .isEqualTo(content(number));
            }
            assertThat(there).hasSizeLessThanOrEqualTo(KEPT);
            for (Accepted mail : accepted) {
                boolean forgotten =
                        resets.stream().anyMatch(reset -> mail.sending().isBefore(reset));
                boolean perhapsForgotten = resets.stream().anyMatch(reset -> !reset.isBefore(mail.sending()));
                if (forgotten) {
                    assertThat(there)
                            .as("seed %d: mail %d was forgotten", seed, mail.number())
                            .doesNotContain(mail.number());
                } else if (!perhapsForgotten && !there.contains(mail.number())) {
                    assertThat(there)
                            .as("seed %d: newer mails than %d", seed, mail.number())
                            .hasSize(KEPT);
                    assertThat(accepted)
                            .as("seed %d: mails that are there though %d, which is newer, is not", seed, mail.number())
                            .filteredOn(other -> there.contains(other.number()))
                            .noneMatch(other -> other.sending().isBefore(mail.sending()));
                }
            }
        }

        /** Every third mail is large enough for a file. */
        private static String content(int number) {
            return "Subject: mail " + number + "\r\n\r\n" + "This is mail " + number
                    + "\r\n".repeat(number % 3 == 0 ? SPILLED : 1);
        }

        /** One thread: a client, and a test. */
        private final class User implements AutoCloseable {

            private final Random random;
            private final List<Stub> stubs = new ArrayList<>();
            private final List<AppliedPolicy> policies = new ArrayList<>();
            private RawClient client;

            User(Random random) {
                this.random = random;
            }

            void step() throws IOException {
                int choice = random.nextInt(1000);
                if (choice < 700) {
                    sendUnlessClosed();
                } else if (choice < 760) {
                    stubs.add(smtp.on(rcptTo("full@example.org")).lenient().answer(mailboxFull()));
                } else if (choice < 790) {
                    stubs.add(smtp.on(message()).lenient().once().reply(552, "5.3.4", "Too large"));
                } else if (choice < 800) {
                    policies.add(smtp.apply(greylisting()));
                } else if (choice < 890) {
                    takeBack();
                } else if (choice < 895) {
                    resets.add(timed(smtp::reset));
                } else if (choice < 900) {
                    resets.add(timed(smtp::clearMails));
                } else if (choice < 998) {
                    read(choice);
                } else if (random.nextInt(10) == 0) {
                    closing = true;
                    smtp.close();
                }
            }

            private void takeBack() {
                stubs.forEach(Stub::remove);
                stubs.clear();
                policies.forEach(AppliedPolicy::remove);
                policies.clear();
            }

            private void read(int choice) {
                switch (choice % 8) {
                    case 0 -> smtp.transcript().render();
                    case 1 -> smtp.report().html();
                    case 2 -> smtp.mails().list().forEach(ReceivedMail::content);
                    case 3 ->
                        smtp.mails()
                                .list()
                                .forEach(mail -> assertThat(mail)
                                        .hasSubject(mail.subject().orElseThrow()));
                    case 4 -> smtp.unwrap(GreenMail.class).orElseThrow().getReceivedMessages();
                    case 5 -> assertThat(smtp.transcript().sessions()).allSatisfy(session -> session.commands());
                    case 6 -> assertThat(smtp.toString()).startsWith("SMTP server at");
                    default -> assertThat(smtp.mails().toString()).isNotEmpty();
                }
            }

            /** A client of a server that is closed loses its connection, and no other does. */
            private void sendUnlessClosed() throws IOException {
                try {
                    send();
                } catch (IOException e) {
                    client = null;
                    if (!closing) {
                        throw e;
                    }
                }
            }

            private void send() throws IOException {
                if (client == null) {
                    client = RawClient.connect(smtp);
                    accepts(client.readReply());
                    accepts(client.ask("EHLO client.example.org\r\n"));
                }
                int number = numbers.incrementAndGet();
                long begin = clock.incrementAndGet();
                accepts(client.ask("MAIL FROM:<" + number + "@example.com>\r\n"));
                String recipient = random.nextInt(8) == 0 ? "full" : "user" + random.nextInt(20);
                boolean taken = client.ask("RCPT TO:<" + recipient + "@example.org>\r\n")
                        .startsWith("250 ");
                if (taken) {
                    accepts(client.ask("DATA\r\n"));
                    if (client.ask(content(number) + ".\r\n").startsWith("250 ")) {
                        accepted.add(new Accepted(number, new Span(begin, clock.incrementAndGet())));
                        lookFor(number, begin);
                    }
                }
                if (!taken || random.nextInt(5) == 0) {
                    client.ask("QUIT\r\n");
                    close();
                }
            }

            private void lookFor(int number, long begin) {
                List<ReceivedMail> mails = smtp.mails().list();
                if (mails.stream().noneMatch(mail -> mail.sender().localPart().equals("" + number))) {
                    missing.add(new Missing(number, new Span(begin, clock.incrementAndGet()), mails.size()));
                }
            }

            private void accepts(String reply) throws IOException {
                if (reply.startsWith("421") && closing) {
                    throw new IOException(reply);
                }
                assertThat(reply).matches("(?s)[23].*");
            }

            @Override
            public void close() throws IOException {
                if (client != null) {
                    client.close();
                    client = null;
                }
            }
        }
    }
}
