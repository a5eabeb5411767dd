package io.github.junitsmtp.jupiter;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains failures of code under test that uses {@code javax.mail}, which reads the first {@code META-INF/mailcap} on
 * the class path. If that is the file of Angus Mail, {@code javax.mail} cannot use the classes named there; if it is the
 * file of this library, it can.
 */
final class JavaxMail {

    private JavaxMail() {}

    /** Returns what to do if Angus Mail may have caused one of the failures. */
    static Optional<String> slip(Stream<Throwable> failures) {
        return failures.anyMatch(JavaxMail::mayAngusMailCause)
                ? angusMail(Thread.currentThread().getContextClassLoader())
                        .map(place -> "javax.mail cannot use the handlers of Angus Mail (" + place
                                + "), which comes first on the class path. Declare the com.sun.mail dependency before the"
                                + " one that brings in Angus Mail")
                : Optional.empty();
    }

    private static boolean mayAngusMailCause(Throwable thrown) {
        return thrown instanceof ClassCastException
                        && String.valueOf(thrown.getMessage()).contains("javax.activation.DataContentHandler")
                || thrown.getClass().getName().equals("javax.mail.NoSuchProviderException");
    }

    /** Returns the file that the first settings come from, if they name Angus Mail. */
    private static Optional<String> angusMail(@Nullable ClassLoader loader) {
        URL settings = loader == null ? null : loader.getResource("META-INF/mailcap");
        return Optional.ofNullable(settings)
                .filter(JavaxMail::namesAngusMail)
                .map(place -> place.getPath().replaceAll("!.*", "").replaceAll(".*/", ""));
    }

    private static boolean namesAngusMail(URL settings) {
        try (InputStream content = settings.openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).contains("org.eclipse.angus.");
        } catch (IOException e) {
            return false;
        }
    }
}
