package io.github.junitsmtp.mail;

import static io.github.junitsmtp.mail.TestMails.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitsmtp.GoldenMessages;
import io.github.junitsmtp.internal.smime.SmimeVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mails are signed by OpenSSL. */
class SmimeTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/junitsmtp/mail/smime");

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReceivedMail mail(String text) {
        return wire(text.getBytes(StandardCharsets.ISO_8859_1), "ada@example.org");
    }

    private static X509Certificate certificate(String name) {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(name + ".pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shop-detached, shop",
        "shop-opaque, shop",
        "stream-opaque, shop",
        "ec-detached, ec",
        "ec-opaque, ec",
        "expired-detached, expired",
        "expired-opaque, expired",
        "both-detached, shop",
        "both-detached, ec",
        "nocerts-detached, shop",
        "noattr-detached, shop",
        "nested-detached, nested",
        "pss-detached, pss"
    })
    void a_mail_is_signed_by_whom_OpenSSL_signed_it_for(String file, String signer) {
        assertThat(mail(text(file + ".eml"))).isSignedBy(certificate(signer));
    }

    @TestFactory
    Stream<DynamicTest> messages_are_right_to_the_letter() throws IOException {
        Map<String, ThrowingCallable> situations = new LinkedHashMap<>();
        String detached = text("shop-detached.eml");
        situations.put(
                "not signed", () -> assertThat(mail("Subject: x\r\n\r\nHi\r\n")).isSignedBy(certificate("shop")));
        situations.put(
                "signed by OpenPGP",
                () -> assertThat(mail(detached.replace("application/pkcs7-signature", "application/pgp-signature")))
                        .isSignedBy(certificate("shop")));
        situations.put("signed by another", () -> assertThat(mail(detached)).isSignedBy(certificate("ec")));
        situations.put(
                "signed by another whose certificate is not there",
                () -> assertThat(mail(text("nocerts-detached.eml"))).isSignedBy(certificate("ec")));
        situations.put(
                "signed with the same key for another certificate",
                () -> assertThat(mail(detached)).isSignedBy(certificate("same-key")));
        situations.put(
                "another word",
                () -> assertThat(mail(detached.replace("your order", "my order")))
                        .isSignedBy(certificate("shop")));
        situations.put(
                "another header of the part",
                () -> assertThat(mail(detached.replace("Content-Type: text/plain", "Content-Type: text/html")))
                        .isSignedBy(certificate("shop")));
        situations.put(
                "another word, without attributes",
                () -> assertThat(mail(text("noattr-detached.eml").replace("your order", "my order")))
                        .isSignedBy(certificate("shop")));
        situations.put(
                "encrypted", () -> assertThat(mail(text("encrypted.eml"))).isSignedBy(certificate("shop")));
        situations.put(
                "a signature that is cut off",
                () -> assertThat(mail(detached.substring(0, detached.length() - 800)))
                        .isSignedBy(certificate("shop")));
        situations.put(
                "no signature",
                () -> assertThat(mail(detached.replace("\r\nMIIF", "\r\n\r\n--x\r\n")))
                        .isSignedBy(certificate("shop")));
        String delimiter = "\r\n------28AFC63C2C59C89A4DB9DBE540409D69";
        String another = delimiter + "\r\nContent-Type: text/plain\r\n\r\nPay here.\r\n";
        situations.put(
                "a part that is not signed",
                () -> assertThat(mail(detached.replace(delimiter + "--", another + delimiter + "--")))
                        .isSignedBy(certificate("shop")));
        situations.put(
                "another first part, after the signed one in a preamble",
                () -> assertThat(mail(detached.replaceFirst(delimiter, delimiter + "-0")
                                .replaceFirst(delimiter + "\r\n", another + delimiter + "\r\n")))
                        .isSignedBy(certificate("shop")));
        return new GoldenMessages("smime-failures.txt").tests(situations);
    }

    @Test
    void without_Bouncy_Castle_it_says_what_to_add() throws ReflectiveOperationException {
        Class<?> verifier = new WithoutBouncyCastle().loadClass(SmimeVerifier.class.getName());
        Class<?> candidate = verifier.getClassLoader().loadClass(SmimeVerifier.Candidate.class.getName());
        Object signed = candidate.getConstructors()[0].newInstance(
                "application/pkcs7-mime", "signed-data", "", 0, new byte[0], "", new byte[0]);

        assertThatThrownBy(() -> verifier.getMethod("problemOf", candidate, X509Certificate.class)
                        .invoke(null, signed, certificate("shop")))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "isSignedBy requires Bouncy Castle: add org.bouncycastle:bcpkix-jdk18on to the test dependencies");
    }

    private static final class WithoutBouncyCastle extends ClassLoader {

        WithoutBouncyCastle() {
            super(SmimeTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.bouncycastle.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(SmimeVerifier.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] octets = in.readAllBytes();
                return defineClass(name, octets, 0, octets.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
