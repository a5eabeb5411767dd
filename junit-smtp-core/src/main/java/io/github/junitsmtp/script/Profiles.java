package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/**
 * Profiles of well-known servers, with the exact wording of their replies, meant for static import. For other behavior,
 * such as greylisting, see {@link Policies}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Profiles {

    private Profiles() {}

    /** {@return Postfix, as Debian packages it} */
    public static ServerProfile postfix() {
        return new ServerProfile("postfix");
    }

    /** {@return Exim, as Debian packages it} */
    public static ServerProfile exim() {
        return new ServerProfile("exim");
    }

    /** {@return OpenSMTPD, as Debian packages it} */
    public static ServerProfile openSmtpd() {
        return new ServerProfile("openSmtpd");
    }

    /** {@return Sendmail} */
    public static ServerProfile sendmail() {
        return new ServerProfile("sendmail");
    }

    /** {@return the submission service of Exchange Online} */
    public static ServerProfile exchangeOnline() {
        return new ServerProfile("exchangeOnline");
    }

    /** {@return the submission service of Gmail} */
    public static ServerProfile gmail() {
        return new ServerProfile("gmail");
    }

    /** {@return the SMTP interface of Amazon SES} */
    public static ServerProfile amazonSes() {
        return new ServerProfile("amazonSes");
    }
}
