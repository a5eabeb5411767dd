package io.github.junitsmtp.benchmarks;

import io.github.junitsmtp.benchmarks.servers.Contender;
import io.github.junitsmtp.benchmarks.servers.Entrant;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** What most applications do: use Jakarta Mail with a connection for each mail. */
final class TransportSend implements Measurement {

    @Override
    public String title() {
        return "Angus Mail `Transport.send`, one connection per mail (ms)";
    }

    @Override
    public double[] round(Entrant entrant) throws Exception {
        try (Contender server = entrant.start()) {
            Message mail = mailFor(server.port());
            Transport.send(mail); // the first connection to a server does not count
            Stopwatch watch = new Stopwatch();
            int mails = 0;
            while (!watch.isRoundOver()) {
                Transport.send(mail);
                mails++;
            }
            return new double[] {watch.millis() / mails};
        }
    }

    static void sendTo(int port) throws MessagingException {
        Transport.send(mailFor(port));
    }

    private static Message mailFor(int port) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        // These two avoid lookups of the machine's own name, whose time no server is responsible for.
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.from", SampleMail.SENDER);
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress(SampleMail.SENDER));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(SampleMail.RECIPIENT));
        mail.setSubject(SampleMail.SUBJECT);
        mail.setText(SampleMail.BODY);
        return mail;
    }
}
