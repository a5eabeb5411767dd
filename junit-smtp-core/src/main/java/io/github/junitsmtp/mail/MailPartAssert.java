package io.github.junitsmtp.mail;

import org.apiguardian.api.API;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Assertions on a part of a mail, such as an attachment.
 *
 * @see MailPart
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class MailPartAssert extends AbstractMailPartAssert<MailPartAssert, MailPart> {

    /** {@link InstanceOfAssertFactory} for {@link MailPart}, as in {@code first(MAIL_PART)}. */
    public static final InstanceOfAssertFactory<MailPart, MailPartAssert> MAIL_PART =
            new InstanceOfAssertFactory<>(MailPart.class, MailPartAssert::new);

    MailPartAssert(MailPart actual) {
        super(actual, MailPartAssert.class);
    }
}
