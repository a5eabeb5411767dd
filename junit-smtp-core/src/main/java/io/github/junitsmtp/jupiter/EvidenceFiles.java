package io.github.junitsmtp.jupiter;

import io.github.junitsmtp.internal.jupiter.JUnitVersion;
import io.github.junitsmtp.internal.jupiter.ServerDeclaration;
import io.github.junitsmtp.mail.ReceivedMail;
import io.github.junitsmtp.report.MailCheck;
import io.github.junitsmtp.report.SmtpReport;
import io.github.junitsmtp.server.RecordingSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes the dialogues and mails of a server into a directory for this test and server.
 *
 * @param server the server
 * @param title the title of the HTML page
 * @param place the package of the test
 * @param checks what the HTML page checks in each mail
 * @param failure the failure of the test; empty if it passed
 */
record EvidenceFiles(
        RecordingSmtpServer server, String title, String place, Set<MailCheck> checks, Optional<Throwable> failure) {

    /** The directory if neither the configuration nor JUnit's launcher provides one. */
    private static final Path ELSEWHERE = Path.of("target", "junit-smtp");

    private static final int MOST_CAUSES = 10;

    private static final String DIALOGUE = "dialogue.txt";
    private static final String PAGE = "report.html";

    /** Returns a text that says where the files are, or why there are none. An error must not change the result of the test. */
    static String keep(
            ExtensionContext test,
            ServerDeclaration declaration,
            RecordingSmtpServer server,
            Optional<Throwable> failure) {
        try {
            String name = FileNames.ofServer(test, declaration);
            EvidenceFiles files = new EvidenceFiles(
                    server,
                    titleOf(test) + titleOf(declaration),
                    packageOf(test),
                    Configuration.of(test).checks(),
                    failure);
            return Configuration.of(test)
                    .directory()
                    .map(root -> files.keepBelow(root, test, name))
                    .orElseGet(() -> files.publish(test, name));
        } catch (Throwable e) {
            return "not kept because " + JUnitVersion.reasonOf(e);
        }
    }

    /** Returns the names of the classes and of the test, as JUnit shows them. */
    static String titleOf(ExtensionContext test) {
        return test.getParent()
                .filter(around -> around != around.getRoot())
                .map(around -> titleOf(around) + " › " + test.getDisplayName())
                .orElseGet(test::getDisplayName);
    }

    private static String packageOf(ExtensionContext test) {
        return test.getTestClass()
                .map(Class::getPackageName)
                .orElseGet(() -> test.getParent().map(EvidenceFiles::packageOf).orElse(""));
    }

    private static String titleOf(ServerDeclaration declaration) {
        return declaration.name().isEmpty() ? "" : ", server " + declaration.name();
    }

    /**
     * Lets JUnit choose the directory, inside that of the test class: JUnit's directories for tests have all parameter types in their
     * names, which are too long for Windows.
     */
    private String publish(ExtensionContext test, String name) {
        String folder = FileNames.ofTest(test).getFileName().toString();
        AtomicReference<@Nullable String> place = new AtomicReference<>();
        try {
            classOf(test).publishDirectory(folder, directory -> place.set(writeTo(directory.resolve(name))));
            return Objects.requireNonNull(place.get());
        } catch (RuntimeException e) {
            if (place.get() != null) {
                throw e;
            }
            return e.getCause() instanceof FileAlreadyExistsException existing // JUnit 5.12 publishes it only once
                    ? keepIn(Path.of(existing.getFile()).resolve(name))
                    : keepBelow(ELSEWHERE, test, name); // the launcher does not accept files
        }
    }

    private static ExtensionContext classOf(ExtensionContext test) {
        boolean isClass =
                test.getTestClass().isPresent() && test.getTestMethod().isEmpty();
        return isClass ? test : test.getParent().map(EvidenceFiles::classOf).orElse(test);
    }

    private String keepBelow(Path root, ExtensionContext test, String name) {
        Path directory = root;
        for (Path part : FileNames.ofTest(test).resolve(name)) {
            directory = directory.resolve(part);
            if (Files.isSymbolicLink(directory)) {
                throw new IllegalStateException(directory + " is a symbolic link; delete it");
            }
        }
        return keepIn(directory);
    }

    private String keepIn(Path directory) {
        try {
            return writeTo(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String writeTo(Path directory) throws IOException {
        EvidenceFolder folder = new EvidenceFolder(directory);
        folder.deleteMails();
        int number = 1;
        for (ReceivedMail mail : server.mails().list()) {
            folder.write("mail-" + number++ + ".eml", mail::content);
        }
        folder.writeText(DIALOGUE, file -> {
            file.write(server.dialoguesBeforeReset());
            server.transcript().renderTo(file);
            file.write("\n");
        });
        folder.write(PAGE, () -> page(folder.losses()).getBytes(StandardCharsets.UTF_8));
        folder.tellLossesIn(DIALOGUE);
        return "kept in " + urlOf(directory)
                + String.join(
                        "", folder.losses().stream().map(loss -> "\n" + loss).toList());
    }

    /** Returns the page, or the directory if there is none, in a form that consoles show as a link. */
    private static URI urlOf(Path directory) {
        Path page = directory.resolve(PAGE);
        return (Files.isRegularFile(page) ? page : directory).toUri();
    }

    private String page(List<String> losses) {
        SmtpReport page = server.report()
                .titled(title)
                .inPackage(place)
                .withLosses(losses)
                .withChecks(checks.toArray(MailCheck[]::new));
        return failure.map(thrown -> page.failedBy(withCauses(thrown)))
                .orElse(page)
                .html();
    }

    /** Adds the causes, because many exceptions do not mention them in their message. */
    private static String withCauses(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            String told = cause.toString();
            if (text.indexOf(told) < 0) {
                text.append("\nCaused by: ").append(told);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
