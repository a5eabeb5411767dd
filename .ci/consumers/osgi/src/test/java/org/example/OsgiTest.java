package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitsmtp.client.SmtpClient;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

class OsgiTest {

    /** GreenMail imports these for its rule for JUnit 4. */
    private static final String JUNIT_4 = "org.junit.rules,org.junit.runner,org.junit.runners.model";

    @TempDir
    Path storage;

    @Test
    void a_server_with_GreenMail_starts_in_a_framework() throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, JUNIT_4));
        framework.start();
        try {
            Map<String, Bundle> bundles = start(framework);
            Class<?> type = bundles.get("io.github.junitsmtp").loadClass("io.github.junitsmtp.server.RecordingSmtpServer");
            try (AutoCloseable server = (AutoCloseable) type.getMethod("start").invoke(null)) {
                send((int) type.getMethod("port").invoke(server));

                assertThat(type.getMethod("mails").invoke(server).toString()).contains("ada@example.org");
                assertThat(type.getClassLoader()).isNotSameAs(SmtpClient.class.getClassLoader());
            }
        } finally {
            framework.stop();
            framework.waitForStop(0);
        }
    }

    /** The bundles of the class path, of which those of JUnit belong to this side. */
    private static Map<String, Bundle> start(Framework framework) throws Exception {
        Map<String, Bundle> bundles = new LinkedHashMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (isBundle(entry)) {
                Bundle bundle = framework.getBundleContext().installBundle(Path.of(entry).toUri().toString());
                bundles.put(bundle.getSymbolicName(), bundle);
            }
        }
        for (Bundle bundle : bundles.values()) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) bundle.start();
        }
        return bundles;
    }

    private static boolean isBundle(String entry) throws Exception {
        String name = Path.of(entry).getFileName().toString();
        if (!name.endsWith(".jar") || name.matches("(junit-|org.apache.felix|surefire).*") && !name.startsWith("junit-smtp")) {
            return false;
        }
        try (JarFile jar = new JarFile(entry)) {
            return jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
        }
    }

    private static void send(int port) {
        try (SmtpClient client = SmtpClient.connect("127.0.0.1", port)) {
            client.ehlo("localhost");
            client.mailFrom("shop@example.com");
            client.rcptTo("ada@example.org");
            client.data();
            assertThat(client.message("Subject: Welcome\r\n\r\nHello")).isOk();
        }
    }
}
