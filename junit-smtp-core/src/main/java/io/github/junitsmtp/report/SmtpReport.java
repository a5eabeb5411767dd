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
 * An HTML page that shows the sessions of a server and the mails that arrived, with timed sequence diagrams,
 * explanations of replies, and mail previews. It is a single file that needs no network access and runs no scripts from
 * mails. It masks credentials in sessions, but shows mails as received.
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
     * @param transcript the transcript; the page shows its content at the time {@link #html()} is called
     * @return the report
     */
    public static SmtpReport of(Transcript transcript) {
        return new SmtpReport(transcript, "SMTP server", Circumstances.NONE);
    }

    /**
     * Returns a copy of this report with the given title.
     *
     * @param newTitle the title, such as the name of the test
     * @return a report with that title
     */
    public SmtpReport titled(String newTitle) {
        return new SmtpReport(transcript, newTitle, circumstances);
    }

    /**
     * Returns a copy of this report that shows the test's failure.
     *
     * @param newFailure the message of the exception that the test threw
     * @return a report with that failure
     */
    public SmtpReport failedBy(String newFailure) {
        return new SmtpReport(transcript, title, circumstances.withFailure(newFailure));
    }

    /**
     * Returns a copy of this report for a test in the given package.
     *
     * @param newPlace the name of the package, empty if there is none
     * @return a report with that package
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport inPackage(String newPlace) {
        return new SmtpReport(transcript, title, circumstances.withPlace(newPlace));
    }

    /**
     * Returns a copy of this report that shows the waits that failed.
     *
     * @param newFailedWaits the waits, in order
     * @return a report with those waits
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withFailedWaits(List<FailedWait> newFailedWaits) {
        return new SmtpReport(transcript, title, circumstances.withFailedWaits(newFailedWaits));
    }

    /**
     * Returns a copy of this report that includes the dialogues from before the server was reset.
     *
     * @param dialogues the dialogues, empty if there are none
     * @return a report with those dialogues
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withDialoguesBeforeReset(String dialogues) {
        return new SmtpReport(transcript, title, circumstances.withDialoguesBeforeReset(dialogues));
    }

    /**
     * Returns a copy of this report that lists the files that could not be written alongside it.
     *
     * @param newLosses the files, each with the reason
     * @return a report with that list
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SmtpReport withLosses(List<String> newLosses) {
        return new SmtpReport(transcript, title, circumstances.withLosses(newLosses));
    }

    /**
     * Returns a copy of this report that runs the given checks on each mail, in addition to those that the test ran. The
     * page shows their results for the first 50 mails.
     *
     * @param checks the checks
     * @return a report with those checks
     */
    public SmtpReport withChecks(MailCheck... checks) {
        return new SmtpReport(transcript, title, circumstances.withChecks(new LinkedHashSet<>(Arrays.asList(checks))));
    }

    /**
     * Returns the page.
     *
     * @return the HTML document, to be encoded as UTF-8
     */
    public String html() {
        return Page.of(title, circumstances, transcript);
    }

    /**
     * Writes the page to a file, creating any missing directories.
     *
     * @param file the file, which is replaced if it exists
     * @throws IOException if the file cannot be written
     */
    public void writeTo(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, html().getBytes(StandardCharsets.UTF_8));
    }
}
