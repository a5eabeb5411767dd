package io.github.junitsmtp.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The search for the end of 64 KB of data, in the package of what it measures. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EndOfDataSearch {

    private static final int SIZE = 64 * 1024;

    /** A line of text, one of nothing but dots, and the worst case. */
    @Param({"base64", "dots", "empty"})
    public String lines = "base64";

    private byte[] block = {};

    /** Makes the data. */
    @Setup
    public void fill() {
        String line = switch (lines) {
            case "base64" -> "QUJD".repeat(19) + "\r\n";
            case "dots" -> ".".repeat(76) + "\r\n";
            default -> "\r\n";
        };
        block = (line.repeat(SIZE / line.length()) + ".\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return where the data end} */
    @Benchmark
    public int find() {
        return new EndOfData().find(block, 0, block.length);
    }
}
