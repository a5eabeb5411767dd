package io.github.junitsmtp.examples.clients;

import java.util.Set;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class SpringMailTest implements ClientContract {

    @Override
    public void send(Letter letter) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(letter.host());
        sender.setPort(letter.port());
        sender.setDefaultEncoding("UTF-8");
        sender.setJavaMailProperties(AngusMailTest.properties(letter));
        if (letter.login()) {
            sender.setUsername(Letter.USER);
            sender.setPassword(Letter.PASSWORD);
        }
        sender.send(mime -> {
            MimeMessageHelper message = new MimeMessageHelper(mime, true);
            message.setFrom(Letter.SENDER);
            message.setTo(Letter.ADA);
            message.setBcc(Letter.BOB);
            message.setSubject(Letter.SUBJECT);
            message.setText(letter.text());
            message.addAttachment(Letter.FILE_NAME, new ByteArrayResource(Letter.FILE), "application/pdf");
        });
    }

    @Override
    public Set<String> mechanisms() {
        return Set.of("PLAIN", "LOGIN", "DIGEST-MD5");
    }
}
