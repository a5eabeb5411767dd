package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A page for a browser on what was said to a server and what arrived: sessions as sequence diagrams with their times, replies
 * explained, mails previewed. It is one file that needs no network and runs no scripts of mails. Credentials are hidden in dialogues;
 * mails are shown as they are.
 *
 * <pre>{@code
 * smtp.report().titled("Receipts").writeTo(Path.of("target", "report.html"));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpReport {

    private final Transcript transcript;
    private final String title;
    private final @Nullable String failure;
    private final List<FailedWait> failedWaits;

    private SmtpReport(Transcript transcript, String title, @Nullable String failure, List<FailedWait> failedWaits) {
        this.transcript = transcript;
        this.title = title;
        this.failure = failure;
        this.failedWaits = List.copyOf(failedWaits);
    }

    /**
     * Begins a report.
     *
     * @param transcript what was said; the page shows what there is when it is made
     * @return the report
     */
    public static SmtpReport of(Transcript transcript) {
        return new SmtpReport(transcript, "SMTP server", null, List.of());
    }

    /**
     * Sets what stands at the top of the page.
     *
     * @param newTitle the title, such as the name of the test
     * @return the report with that title
     */
    public SmtpReport titled(String newTitle) {
        return new SmtpReport(transcript, newTitle, failure, failedWaits);
    }

    /**
     * Adds what the test failed by.
     *
     * @param newFailure the message of its exception
     * @return the report on a test that failed
     */
    public SmtpReport failedBy(String newFailure) {
        return new SmtpReport(transcript, title, newFailure, failedWaits);
    }

    /**
     * Adds what was waited for in vain.
     *
     * @param newFailedWaits the waits in order
     * @return the report with them
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withFailedWaits(List<FailedWait> newFailedWaits) {
        return new SmtpReport(transcript, title, failure, newFailedWaits);
    }

    /**
     * Makes the page.
     *
     * @return the HTML document, to be encoded in UTF-8
     */
    public String html() {
        return Page.of(title, failure, failedWaits, transcript);
    }

    /**
     * Makes the page and writes it to a file, in directories that are made where they are missing.
     *
     * @param file the file, which is replaced if there is one
     * @throws IOException if it can not be written
     */
    public void writeTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, html().getBytes(StandardCharsets.UTF_8));
    }
}
