package io.github.junitsmtp.script;

import org.apiguardian.api.API;

/**
 * Profiles of well-known servers, with the exact wording of their replies, meant for static import. For other behavior,
 * such as greylisting, see {@link Policies}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Profiles {

    private Profiles() {}

    /** {@return a profile of Postfix as packaged by Debian} */
    public static ServerProfile postfix() {
        return new ServerProfile("postfix");
    }

    /** {@return a profile of Exim as packaged by Debian} */
    public static ServerProfile exim() {
        return new ServerProfile("exim");
    }

    /** {@return a profile of OpenSMTPD as packaged by Debian} */
    public static ServerProfile openSmtpd() {
        return new ServerProfile("openSmtpd");
    }

    /** {@return a profile of Sendmail} */
    public static ServerProfile sendmail() {
        return new ServerProfile("sendmail");
    }

    /** {@return a profile of the Exchange Online submission service} */
    public static ServerProfile exchangeOnline() {
        return new ServerProfile("exchangeOnline");
    }

    /** {@return a profile of the Gmail submission service} */
    public static ServerProfile gmail() {
        return new ServerProfile("gmail");
    }

    /** {@return a profile of the Amazon SES SMTP interface} */
    public static ServerProfile amazonSes() {
        return new ServerProfile("amazonSes");
    }
}
