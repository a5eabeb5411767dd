package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Entrant;
import io.github.junitsmtp.benchmarks.servers.JunitSmtp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The HTML page of 1,000 sessions with a mail each.
 *
 * @param title what is measured
 * @param cost the milliseconds that something takes
 */
record Page(String title, Cost cost) implements Measurement {

    private static final int SESSIONS = 1000;
    private static final String EMPTY = "<!doctype html><title>Empty</title>";

    /** Something that is done with the page. */
    interface Cost {
        double millis(Path page, JunitSmtp server) throws Exception;
    }

    static Page written() {
        return new Page("writing an HTML page with 1,000 sessions (ms)", (page, server) -> {
            Stopwatch watch = new Stopwatch();
            server.smtp().report().writeTo(page);
            return watch.millis();
        });
    }

    static Page opened() {
        return new Page("opening an HTML page with 1,000 sessions in headless Chromium (ms)", (page, server) -> {
            server.smtp().report().writeTo(page);
            Path empty = Files.writeString(page.resolveSibling("empty.html"), EMPTY);
            double start = millisToOpen(empty);
            return millisToOpen(page) - start;
        });
    }

    @Override
    public boolean appliesTo(Entrant entrant) {
        return entrant == Entrant.JUNIT_SMTP;
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        Path folder = Files.createTempDirectory("page");
        try (JunitSmtp server = new JunitSmtp()) {
            for (int i = 0; i < SESSIONS; i++) {
                try (RawClient client = new RawClient(server.port())) {
                    client.hello();
                    client.deliver();
                    client.quit();
                }
            }
            return new double[] {cost.millis(folder.resolve("report.html"), server)};
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Returns how long the browser takes to load a page and to render it, its own start included. */
    private static double millisToOpen(Path page) throws Exception {
        Stopwatch watch = new Stopwatch();
        Path picture = page.resolveSibling("page.png");
        Process browser = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--screenshot=" + picture,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (browser.waitFor() != 0 || !Files.exists(picture)) {
            throw new IllegalStateException("Chromium did not open the page: " + output);
        }
        double millis = watch.millis();
        Files.delete(picture);
        return millis;
    }
}
