package io.github.junitsmtp.benchmarks;

import static io.github.junitsmtp.benchmarks.Entrant.GREEN_MAIL;
import static io.github.junitsmtp.benchmarks.Entrant.JUNIT_SMTP;
import static io.github.junitsmtp.benchmarks.Entrant.LIMIT;
import static io.github.junitsmtp.benchmarks.Entrant.WISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        Measurement perConnection = new Delivery("raw client, a connection per mail [mails/s]", 1, 1);
        Measurement oneConnection = new Delivery("raw client, one connection, 2,000 mails [mails/s]", 1, 2000);
        Measurement fifty = new Delivery("raw client, 50 connections with 40 mails each [mails/s]", 50, 40);
        Measurement large = new LargeMail();
        Measurement start = new StartAndStop();
        Measurement jvm = new FreshJvm("a fresh JVM with one test [ms]", false);
        Measurement jvmCpu = new FreshJvm("a fresh JVM with one test, CPU time [ms]", true);
        Measurement recipients = new ManyRecipients("200 KB to 100 recipients, time in relation to one", false);
        Measurement recipientsHeap = new ManyRecipients("200 KB to 100 recipients, heap in relation to one", true);
        Measurement heap = new HeapPerMail();
        Measurement html = new JudgingHtml();
        Measurement wait = new Wakening(
                "own wait, from the client's 250 to the test, p50 / p99 [ms]",
                Contender::awaitMail,
                EnumSet.of(JUNIT_SMTP, GREEN_MAIL),
                0);
        Measurement poll = new Wakening(
                "Awaitility's default poll, the same, p50 / p99 [ms]",
                server -> await().until(() -> server.received() > 0),
                EnumSet.of(JUNIT_SMTP, GREEN_MAIL),
                100);
        return List.of(
                new Row("send", 50, 25, send, fasterThanPeers(send, true), times(send, 40)),
                new Row(
                        "per-connection",
                        25,
                        25,
                        perConnection,
                        fasterThanPeers(perConnection, false),
                        ofLimit(perConnection, 0.8)),
                new Row(
                        "one-connection",
                        4,
                        9,
                        oneConnection,
                        fasterThanPeers(oneConnection, false),
                        ofLimit(oneConnection, 0.8)),
                new Row("fifty-connections", 5, 11, fifty, fasterThanPeers(fifty, false), ofLimit(fifty, 0.8)),
                new Row("pipelining", 10, 15, pipeline, ofLimit(pipeline, 0.8)),
                new Row("cpu", 5, 11, ServerWork.cpu()),
                new Row("allocation", 3, 5, ServerWork.allocation()),
                new Row(
                        "large",
                        1,
                        5,
                        large,
                        results -> Goal.atLeast(
                                3,
                                large.title() + ", junit-smtp / GreenMail",
                                results.ratio(large, JUNIT_SMTP, GREEN_MAIL)),
                        ofLimit(large, 0.7)),
                new Row("recipients", 2, 5, recipients, product(recipients, 1.5)),
                new Row("recipients-heap", 0, 3, recipientsHeap, product(recipientsHeap, 1.5)),
                new Row("start", 30, 25, start, fasterThanPeers(start, true)),
                new Row("jvm", 0, 5, jvm, fasterThanPeers(jvm, true)),
                new Row(
                        "jvm-cpu",
                        0,
                        5,
                        jvmCpu,
                        results -> Goal.atMost(
                                1,
                                jvmCpu.title() + ", junit-smtp / GreenMail",
                                results.ratio(jvmCpu, JUNIT_SMTP, GREEN_MAIL))),
                new Row(
                        "wait",
                        10,
                        20,
                        wait,
                        results -> Goal.atMost(0.3, "own wait, p50 [ms]", results.quantile(wait, JUNIT_SMTP, 0.5)),
                        results -> Goal.atMost(2, "own wait, p99 [ms]", results.quantile(wait, JUNIT_SMTP, 0.99))),
                new Row("poll", 2, 15, poll),
                new Row("heap", 0, 1, heap, product(heap, 1.5)),
                new Row("html", 20, 5, html, product(html, 50)),
                growth(
                        "growth-sending",
                        Growth.ofProduct(
                                "sending at 50,000 mails, cost per mail in relation to 1,000",
                                GrowingServer.sending(i -> SampleMail.RECIPIENT))),
                growth(
                        "growth-recipients",
                        new Growth(
                                "sending to 10,000 distinct recipients, in relation to 1,000",
                                GrowingServer.sending(i -> "user" + i + "@example.org"),
                                EnumSet.of(JUNIT_SMTP, GREEN_MAIL, WISER, LIMIT),
                                1000,
                                10_000)),
                growth(
                        "growth-waiting",
                        Growth.ofProduct(
                                "waiting for a mail while 50,000 come, in relation to 1,000",
                                GrowingServer.waiting(GrowingServer::waitForLast))),
                growth(
                        "growth-several",
                        Growth.ofProduct(
                                "waiting for mails to several people, the same",
                                GrowingServer.waiting(smtp -> assertThat(smtp)
                                        .within(LONG)
                                        .receivesMailsTo(SampleMail.RECIPIENT, "last@example.org")))),
                growth(
                        "growth-filters",
                        Growth.ofProduct(
                                "filters over 50,000 mails, in relation to 1,000",
                                GrowingServer.looking(smtp -> smtp.mails()
                                        .to("last@example.org")
                                        .from(SampleMail.SENDER)
                                        .list()))),
                growth(
                        "growth-assertions",
                        Growth.ofProduct(
                                "assertions over 50,000 mails, in relation to 1,000",
                                GrowingServer.looking(smtp -> assertThat(smtp)
                                        .hasReceivedMailSatisfying(
                                                mail -> mail.assertThat().isTo("last@example.org"))))),
                growth(
                        "growth-rendering",
                        new Growth(
                                "rendering a transcript of 100,000 sessions, in relation to 2,000",
                                GrowingServer.rendering(),
                                EnumSet.of(JUNIT_SMTP),
                                2000,
                                100_000)));
    }

    private static Row growth(String name, Growth growth) {
        return new Row(name, 0, 1, growth, product(growth, 1.5));
    }

    /** Compares with the best of the peers; the flag tells whether less is better. */
    private static Function<Results, Goal> fasterThanPeers(Measurement measurement, boolean less) {
        String title = measurement.title() + ", junit-smtp / fastest peer";
        return results -> less
                ? Goal.atMost(
                        1,
                        title,
                        results.median(measurement, JUNIT_SMTP)
                                / results.mediansOfPeers(measurement).min().orElseThrow())
                : Goal.atLeast(
                        1,
                        title,
                        results.median(measurement, JUNIT_SMTP)
                                / results.mediansOfPeers(measurement).max().orElseThrow());
    }

    private static Function<Results, Goal> times(Measurement measurement, double bound) {
        return results -> Goal.atLeast(
                bound,
                measurement.title() + ", GreenMail / junit-smtp",
                results.ratio(measurement, GREEN_MAIL, JUNIT_SMTP));
    }

    private static Function<Results, Goal> ofLimit(Measurement measurement, double bound) {
        return results -> Goal.atLeast(
                bound, measurement.title() + ", junit-smtp / limit", results.ratio(measurement, JUNIT_SMTP, LIMIT));
    }

    private static Function<Results, Goal> product(Measurement measurement, double bound) {
        return results -> Goal.atMost(bound, measurement.title(), results.median(measurement, JUNIT_SMTP));
    }
}
