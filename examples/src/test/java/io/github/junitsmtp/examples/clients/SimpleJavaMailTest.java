package io.github.junitsmtp.examples.clients;

import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

class SimpleJavaMailTest extends ClientContract {

    @Override
    void send(Letter letter) {
        var mailer = MailerBuilder.withSMTPServer(
                        letter.host(),
                        letter.port(),
                        letter.login() ? Letter.USER : null,
                        letter.login() ? Letter.PASSWORD : null)
                .withTransportStrategy(
                        switch (letter.tls()) {
                            case NONE -> TransportStrategy.SMTP;
                            case IMPLICIT -> TransportStrategy.SMTPS;
                            default -> TransportStrategy.SMTP_TLS;
                        })
                .withCustomSSLFactoryInstance(
                        letter.smtp().certificates().sslContext().getSocketFactory())
                .buildMailer();
        mailer.sendMail(EmailBuilder.startingBlank()
                .from(Letter.SENDER)
                .to(Letter.ADA)
                .cc(Letter.BOB)
                .withSubject(Letter.SUBJECT)
                .withPlainText(letter.text())
                .buildEmail());
    }
}
