package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.rule.ClientRule;
import java.util.Set;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

class SimpleJavaMailTest implements ClientContract {

    @Override
    public void send(Letter letter) {
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
                .bcc(Letter.BOB)
                .withSubject(Letter.SUBJECT)
                .withPlainText(letter.text())
                .withAttachment(Letter.FILE_NAME, Letter.FILE, "application/pdf")
                .buildEmail());
    }

    /** It puts file names into the header unencoded. */
    @Override
    public Set<ClientRule> violations() {
        return Set.of(ClientRule.EIGHT_BIT_TEXT);
    }

    @Override
    public Set<ClientRule> violationsWhenRefused() {
        return Set.of();
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "DIGEST-MD5");
    }
}
