package io.github.junitsmtp.report;

import io.github.junitsmtp.internal.waiting.FailedWait;
import io.github.junitsmtp.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.apiguardian.api.API;

/**
 * An HTML page on the sessions of a server and the mails that arrived: sequence diagrams with times, explained replies, previewed
 * mails. It is a single file, needs no network, and runs no scripts of mails. Credentials are hidden in sessions; mails are shown as
 * received.
 *
 * <pre>{@code
 * smtp.report().titled("Receipts").writeTo(Path.of("target", "report.html"));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SmtpReport {

    private final Transcript transcript;
    private final String title;
    private final Circumstances circumstances;

    private SmtpReport(Transcript transcript, String title, Circumstances circumstances) {
        this.transcript = transcript;
        this.title = title;
        this.circumstances = circumstances;
    }

    /**
     * Returns a report on a transcript.
     *
     * @param transcript the transcript; the page shows what it has when {@link #html()} is called
     * @return the report
     */
    public static SmtpReport of(Transcript transcript) {
        return new SmtpReport(transcript, "SMTP server", Circumstances.NONE);
    }

    /**
     * Returns the report with another title.
     *
     * @param newTitle the title, such as the name of the test
     * @return the report with that title
     */
    public SmtpReport titled(String newTitle) {
        return new SmtpReport(transcript, newTitle, circumstances);
    }

    /**
     * Returns the report with the failure of the test.
     *
     * @param newFailure the message of its exception
     * @return the report with that failure
     */
    public SmtpReport failedBy(String newFailure) {
        return new SmtpReport(transcript, title, circumstances.withFailure(newFailure));
    }

    /**
     * Returns the report with the package of the test.
     *
     * @param newPlace its name, empty if there is none
     * @return the report with it
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport inPackage(String newPlace) {
        return new SmtpReport(transcript, title, circumstances.withPlace(newPlace));
    }

    /**
     * Returns the report with the waits that failed.
     *
     * @param newFailedWaits the waits in order
     * @return the report with them
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withFailedWaits(List<FailedWait> newFailedWaits) {
        return new SmtpReport(transcript, title, circumstances.withFailedWaits(newFailedWaits));
    }

    /**
     * Returns the report with what was said before the server was reset.
     *
     * @param dialogues the dialogues, empty if there are none
     * @return the report with them
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withDialoguesBeforeReset(String dialogues) {
        return new SmtpReport(transcript, title, circumstances.withDialoguesBeforeReset(dialogues));
    }

    /**
     * Returns the report with the files beside it that could not be written.
     *
     * @param newLosses which, and why
     * @return the report with them
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withLosses(List<String> newLosses) {
        return new SmtpReport(transcript, title, circumstances.withLosses(newLosses));
    }

    /**
     * Returns the report with checks of each mail beside those that the test made. The page shows them for the first 50 mails.
     *
     * @param checks the checks
     * @return the report with them
     */
    public SmtpReport withChecks(MailCheck... checks) {
        return new SmtpReport(transcript, title, circumstances.withChecks(new LinkedHashSet<>(Arrays.asList(checks))));
    }

    /**
     * Returns the page.
     *
     * @return the HTML document, to be encoded in UTF-8
     */
    public String html() {
        return Page.of(title, circumstances, transcript);
    }

    /**
     * Writes the page to a file and creates missing directories.
     *
     * @param file the file, which is replaced if it exists
     * @throws IOException if the file cannot be written
     */
    public void writeTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, html().getBytes(StandardCharsets.UTF_8));
    }
}
