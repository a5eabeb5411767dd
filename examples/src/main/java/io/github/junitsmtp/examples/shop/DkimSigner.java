package io.github.junitsmtp.examples.shop;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.PrivateKey;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** Signs mails with DKIM, using Apache James jDKIM. */
public final class DkimSigner implements Signer {

    private static final String[] NOT_SENT = {"Bcc", "Content-Length"}; // Angus Mail omits these

    private final DKIMSigner signer;

    /**
     * Sets the key.
     *
     * @param domain the signing domain
     * @param selector where the domain publishes the key
     * @param key the key
     */
    public DkimSigner(String domain, String selector, PrivateKey key) {
        signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector
                        + "; h=from:to:subject:date:message-id:mime-version:content-type; bh=; b=;",
                key);
    }

    @Override
    public void sign(MimeMessage mail) throws MessagingException {
        try {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            mail.writeTo(sent, NOT_SENT);
            String field = signer.sign(new ByteArrayInputStream(sent.toByteArray()));
            mail.addHeader(
                    "DKIM-Signature", field.substring(field.indexOf(':') + 1).strip());
        } catch (IOException | FailException e) {
            throw new MessagingException("the mail cannot be signed", e);
        }
    }
}
