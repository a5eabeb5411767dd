package io.github.junitsmtp.benchmarks;

import static io.github.junitsmtp.benchmarks.servers.Entrant.DUMBSTER;
import static io.github.junitsmtp.benchmarks.servers.Entrant.GREEN_MAIL;
import static io.github.junitsmtp.benchmarks.servers.Entrant.JUNIT_SMTP;
import static io.github.junitsmtp.benchmarks.servers.Entrant.LIMIT;
import static io.github.junitsmtp.benchmarks.servers.Entrant.WISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.junitsmtp.benchmarks.FreshJvm.Cost;
import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/** All measurements and goals. */
final class Rows {

    private static final Duration LONG = Duration.ofMinutes(2);

    private Rows() {}

    static List<Row> all() {
        Measurement send = new TransportSend();
        Measurement pipeline = new PipelinedDelivery();
        Measurement perConnection = new Delivery("raw client, one connection per mail (mails/s)", 1, 1);
        Measurement oneConnection = new Delivery("raw client, one connection, 2,000 mails (mails/s)", 1, 2000);
        Measurement fifty = new Delivery("raw client, 50 connections with 40 mails each (mails/s)", 50, 40);
        Measurement large = new LargeMail();
        Measurement start = new StartAndStop();
        Measurement jvm = new FreshJvm("a fresh JVM with one test (ms)", FreshJvm.ONE_TEST, Cost.TIME);
        Measurement jvmCpu = new FreshJvm("a fresh JVM with one test, CPU time (ms)", FreshJvm.ONE_TEST, Cost.CPU);
        Measurement jvmMemory =
                new FreshJvm("a fresh JVM with one test, peak memory (MB)", FreshJvm.ONE_TEST, Cost.MEMORY);
        Measurement suite =
                new FreshJvm("a fresh JVM with 200 tests in 50 classes (ms)", FreshJvm.FIFTY_CLASSES, Cost.TIME);
        Measurement ownServer = new OwnServer();
        Measurement recipients = new ManyRecipients();
        Measurement recipientsHeap = new HeapOfRecipients();
        Measurement allocation = ServerWork.allocation();
        Measurement written = Page.written();
        Measurement opened = Page.opened();
        Measurement heap = new HeapPerMail();
        Measurement html = new JudgingHtml();
        Measurement wait = new Wakening(
                "built-in wait, from the 250 reply until the test resumes, p50 / p99 (ms)",
                Contender::awaitMail,
                EnumSet.of(JUNIT_SMTP, GREEN_MAIL),
                0);
        Measurement poll = new Wakening(
                "Awaitility's default polling, from the 250 reply until the test resumes, p50 / p99 (ms)",
                server -> await().until(() -> server.received() > 0),
                EnumSet.of(JUNIT_SMTP, GREEN_MAIL),
                100);
        return List.of(
                new Row(
                        "send",
                        50,
                        25,
                        send,
                        atMost(1.05, send, DUMBSTER),
                        atMost(1 / 0.95, send, LIMIT),
                        atMost(1 / 40.0, send, GREEN_MAIL)),
                new Row(
                        "per-connection",
                        25,
                        25,
                        perConnection,
                        atLeast(1 / 1.05, perConnection, DUMBSTER),
                        atLeast(0.95, perConnection, LIMIT)),
                new Row(
                        "one-connection",
                        4,
                        9,
                        oneConnection,
                        atLeast(1, oneConnection, DUMBSTER),
                        atLeast(0.85, oneConnection, LIMIT)),
                new Row("fifty-connections", 5, 11, fifty, atLeast(1, fifty, DUMBSTER), atLeast(0.85, fifty, LIMIT)),
                new Row("pipelining", 10, 15, pipeline, atLeast(0.85, pipeline, LIMIT)),
                new Row("cpu", 5, 11, ServerWork.cpu()),
                new Row("allocation", 3, 5, allocation, product(allocation, 6)),
                new Row("heap", 0, 1, heap, product(heap, 2.6)),
                new Row("large", 1, 5, large, atLeast(3, large, GREEN_MAIL), atLeast(0.7, large, LIMIT)),
                new Row("recipients", 5, 7, recipients, atMost(1.5, recipients, LIMIT)),
                new Row("recipients-heap", 0, 3, recipientsHeap, product(recipientsHeap, 1.5)),
                new Row("start", 30, 25, start, atMost(1, start, DUMBSTER)),
                new Row("own-server", 3, 5, ownServer, product(ownServer, 1), atMost(0.1, ownServer, GREEN_MAIL)),
                new Row("jvm", 0, 7, jvm, atMost(1, jvm, GREEN_MAIL)),
                new Row("jvm-cpu", 0, 7, jvmCpu, atMost(1, jvmCpu, GREEN_MAIL)),
                new Row("jvm-memory", 0, 5, jvmMemory, atMost(1, jvmMemory, GREEN_MAIL)),
                new Row("suite", 0, 3, suite, atMost(0.5, suite, GREEN_MAIL)),
                new Row(
                        "wait",
                        10,
                        20,
                        wait,
                        results -> Goal.atMost(0.3, "built-in wait, p50 (ms)", results.quantile(wait, JUNIT_SMTP, 0.5)),
                        results -> Goal.atMost(2, "built-in wait, p99 (ms)", results.quantile(wait, JUNIT_SMTP, 0.99))),
                new Row("poll", 2, 15, poll),
                new Row("html", 20, 5, html, product(html, 50)),
                new Row("page", 3, 5, written, product(written, 300)),
                new Row("page-opened", 1, 3, opened, product(opened, 1000)),
                growth(
                        "growth-sending",
                        Growth.ofProduct(
                                "sending 50,000 mails, relative to 1,000",
                                GrowingServer.sending(i -> SampleMail.RECIPIENT))),
                growth(
                        "growth-recipients",
                        new Growth(
                                "sending to 10,000 distinct recipients, relative to 1,000",
                                GrowingServer.sending(i -> "user" + i + "@example.org"),
                                EnumSet.of(JUNIT_SMTP, GREEN_MAIL, WISER, LIMIT),
                                1000,
                                10_000)),
                growth(
                        "growth-waiting",
                        Growth.ofProduct(
                                "waiting for a mail while 50,000 arrive, relative to 1,000",
                                GrowingServer.waiting(GrowingServer::waitForLast))),
                growth(
                        "growth-several",
                        Growth.ofProduct(
                                "waiting for mails to two recipients while 50,000 arrive, relative to 1,000",
                                GrowingServer.waiting(smtp -> assertThat(smtp)
                                        .within(LONG)
                                        .receivesMailsTo(SampleMail.RECIPIENT, "last@example.org")))),
                growth(
                        "growth-filters",
                        Growth.ofProduct(
                                "filtering 50,000 mails, relative to 1,000",
                                GrowingServer.looking(smtp -> smtp.mails()
                                        .to("last@example.org")
                                        .from(SampleMail.SENDER)
                                        .list()))),
                growth(
                        "growth-assertions",
                        Growth.ofProduct(
                                "asserting on 50,000 mails, relative to 1,000",
                                GrowingServer.looking(smtp -> assertThat(smtp)
                                        .hasReceivedMailSatisfying(
                                                mail -> mail.assertThat().isTo("last@example.org"))))),
                growth(
                        "growth-rendering",
                        new Growth(
                                "rendering a transcript of 100,000 sessions, relative to 2,000",
                                GrowingServer.rendering(),
                                EnumSet.of(JUNIT_SMTP),
                                2000,
                                100_000)));
    }

    private static Row growth(String name, Growth growth) {
        return new Row(name, 0, 1, growth, product(growth, 1.5));
    }

    private static Function<Results, Goal> atMost(double bound, Measurement measurement, Entrant other) {
        return results ->
                Goal.atMost(bound, comparison(measurement, other), results.ratio(measurement, JUNIT_SMTP, other));
    }

    private static Function<Results, Goal> atLeast(double bound, Measurement measurement, Entrant other) {
        return results ->
                Goal.atLeast(bound, comparison(measurement, other), results.ratio(measurement, JUNIT_SMTP, other));
    }

    private static String comparison(Measurement measurement, Entrant other) {
        return measurement.title() + ", relative to " + other;
    }

    private static Function<Results, Goal> product(Measurement measurement, double bound) {
        return results -> Goal.atMost(bound, measurement.title(), results.median(measurement, JUNIT_SMTP));
    }
}
