package org.example.invoices;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;

/** Mails invoices as PDF files; the accounting gets a blind copy of each. */
public final class InvoiceMailer {

    private final Session session;

    /** The session knows the server, the login and TLS: those of production, or those of a test. */
    public InvoiceMailer(Session session) {
        this.session = session;
    }

    /**
     * Mails an invoice.
     *
     * @return false if the server refused the mail or one of its recipients; then nobody gets it
     * @throws MessagingException if it was not sent for another reason
     */
    public boolean send(Invoice invoice) throws MessagingException {
        try {
            Transport.send(compose(invoice));
            return true;
        } catch (SendFailedException refused) {
            return false;
        }
    }

    private MimeMessage compose(Invoice invoice) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("billing@example.com"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(invoice.email()));
        mail.setRecipient(RecipientType.BCC, new InternetAddress("accounting@example.com"));
        mail.setSentDate(new Date());
        mail.setSubject("Your invoice " + invoice.number(), "UTF-8");
        mail.setContent(new MimeMultipart(text(invoice), pdf(invoice)));
        return mail;
    }

    private static MimeBodyPart text(Invoice invoice) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Dear " + invoice.customer() + ",\n\nyour invoice is attached.\n", "UTF-8");
        return text;
    }

    private static MimeBodyPart pdf(Invoice invoice) throws MessagingException {
        MimeBodyPart pdf = new MimeBodyPart();
        pdf.setDataHandler(new DataHandler(new ByteArrayDataSource(invoice.pdf(), "application/pdf")));
        pdf.setFileName("invoice-" + invoice.number() + ".pdf");
        pdf.setDisposition(Part.ATTACHMENT);
        return pdf;
    }
}
