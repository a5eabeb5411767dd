package io.github.junitsmtp.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Applications in another process, container or host. The recipes page takes its snippets from here. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.MAC, disabledReason = "it has no 127.0.0.2 unless that is configured")
class ElsewhereRecipesTest {

    @TempDir
    private Path directory;

    /** Starts the shop with a hosts file, which stands in for DNS. */
    private int startShop(Path trustStore, String password, String host, RecordingSmtpServer smtp)
            throws IOException, InterruptedException {
        Path hosts = Files.writeString(directory.resolve("hosts"), smtp.host() + " " + host + "\n");
        Process shop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-Djavax.net.ssl.trustStore=" + trustStore,
                        "-Djavax.net.ssl.trustStorePassword=" + password,
                        ShopProcess.class.getName(),
                        host,
                        Integer.toString(smtp.port()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("shop.log").toFile())
                .start();
        return shop.waitFor();
    }

    @Test
    void an_application_in_another_process() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .bindTo(InetAddress.getByName("127.0.0.2")) // in a container network, such as 172.17.0.1
                .names("smtp.shop.example") // the name that the application uses
                .start()) {
            Path trustStore = smtp.certificates().trustStoreFile(); // PKCS #12, as for -Djavax.net.ssl.trustStore
            String password = smtp.certificates().password();

            int exitCode = startShop(trustStore, password, "smtp.shop.example", smtp);

            assertThat(exitCode)
                    .as(Files.readString(directory.resolve("shop.log")))
                    .isZero();
            assertThat(smtp).receivesMailTo("ada@example.org").isEncrypted().hasSubject("Welcome!");
        }
    }

    @Test
    void a_name_that_is_missing_is_told_by_both_sides() throws Exception {
        try (RecordingSmtpServer smtp = RecordingSmtpServer.builder()
                .tls(Tls.STARTTLS)
                .bindTo(InetAddress.getByName("127.0.0.2"))
                .start()) {
            Path trustStore = smtp.certificates().trustStoreFile();

            int exitCode = startShop(trustStore, smtp.certificates().password(), "smtp.shop.example", smtp);

            assertThat(exitCode).isNotZero();
            assertThat(directory.resolve("shop.log"))
                    .content()
                    .contains("No subject alternative DNS name matching smtp.shop.example found");
            assertThat(smtp)
                    .transcript()
                    .singleSession()
                    .hasFailedHandshake(
                            "it asked for smtp.shop.example, but the certificate is for localhost, 127.0.0.1,"
                                    + " ::1, 127.0.0.2");
        }
    }
}
