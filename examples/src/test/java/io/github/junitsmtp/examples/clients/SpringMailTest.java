package io.github.junitsmtp.examples.clients;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SpringMailTest extends ClientContract {

    @Override
    void send(Letter letter) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(letter.host());
        sender.setPort(letter.port());
        sender.setDefaultEncoding("UTF-8");
        sender.setJavaMailProperties(AngusMailTest.properties(letter));
        if (letter.login()) {
            sender.setUsername(Letter.USER);
            sender.setPassword(Letter.PASSWORD);
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(Letter.SENDER);
        message.setTo(Letter.ADA);
        message.setBcc(Letter.BOB);
        message.setSubject(Letter.SUBJECT);
        message.setText(letter.text());
        sender.send(message);
    }
}
