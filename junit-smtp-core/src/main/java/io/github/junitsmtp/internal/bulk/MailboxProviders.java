package io.github.junitsmtp.internal.bulk;

import java.util.Set;

/** The domains where anybody can have a mailbox, and for which only the provider may send mail. */
final class MailboxProviders {

    private static final Set<String> DOMAINS = Set.of(
            "gmail.com",
            "googlemail.com",
            "ymail.com",
            "rocketmail.com",
            "aol.com",
            "aim.com",
            "live.com",
            "live.co.uk",
            "live.fr",
            "live.de",
            "live.nl",
            "live.it",
            "live.ca",
            "live.com.au",
            "msn.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "gmx.de",
            "gmx.net",
            "gmx.com",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "mail.ru",
            "proton.me",
            "protonmail.com");

    /** Providers with domains in many countries. */
    private static final Set<String> NAMES = Set.of("yahoo", "hotmail", "outlook");

    private MailboxProviders() {}

    static boolean has(String domain) {
        String name = PublicSuffixes.ascii(domain);
        boolean isRegistered = PublicSuffixes.organizationalDomain(name).equals(name);
        return DOMAINS.contains(name) || isRegistered && NAMES.contains(name.split("\\.", 2)[0]);
    }
}
