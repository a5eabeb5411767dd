package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.tls.Tls;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

class VertxMailTest implements ClientContract {

    @Override
    public void send(Letter letter) throws Exception {
        MailConfig config = new MailConfig()
                .setHostname(letter.host())
                .setPort(letter.port())
                .setOwnHostname("client.example.com")
                .setSsl(letter.tls() == Tls.IMPLICIT)
                .setStarttls(letter.tls().offersStartTls() ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setTrustOptions(new PemTrustOptions().addCertPath(letter.authority()))
                .setKeepAlive(false)
                .setLogin(letter.login() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setUsername(Letter.USER)
                .setPassword(Letter.PASSWORD);
        Vertx vertx = Vertx.vertx();
        MailClient client = MailClient.create(vertx, config);
        try {
            client.sendMail(new MailMessage()
                            .setFrom(Letter.SENDER)
                            .setTo(Letter.ADA)
                            .setBcc(List.of(Letter.BOB))
                            .setSubject(Letter.SUBJECT)
                            .setText(letter.text())
                            .setAttachment(List.of(MailAttachment.create()
                                    .setName(Letter.FILE_NAME)
                                    .setContentType("application/pdf")
                                    .setData(Buffer.buffer(Letter.FILE)))))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
        } finally {
            client.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5");
    }

    @Override
    public boolean pipelines() {
        return true;
    }
}
