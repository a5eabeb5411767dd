package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.server.MailboxProtocol;
import io.github.junitsmtp.server.RecordingSmtpServer;
import io.github.junitsmtp.server.SmtpServerBuilder;
import io.github.junitsmtp.tls.ClientCertificate;
import io.github.junitsmtp.tls.ServerCertificate;
import io.github.junitsmtp.tls.TestCertificates;
import io.github.junitsmtp.tls.Tls;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateExpiredException;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With TLS, IMAP and POP3 are IMAPS and POP3S, with the certificates of the server. */
@Timeout(120)
@Isolated("another test could get a port that was just freed")
class SecureMailboxesTest {

    private static SmtpServerBuilder server(Tls tls) {
        return RecordingSmtpServer.builder()
                .tls(tls)
                .user("ada@example.org", "secret")
                .access(MailboxProtocol.IMAP, MailboxProtocol.POP3);
    }

    private static void send(Session session, String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipients(Message.RecipientType.TO, "ada@example.org");
        message.setSubject(subject);
        message.setText("Hello");
        Transport.send(message);
    }

    private static String newestSubjectIn(Store store) throws MessagingException {
        try (store) {
            store.connect();
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return inbox.getMessage(inbox.getMessageCount()).getSubject();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, imap",
        "NONE, pop3",
        "STARTTLS, imap",
        "STARTTLS, imaps",
        "STARTTLS, pop3",
        "STARTTLS, pop3s",
        "STARTTLS_REQUIRED, imaps",
        "IMPLICIT, imap",
        "IMPLICIT, imaps",
        "IMPLICIT, pop3s"
    })
    void the_session_knows_the_store(Tls tls, String protocol) throws Exception {
        try (RecordingSmtpServer smtp = server(tls).start()) {
            Session session = smtp.mailSession();
            send(session, "Welcome");

            assertThat(newestSubjectIn(session.getStore(protocol))).isEqualTo("Welcome");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STARTTLS", "IMPLICIT"})
    void its_store_is_that_of_IMAP_unless_there_is_only_POP3(Tls tls) throws Exception {
        String s = tls == Tls.NONE ? "" : "s";
        try (RecordingSmtpServer both = server(tls).start();
                RecordingSmtpServer pop3 = RecordingSmtpServer.builder()
                        .tls(tls)
                        .access(MailboxProtocol.POP3)
                        .start()) {
            assertThat(both.mailSession().getStore().getURLName().getProtocol()).isEqualTo("imap" + s);
            assertThat(pop3.mailSession().getStore().getURLName().getProtocol()).isEqualTo("pop3" + s);
        }
    }

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "it has no 127.0.0.2 unless that is configured")
    void the_certificate_is_that_of_the_server() throws Exception {
        try (RecordingSmtpServer smtp = server(Tls.STARTTLS)
                        .bindTo(InetAddress.getByName("127.0.0.2"))
                        .names("mail.shop.example")
                        .start();
                Socket plain = new Socket("127.0.0.2", smtp.port(MailboxProtocol.IMAP));
                SSLSocket socket = (SSLSocket) smtp.certificates()
                        .sslContext()
                        .getSocketFactory()
                        .createSocket(plain, "mail.shop.example", 993, true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);

            socket.startHandshake();

            assertThat(socket.getSession().getPeerCertificates()[1])
                    .isEqualTo(TestCertificates.ofThisJvm().authority());
            send(smtp.mailSession(), "Welcome");
            assertThat(newestSubjectIn(smtp.mailSession().getStore())).isEqualTo("Welcome");
        }
    }

    @Test
    void a_bad_certificate_is_refused_by_clients_of_mailboxes_too() {
        try (RecordingSmtpServer smtp =
                server(Tls.STARTTLS).certificate(ServerCertificate.EXPIRED).start()) {
            assertThat(catchThrowable(() -> newestSubjectIn(smtp.mailSession().getStore())))
                    .hasRootCauseInstanceOf(CertificateExpiredException.class);
        }
    }

    @Test
    void a_client_certificate_is_required_by_mailboxes_too() {
        try (RecordingSmtpServer smtp = server(Tls.IMPLICIT)
                .clientCertificate(ClientCertificate.REQUIRED)
                .tlsProtocols("TLSv1.2")
                .start()) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> newestSubjectIn(smtp.mailSession().getStore()));
        }
    }

    @Test
    void a_client_that_speaks_plain_text_or_nothing_does_not_disturb_others() throws Exception {
        try (RecordingSmtpServer smtp = server(Tls.STARTTLS).start();
                Socket silent = new Socket(smtp.host(), smtp.port(MailboxProtocol.IMAP));
                Socket plain = new Socket(smtp.host(), smtp.port(MailboxProtocol.IMAP))) {
            plain.getOutputStream().write("a1 LOGIN ada secret\r\n".getBytes());

            send(smtp.mailSession(), "Welcome");

            assertThat(newestSubjectIn(smtp.mailSession().getStore())).isEqualTo("Welcome");
            assertThat(silent.isConnected()).isTrue();
        } // and closing does not wait for them
    }

    @Test
    void GreenMails_own_defaults_are_left_alone() {
        Properties before = (Properties) System.getProperties().clone();
        try (RecordingSmtpServer smtp = server(Tls.IMPLICIT).start()) {
            assertThat(smtp.port(MailboxProtocol.IMAP)).isPositive();
        }
        assertThat(System.getProperties()).isEqualTo(before);
    }

    @Test
    void GreenMail_tells_where_the_servers_are() {
        try (RecordingSmtpServer smtp = server(Tls.STARTTLS).start()) {
            GreenMail greenMail = smtp.unwrap(GreenMail.class).orElseThrow();

            assertThat(greenMail.getImap()).isNull();
            assertThat(greenMail.getPop3()).isNull();
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(greenMail::getImaps)
                    .withMessage("getImaps() cannot return the server, because GreenMail's own class cannot use test"
                            + " certificates; call smtp.port(MailboxProtocol.IMAP) for its port, and smtp.mailStore() for a"
                            + " mailbox");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(greenMail::getPop3s)
                    .withMessageStartingWith("getPop3s() cannot return the server")
                    .withMessageContaining("smtp.port(MailboxProtocol.POP3)");
        }
        try (RecordingSmtpServer smtp = server(Tls.NONE).start()) {
            GreenMail greenMail = smtp.unwrap(GreenMail.class).orElseThrow();

            assertThat(greenMail.getImap().getPort()).isEqualTo(smtp.port(MailboxProtocol.IMAP));
            assertThat(greenMail.getPop3s()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STARTTLS"})
    void ports_stay_the_same_after_a_restart(Tls tls) throws Exception {
        try (RecordingSmtpServer smtp = server(tls).start()) {
            Session session = smtp.mailSession();
            int imap = smtp.port(MailboxProtocol.IMAP);
            int pop3 = smtp.port(MailboxProtocol.POP3);
            for (int i = 1; i <= 5; i++) {
                smtp.stop();
                assertThat(catchThrowable(() -> newestSubjectIn(session.getStore("imap"))))
                        .isNotNull();
                smtp.restart();
                send(session, "mail " + i);
                assertThat(newestSubjectIn(session.getStore("imap"))).isEqualTo("mail " + i);
                assertThat(newestSubjectIn(session.getStore("pop3"))).isEqualTo("mail " + i);
            }
            smtp.unwrap(GreenMail.class).orElseThrow().reset();
            send(session, "after GreenMail's own reset");
            assertThat(newestSubjectIn(session.getStore("imap"))).isEqualTo("after GreenMail's own reset");
            assertThat(smtp.port(MailboxProtocol.IMAP)).isEqualTo(imap);
            assertThat(smtp.port(MailboxProtocol.POP3)).isEqualTo(pop3);
        }
    }

    @Test
    void a_port_that_was_taken_meanwhile_is_told() throws IOException {
        try (RecordingSmtpServer smtp = server(Tls.NONE).start()) {
            int port = smtp.port(MailboxProtocol.IMAP);
            smtp.stop();
            try (ServerSocket other = new ServerSocket()) {
                other.bind(new InetSocketAddress(smtp.host(), port));

                assertThatIllegalStateException()
                        .isThrownBy(smtp::restart)
                        .withMessage("Cannot listen on 127.0.0.1:" + smtp.port() + ": port " + port
                                + " for IMAP: Address already in use; the port was taken while the server was stopped;"
                                + " call restart() again when it is free");
            }
            smtp.restart();
            assertThat(smtp.port(MailboxProtocol.IMAP)).isEqualTo(port);
        }
    }

    @Test
    void without_access_there_is_no_port() {
        try (RecordingSmtpServer smtp =
                RecordingSmtpServer.builder().access(MailboxProtocol.POP3).start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> smtp.port(MailboxProtocol.IMAP))
                    .withMessage("SMTP server at 127.0.0.1:" + smtp.port() + " does not offer IMAP; declare"
                            + " @SmtpServer(access = IMAP), or call builder().access(IMAP)");
        }
    }
}
