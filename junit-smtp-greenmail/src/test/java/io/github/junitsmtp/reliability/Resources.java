package io.github.junitsmtp.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this JVM holds of what can leak.
 *
 * @param threads the names of the threads, but for those that all servers share
 * @param files how many file handles are open, sockets included; 0 where the system does not tell
 * @param temporary the files that this library has in the directory for temporary files
 * @param heap how many bytes are reachable
 */
record Resources(Set<String> threads, long files, Set<Path> temporary, long heap) {

    private static final Set<String> SHARED = Set.of("junit-smtp-session", "junit-smtp-idle-watch");

    static Resources now() throws IOException {
        return new Resources(threadNames(), openFiles(), temporaryFiles(), reachable());
    }

    private static Set<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !SHARED.contains(name) && !name.startsWith("ForkJoinPool"))
                .collect(Collectors.toSet());
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("junit-smtp-"))
                    .collect(Collectors.toSet());
        }
    }

    private static long reachable() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // what is softly or finally reachable goes in several rounds
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    /** Verifies that nothing more is held than before, but for a few bytes of heap. */
    void areNoMoreThan(Resources before, long moreHeap) {
        assertThat(threads).isSubsetOf(before.threads);
        assertThat(files).isLessThanOrEqualTo(before.files);
        assertThat(temporary).isSubsetOf(before.temporary);
        assertThat(heap).isLessThan(before.heap + moreHeap);
    }

    @Override
    public String toString() {
        return threads.size() + " threads, " + files + " open files, " + heap / 1024 + " KB of heap";
    }
}
