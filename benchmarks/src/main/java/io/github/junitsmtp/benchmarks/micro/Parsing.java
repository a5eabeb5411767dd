package io.github.junitsmtp.benchmarks.micro;

import io.github.junitsmtp.protocol.EsmtpParameter;
import io.github.junitsmtp.protocol.MailAddress;
import io.github.junitsmtp.protocol.SmtpCommand;
import io.github.junitsmtp.protocol.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Commands and replies, read from the octets that are on the wire. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Parsing {

    private final byte[] ok = octets("250 2.1.0 OK\r\n");
    private final byte[] hello =
            octets("250-mx.example.org\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250-STARTTLS\r\n250 SMTPUTF8\r\n");
    private final byte[] mailFrom = octets("MAIL FROM:<shop@example.com> SIZE=2048 BODY=8BITMIME\r\n");

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return a reply of one line} */
    @Benchmark
    public SmtpReply reply() {
        return SmtpReply.parse(ok);
    }

    /** {@return the reply to EHLO} */
    @Benchmark
    public SmtpReply replyOfSeveralLines() {
        return SmtpReply.parse(hello);
    }

    /** {@return a command} */
    @Benchmark
    public SmtpCommand command() {
        return SmtpCommand.parse(mailFrom);
    }

    /** {@return the address of a command} */
    @Benchmark
    public Optional<MailAddress> address() {
        return SmtpCommand.parse(mailFrom).address();
    }

    /** {@return the parameters of a command} */
    @Benchmark
    public List<EsmtpParameter> parameters() {
        return SmtpCommand.parse(mailFrom).parameters();
    }

    /** {@return a command as failures show it, without credentials} */
    @Benchmark
    public String shown() {
        return SmtpCommand.parse(mailFrom).toString();
    }
}
