package io.github.junitsmtp.examples.report;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.imageio.ImageIO;

/** Sends confirmations of orders, with text, HTML with a logo, and the items as a file. It tries twice. */
final class ConfirmationMailer {

    private final Session session;

    ConfirmationMailer(Session session) {
        this.session = session;
    }

    void confirm(int order, String name, String address) throws MessagingException, IOException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.com", "The Paper Shop"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address, name));
        mail.setRecipient(RecipientType.BCC, new InternetAddress("archive@example.com"));
        mail.setSubject("Your order " + order + " is on its way");
        mail.setSentDate(new Date());
        mail.setContent(new MimeMultipart("mixed", bodies(order, name), items(order)));
        try {
            Transport.send(mail);
        } catch (MessagingException e) {
            Transport.send(mail);
        }
    }

    private static MimeBodyPart bodies(int order, String name) throws MessagingException, IOException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Dear %s,\n\nyour order %d is on its way.\n\nThe Paper Shop\n".formatted(name, order), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("""
                <!doctype html>
                <html><head><style>
                  .box { max-width: 34rem; margin: 0 auto; font-family: Georgia, serif; color: #2b2b2b; }
                  .button { display: inline-block; padding: .6rem 1.2rem; background: #1d4f91; color: #fff; text-decoration: none; border-radius: 6px; }
                  td { padding: .35rem 1.5rem .35rem 0; border-bottom: 1px solid #ddd; }
                </style></head><body><div class="box">
                  <img src="cid:logo" alt="The Paper Shop" width="56" height="56">
                  <h1 style="font-size: 1.6rem; font-weight: normal">It is on its way</h1>
                  <p>Dear %s, we have handed order <b>%d</b> to the carrier.</p>
                  <table><tr><td>Notebook, ruled</td><td>3</td><td>7.50 EUR</td></tr>
                  <tr><td>Fountain pen</td><td>1</td><td>19.90 EUR</td></tr></table>
                  <p><a class="button" href="https://shop.example.com/track?order=%2$d">Follow the parcel</a></p>
                </div></body></html>
                """.formatted(name, order), "UTF-8", "html");
        MimeBodyPart logo = new MimeBodyPart();
        logo.setDataHandler(new DataHandler(new ByteArrayDataSource(logo(), "image/png")));
        logo.setFileName("logo.png");
        logo.setDisposition(Part.INLINE);
        logo.setContentID("<logo>");
        return container(new MimeMultipart("alternative", text, container(new MimeMultipart("related", html, logo))));
    }

    private static MimeBodyPart items(int order) throws MessagingException {
        MimeBodyPart items = new MimeBodyPart();
        byte[] csv = "article,quantity,total\r\n\"Notebook, ruled\",3,7.50\r\nFountain pen,1,19.90\r\n"
                .getBytes(StandardCharsets.UTF_8);
        items.setDataHandler(new DataHandler(new ByteArrayDataSource(csv, "text/csv; charset=UTF-8")));
        items.setFileName("order-" + order + ".csv");
        return items;
    }

    private static MimeBodyPart container(MimeMultipart content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }

    private static byte[] logo() throws IOException {
        BufferedImage image = new BufferedImage(112, 112, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x1d4f91));
        pen.fillRoundRect(0, 0, 112, 112, 28, 28);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(6));
        pen.drawRoundRect(26, 34, 60, 44, 8, 8);
        pen.drawPolyline(new int[] {28, 56, 84}, new int[] {38, 60, 38}, 3);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
