package io.github.junitsmtp.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Runs all comparisons, which takes about two minutes, and prints the tables. */
final class Benchmarks {

    private static final Measurement START = new StartAndStop();
    private static final Measurement SEND = new TransportSend();
    private static final Measurement PIPELINE = new PipelinedDelivery();
    private static final Measurement OWN_WAIT = new Wakening(
            "own wait, from the client's 250 to the test, p50 / p99 [ms]",
            Contender::awaitMail,
            EnumSet.of(Entrant.JUNIT_SMTP, Entrant.GREEN_MAIL),
            0);
    private static final Measurement POLL = new Wakening(
            "Awaitility's default poll, the same, p50 / p99 [ms]",
            server -> await().until(() -> server.received() > 0),
            EnumSet.of(Entrant.JUNIT_SMTP, Entrant.GREEN_MAIL),
            100);

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param args none
     * @throws Exception if a server fails
     */
    public static void main(String... args) throws Exception {
        Results results = new Results();
        results.add(START, new Comparison(START).run(10, 25));
        results.add(SEND, new Comparison(SEND).run(15, 25));
        results.add(PIPELINE, new Comparison(PIPELINE).run(10, 15));
        results.add(OWN_WAIT, new Comparison(OWN_WAIT).run(10, 20));
        results.add(POLL, new Comparison(POLL).run(2, 50));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(results.table());
        out.println("| goal | bound | measured | met |\n| --- | --- | --: | --- |");
        out.println(goals(results).stream().map(Goal::row).collect(Collectors.joining("\n")));
    }

    private static List<Goal> goals(Results results) {
        return List.of(
                Goal.atMost(
                        1.1,
                        "`Transport.send`, junit-smtp / fastest peer",
                        results.median(SEND, Entrant.JUNIT_SMTP)
                                / results.mediansOfPeers(SEND).min().orElseThrow()),
                Goal.atLeast(
                        30,
                        "`Transport.send`, GreenMail / junit-smtp",
                        results.ratio(SEND, Entrant.GREEN_MAIL, Entrant.JUNIT_SMTP)),
                Goal.atLeast(
                        100,
                        "pipelining, junit-smtp / fastest peer",
                        results.median(PIPELINE, Entrant.JUNIT_SMTP)
                                / results.mediansOfPeers(PIPELINE).max().orElseThrow()),
                Goal.atMost(
                        1,
                        "start and stop, junit-smtp / GreenMail",
                        results.ratio(START, Entrant.JUNIT_SMTP, Entrant.GREEN_MAIL)),
                Goal.atMost(1, "own wait, p50 [ms]", results.median(OWN_WAIT, Entrant.JUNIT_SMTP)));
    }
}
