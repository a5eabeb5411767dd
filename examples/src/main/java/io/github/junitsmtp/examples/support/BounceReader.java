package io.github.junitsmtp.examples.support;

import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Code under test: finds out from bounces (RFC 3464) which addresses do not work, and deletes the bounces from the mailbox. */
public final class BounceReader {

    private final Session session;

    public BounceReader(Session session) {
        this.session = session;
    }

    /** Reads new bounces, and returns the addresses that could not be reached. */
    public List<String> poll() throws MessagingException, IOException {
        List<String> addresses = new ArrayList<>();
        try (Store store = session.getStore()) {
            store.connect();
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            for (Message message : inbox.getMessages()) {
                if (message.isMimeType("multipart/report") && message.getContent() instanceof Multipart report) {
                    addresses.addAll(failedIn(report));
                    message.setFlag(Flags.Flag.DELETED, true);
                }
            }
            inbox.close(true);
        }
        return addresses;
    }

    private static List<String> failedIn(Multipart report) throws MessagingException, IOException {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < report.getCount(); i++) {
            BodyPart part = report.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                addresses.addAll(failedIn(part.getInputStream().readAllBytes()));
            }
        }
        return addresses;
    }

    /** The first group of fields is about the message, each other one about a recipient. */
    private static List<String> failedIn(byte[] content) throws MessagingException {
        List<String> addresses = new ArrayList<>();
        ByteArrayInputStream status = new ByteArrayInputStream(content);
        while (status.available() > 0) {
            InternetHeaders fields = new InternetHeaders(status);
            String recipient = fields.getHeader("Final-Recipient", null);
            if (recipient != null && "failed".equalsIgnoreCase(fields.getHeader("Action", null))) {
                addresses.add(recipient.substring(recipient.indexOf(';') + 1).strip());
            }
        }
        return addresses;
    }
}
