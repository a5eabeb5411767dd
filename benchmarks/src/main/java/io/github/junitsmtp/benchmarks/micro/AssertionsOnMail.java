package io.github.junitsmtp.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.internal.store.Arrival;
import io.github.junitsmtp.internal.store.Channel;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.mail.ReceivedMailAssert;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Assertions that pass, on a server with one mail of 2 KB. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssertionsOnMail {

    private static final String MESSAGE = "Date: Sun, 1 Nov 2026 10:00:00 +0000\r\nFrom: Shop <shop@example.com>\r\n"
            + "To: Ada <ada@example.org>\r\nMessage-ID: <1@example.com>\r\nSubject: Your receipt\r\n\r\n"
            + ("x".repeat(62) + "\r\n").repeat(32);

    private static final Arrival ARRIVAL = new Arrival(1, null, Channel.PLAIN, Instant.EPOCH);

    private RecordingSmtpServer smtp;
    private ReceivedMail received;

    /** Starts the server and sends the mail. */
    @Setup
    public void send() {
        smtp = RecordingSmtpServer.start();
        try (SmtpClient client = SmtpClient.connect(smtp.host(), smtp.port())) {
            client.ehlo("localhost");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            client.message(MESSAGE);
            client.quit();
        }
        received = smtp.mails().list().get(0);
    }

    /** Stops the server. */
    @TearDown
    public void close() {
        smtp.close();
    }

    /** {@return the assertion that looks once} */
    @Benchmark
    public ReceivedMailAssert hasReceivedMailTo() {
        return assertThat(smtp).hasReceivedMailTo("ada@example.org");
    }

    /** {@return the assertion that may wait} */
    @Benchmark
    public ReceivedMailAssert receivesMail() {
        return assertThat(smtp).receivesMail();
    }

    /** {@return the subject of a mail that has been read before} */
    @Benchmark
    public ReceivedMailAssert hasSubject() {
        return assertThat(received).hasSubject("Your receipt");
    }

    /** {@return a check by all rules, of a mail that nobody has read before} */
    @Benchmark
    public ReceivedMailAssert isWellFormed() {
        return assertThat(fresh()).isWellFormed();
    }

    /** {@return the header fields of a mail that nobody has read before} */
    @Benchmark
    public List<String> header() {
        return fresh().header("Subject");
    }

    private ReceivedMail fresh() {
        return new ReceivedMail(received.envelope(), received.data(), ARRIVAL);
    }
}
