package io.github.junitsmtp.internal.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The folder for a server's large messages, created when the first one arrives. */
public final class SpillFolder {

    private final int above;
    private @Nullable TemporaryFolder folder;
    private int files;
    private boolean hasFailed;

    public SpillFolder(int above) {
        this.above = above;
    }

    /** Keeps a message in a file if it is large. If that fails, keeps it in memory: a disk problem never loses a message. */
    public Octets keep(byte[] message) {
        if (message.length <= above) {
            return Octets.of(message);
        }
        try {
            return nextFile(message);
        } catch (IOException e) {
            warn(e);
            return Octets.of(message);
        }
    }

    private Octets nextFile(byte[] message) throws IOException {
        TemporaryFolder where;
        int number;
        synchronized (this) {
            if (folder == null) {
                folder = TemporaryFolder.create();
            }
            where = folder;
            number = ++files;
        }
        return OctetsInFile.write(message, where, "message-" + number + ".eml");
    }

    private synchronized void warn(IOException e) {
        if (!hasFailed) {
            hasFailed = true;
            System.getLogger(getClass().getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Cannot write a message of more than " + above
                                    + " octets to a file, so it stays in memory: " + e);
        }
    }
}
