package io.github.junitsmtp.greenmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.smtp.auth.AuthenticationState;
import com.icegreen.greenmail.smtp.auth.LoginAuthenticationState;
import com.icegreen.greenmail.smtp.auth.PlainAuthenticationState;
import com.icegreen.greenmail.smtp.auth.UsernameAuthentication;
import com.icegreen.greenmail.smtp.auth.XOAuth2AuthenticationState;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import io.github.junitsmtp.client.SmtpClient;
import io.github.junitsmtp.jupiter.SmtpServer;
import jakarta.mail.Header;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What GreenMail's documentation promises holds for the injected one. */
@Isolated("another test could get a port that was just freed")
@SmtpServer(users = "shop:secret")
class GreenMailPromisesTest {

    @SmtpServer(users = "shop:secret")
    private GreenMail greenMail;

    @SmtpServer(users = "shop:secret")
    private SmtpClient client;

    private final List<AuthenticationState> states = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void observe_deliveries() {
        GreenMailUser postmaster = greenMail.setUser("postmaster@example.org", "secret");
        greenMail.getUserManager().setMessageDeliveryHandler((message, address) -> {
            states.add(message.getAuthenticationState());
            return postmaster;
        });
        client.ehlo("client.example.org");
    }

    private void deliver(String sender) {
        client.mailFrom(sender);
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: Welcome\n\nHello")).isOk();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_delivery_handler_sees_who_is_logged_in_with_each_mail_of_the_session() {
        client.authPlain("shop", "secret");
        deliver("shop@example.com");
        deliver("shop@example.com");

        assertThat(states)
                .hasSize(2)
                .allSatisfy(state -> assertThat(state).isInstanceOfSatisfying(PlainAuthenticationState.class, plain -> {
                    assertThat(plain.getType()).isEqualTo("PLAIN");
                    assertThat(plain.getUsername()).isEqualTo("shop");
                    assertThat(plain.getPassword()).isEqualTo("secret");
                }));
    }

    @Test
    void AUTH_LOGIN() {
        client.authLogin("shop", "secret");
        deliver("shop@example.com");

        assertThat(states).singleElement().isInstanceOfSatisfying(LoginAuthenticationState.class, login -> {
            assertThat(login.getUsername()).isEqualTo("shop");
            assertThat(login.getPassword()).isEqualTo("secret");
        });
    }

    @Test
    void AUTH_XOAUTH2() {
        client.send("AUTH XOAUTH2 " + base64("user=shop\1auth=Bearer secret\1\1"));
        deliver("shop@example.com");

        assertThat(states).singleElement().isInstanceOfSatisfying(XOAuth2AuthenticationState.class, token -> {
            assertThat(token.getUsername()).isEqualTo("shop");
            assertThat(token.getAccessToken()).isEqualTo("secret");
        });
    }

    @Test
    void a_mechanism_that_GreenMail_does_not_have() {
        client.send("AUTH OAUTHBEARER " + base64("n,a=shop,\1auth=Bearer secret\1\1"));
        deliver("shop@example.com");

        assertThat(states)
                .singleElement()
                .returns("OAUTHBEARER", AuthenticationState::getType)
                .isInstanceOfSatisfying(
                        UsernameAuthentication.class,
                        login -> assertThat(login.getUsername()).isEqualTo("shop"));
    }

    @Test
    void without_a_login_or_after_a_refused_one_there_is_none() {
        deliver("shop@example.com");
        client.authPlain("shop", "wrong");
        deliver("shop@example.com");

        assertThat(states).containsExactly(null, null);
    }

    @Test
    void an_encoded_word_in_the_sender_brings_no_header_field_of_its_own() throws Exception {
        client.send("MAIL FROM:<=?utf-8?B?YQ0KWC1JbmplY3RlZDogYmFy?=>");
        client.rcptTo("ada@example.org");
        client.data();
        assertThat(client.message("Subject: hi\n")).isOk();

        List<Header> headers = Collections.list(greenMail.getReceivedMessages()[0].getAllHeaders());
        assertThat(headers.stream().map(Header::getName).collect(Collectors.toList()))
                .containsExactly("Return-Path", "Received", "Subject");
        assertThat(headers.get(0).getValue()).isEqualTo("<aX-Injected: bar>");
    }

    @Test
    void emails_can_be_loaded(@TempDir Path directory) throws Exception {
        Path inbox =
                Files.createDirectories(directory.resolve("ada@example.org").resolve("INBOX"));
        Files.writeString(inbox.resolve("welcome.eml"), "Subject: Welcome\r\n\r\nHello\r\n");

        greenMail.loadEmails(directory);

        assertThat(greenMail.getReceivedMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).isEqualTo("Welcome"));
    }

    @Test
    void it_can_be_stopped_and_started_again_on_the_same_port() {
        int port = greenMail.getSmtp().getPort();
        greenMail.stop();

        assertThat(greenMail.isRunning()).isFalse();
        assertThat(greenMail.getSmtp()).isNull();

        greenMail.start();

        assertThat(greenMail.isRunning()).isTrue();
        assertThat(greenMail.getSmtp().getPort()).isEqualTo(port);
        assertThat(greenMail.getUserManager().getUser("shop").getPassword()).isEqualTo("secret");
        try (SmtpClient again = SmtpClient.connect("127.0.0.1", port)) {
            assertThat(again.ehlo("client.example.org")).isOk();
        }
    }

    @Test
    void its_SMTP_server_is_no_living_thread_but_runs() {
        assertThat(greenMail.getSmtp().isRunning()).isTrue();
        assertThat(greenMail.getSmtp().isAlive()).isFalse();
    }

    @Test
    void protocols_that_were_not_asked_for_are_null() {
        assertThat(greenMail.getImap()).isNull();
        assertThat(greenMail.getPop3()).isNull();
        assertThat(greenMail.getImaps()).isNull();
        assertThat(greenMail.getPop3s()).isNull();
    }

    @Test
    void a_timeout_of_GreenMails_own_is_refused() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> greenMail.getSmtp().setClientSocketTimeout(1500))
                .withMessage("setClientSocketTimeout has no effect on this server; call"
                        + " RecordingSmtpServer.builder().idleTimeout(Duration.ofMillis(1500)) instead");
    }
}
