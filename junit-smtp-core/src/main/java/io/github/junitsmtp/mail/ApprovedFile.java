package io.github.junitsmtp.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares a text with a committed file, and saves the text next to it if they differ. */
final class ApprovedFile {

    private static final String APPROVE = "junit-smtp.approve";
    private static final int MOST_SHOWN = 5;

    private final Path approved;
    private final Path received;

    ApprovedFile(Path approved) {
        this.approved = approved;
        this.received =
                approved.resolveSibling(approved.getFileName().toString().replace(".approved.", ".received."));
    }

    /** Describes the difference and how to approve it; empty if the text matches the approved one. */
    Optional<String> differenceTo(String text) {
        try {
            if (Files.exists(approved) && read().equals(text)) {
                Files.deleteIfExists(received);
                return Optional.empty();
            }
            Files.createDirectories(approved.toAbsolutePath().getParent());
            if (Boolean.getBoolean(APPROVE)) {
                Files.writeString(approved, text);
                Files.deleteIfExists(received);
                return Optional.empty();
            }
            Files.writeString(received, text);
            return Optional.of((Files.exists(approved) ? differences(read(), text) : "there is none yet")
                    + "\nthe received text was written to " + received + "\nto approve it, rename it to "
                    + approved.getFileName()
                    + ", or run the test once with -D" + APPROVE + "=true; then commit the approved file");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare the mail with " + approved, e);
        }
    }

    /** Reads the approved text with LF line endings, also at its end, because version control or an editor may have changed them. */
    private String read() throws IOException {
        String text = Files.readString(approved).replace("\r\n", "\n");
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static String differences(String approvedText, String receivedText) {
        List<String> wanted = approvedText.lines().toList();
        List<String> found = receivedText.lines().toList();
        int first = 0;
        while (first < wanted.size()
                && first < found.size()
                && wanted.get(first).equals(found.get(first))) {
            first++;
        }
        int tail = 0; // number of equal lines at the end
        while (tail < Math.min(wanted.size(), found.size()) - first
                && wanted.get(wanted.size() - 1 - tail).equals(found.get(found.size() - 1 - tail))) {
            tail++;
        }
        return "the first difference is on line " + (first + 1)
                + marked("\n  - ", wanted.subList(first, wanted.size() - tail))
                + marked("\n  + ", found.subList(first, found.size() - tail));
    }

    private static String marked(String mark, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.stream().limit(MOST_SHOWN).forEach(line -> text.append(mark).append(line));
        if (lines.size() > MOST_SHOWN) {
            text.append(mark).append("... (").append(lines.size() - MOST_SHOWN).append(" more lines)");
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return approved.toString();
    }
}
