package io.github.junitsmtp.internal.bulk;

import java.util.Map;
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

    /** The suffixes under which providers with domains in many countries have theirs. */
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "yahoo",
            suffixes(
                    "com ca de fr it es ie pt nl be at se no dk fi gr pl ro hu cz in cn co.uk co.jp co.in co.id co.th co.za co.nz co.kr"
                            + " co.il com.br com.ar com.mx com.co com.pe com.ve com.au com.ph com.sg com.my com.vn com.hk com.tw com.tr com.cn"),
            "hotmail",
            suffixes(
                    "com ca de fr it es nl be ch at se no dk fi gr hu cz sk rs lt lv cl my ph sg co.uk co.jp co.th co.kr co.id co.il"
                            + " co.in co.nz co.za com.br com.ar com.au com.hk com.tw com.tr com.vn"),
            "outlook",
            suffixes(
                    "com de fr it es pt be at ie dk hu cz sk lv cl jp kr in my ph sg sa co.th co.id co.il com.br com.ar com.au com.gr"
                            + " com.tr com.vn"));

    private MailboxProviders() {}

    static boolean has(String domain) {
        String name = PublicSuffixes.ascii(domain);
        String[] parts = name.split("\\.", 2);
        return DOMAINS.contains(name)
                || parts.length == 2
                        && SUFFIXES.getOrDefault(parts[0], Set.of()).contains(parts[1]);
    }

    private static Set<String> suffixes(String list) {
        return Set.of(list.split(" ", -1));
    }
}
