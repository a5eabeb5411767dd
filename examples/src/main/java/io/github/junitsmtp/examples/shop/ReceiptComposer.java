package io.github.junitsmtp.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Date;
import java.util.Map;

/** Writes the receipt for an order: as text and HTML, with the items attached as a CSV file. */
public final class ReceiptComposer {

    private final Template text = Template.text("receipt.txt");
    private final Template html = Template.html("receipt.html");
    private final String shop;
    private final String archive;

    /**
     * Sets the addresses.
     *
     * @param shop the sender of the receipts
     * @param archive the recipient of blind copies
     */
    public ReceiptComposer(String shop, String archive) {
        this.shop = shop;
        this.archive = archive;
    }

    /** Fills an empty message, which the caller creates in its own mail session. */
    public void compose(Order order, MimeMessage message) throws MessagingException {
        message.setFrom(new InternetAddress(shop));
        message.setRecipient(RecipientType.TO, new InternetAddress(order.email()));
        message.setRecipient(RecipientType.BCC, new InternetAddress(archive));
        message.setSentDate(new Date());
        message.setSubject("Your receipt for order " + order.number(), "UTF-8");
        message.setContent(new MimeMultipart("mixed", body(order), attachment(order)));
        message.saveChanges();
    }

    private MimeBodyPart body(Order order) throws MessagingException {
        Map<String, ?> values = Map.of("customer", order.customer(), "number", order.number(), "total", order.total());
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.fill(values), "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html.fill(values), "UTF-8", "html");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(new MimeMultipart("alternative", plain, rich)); // the best comes last (RFC 2046, section 5.1.4)
        return body;
    }

    private MimeBodyPart attachment(Order order) throws MessagingException {
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setDataHandler(
                new DataHandler(new ByteArrayDataSource(csv(order).getBytes(UTF_8), "text/csv; charset=UTF-8")));
        attachment.setFileName("receipt-" + order.number() + ".csv");
        attachment.setDisposition(Part.ATTACHMENT);
        return attachment;
    }

    private static String csv(Order order) {
        return order.items().stream()
                .map(item -> quote(item.article()) + "," + item.quantity() + "," + item.total() + "\r\n")
                .collect(joining("", "article,quantity,total\r\n", ""));
    }

    private static String quote(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
