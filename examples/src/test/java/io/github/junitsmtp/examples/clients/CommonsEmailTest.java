package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.tls.Tls;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Set;
import org.apache.commons.mail2.jakarta.EmailAttachment;
import org.apache.commons.mail2.jakarta.MultiPartEmail;

class CommonsEmailTest implements ClientContract {

    @Override
    public void send(Letter letter) throws Exception {
        MultiPartEmail email = new MultiPartEmail();
        email.setHostName(letter.host());
        email.setSmtpPort(letter.port());
        email.setSslSmtpPort(Integer.toString(letter.port()));
        email.setStartTLSEnabled(letter.tls().offersStartTls()); // otherwise the name in the certificate is not checked
        email.setStartTLSRequired(letter.tls().offersStartTls());
        email.setSSLOnConnect(letter.tls() == Tls.IMPLICIT);
        email.setSSLCheckServerIdentity(letter.tls() != Tls.NONE);
        if (letter.login()) {
            email.setAuthentication(Letter.USER, Letter.PASSWORD);
        }
        email.setCharset("UTF-8");
        email.setFrom(Letter.SENDER);
        email.addTo(Letter.ADA);
        email.addBcc(Letter.BOB);
        email.setSubject(Letter.SUBJECT);
        email.setMsg(letter.text());
        email.attach(
                new ByteArrayDataSource(Letter.FILE, "application/pdf"),
                Letter.FILE_NAME,
                null,
                EmailAttachment.ATTACHMENT);
        var properties = email.getMailSession().getProperties();
        properties.remove("mail.smtp.socketFactory.class"); // the client would create one with the JVM's own trust
        properties.put(
                letter.tls() == Tls.IMPLICIT ? "mail.smtp.socketFactory" : "mail.smtp.ssl.socketFactory",
                letter.smtp().certificates().sslContext().getSocketFactory());
        email.send();
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "DIGEST-MD5");
    }
}
