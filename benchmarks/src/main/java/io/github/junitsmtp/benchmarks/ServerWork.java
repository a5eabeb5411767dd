package io.github.junitsmtp.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * What a mail costs the threads of a server, whatever else the machine is doing.
 *
 * @param title what is measured
 * @param cost what all other threads have used so far
 * @param unit the divisor of the result
 */
record ServerWork(String title, ToLongFunction<long[]> cost, double unit) implements Measurement {

    private static final int MAILS = 500;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static ServerWork cpu() {
        return new ServerWork(
                "CPU time of the server per mail (µs)",
                ids -> LongStream.of(THREADS.getThreadCpuTime(ids)).sum(),
                1000);
    }

    static ServerWork allocation() {
        return new ServerWork(
                "memory allocated by the server per mail (KB)",
                ids -> LongStream.of(THREADS.getThreadAllocatedBytes(ids)).sum(),
                1024);
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start();
                RawClient client = new RawClient(server.port())) {
            client.hello();
            client.deliver();
            long[] others = LongStream.of(THREADS.getAllThreadIds())
                    .filter(id -> id != Thread.currentThread().getId())
                    .toArray();
            long before = cost.applyAsLong(others);
            for (int i = 0; i < MAILS; i++) {
                client.deliver();
            }
            long used = cost.applyAsLong(others) - before;
            client.quit();
            return new double[] {used / unit / MAILS};
        }
    }
}
