package io.github.junitsmtp.html;

import org.apiguardian.api.API;

/**
 * An email client on a platform, in the latest tested version. A minor version of this library may add clients.
 *
 * @see EmailClients
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EmailClient {

    /** AOL (Android). */
    AOL_ANDROID("aol.android", "AOL (Android)"),
    /** AOL (iOS). */
    AOL_IOS("aol.ios", "AOL (iOS)"),
    /** AOL (web). */
    AOL_WEB("aol.desktop-webmail", "AOL (web)"),
    /** Apple Mail (iOS). */
    APPLE_MAIL_IOS("apple-mail.ios", "Apple Mail (iOS)"),
    /** Apple Mail (macOS). */
    APPLE_MAIL_MACOS("apple-mail.macos", "Apple Mail (macOS)"),
    /** Fastmail (web). */
    FASTMAIL_WEB("fastmail.desktop-webmail", "Fastmail (web)"),
    /** Gmail (Android). */
    GMAIL_ANDROID("gmail.android", "Gmail (Android)"),
    /** Gmail (iOS). */
    GMAIL_IOS("gmail.ios", "Gmail (iOS)"),
    /** Gmail (mobile web). */
    GMAIL_MOBILE_WEB("gmail.mobile-webmail", "Gmail (mobile web)"),
    /** Gmail (web). */
    GMAIL_WEB("gmail.desktop-webmail", "Gmail (web)"),
    /** GMX (Android). */
    GMX_ANDROID("gmx.android", "GMX (Android)"),
    /** GMX (iOS). */
    GMX_IOS("gmx.ios", "GMX (iOS)"),
    /** GMX (web). */
    GMX_WEB("gmx.desktop-webmail", "GMX (web)"),
    /** HEY (web). */
    HEY_WEB("hey.desktop-webmail", "HEY (web)"),
    /** IONOS (Android). */
    IONOS_ANDROID("ionos-1and1.android", "IONOS (Android)"),
    /** IONOS (web). */
    IONOS_WEB("ionos-1and1.desktop-webmail", "IONOS (web)"),
    /** LaPoste.net (web). */
    LAPOSTE_WEB("laposte.desktop-webmail", "LaPoste.net (web)"),
    /** Mail.ru (web). */
    MAIL_RU_WEB("mail-ru.desktop-webmail", "Mail.ru (web)"),
    /** Orange (Android). */
    ORANGE_ANDROID("orange.android", "Orange (Android)"),
    /** Orange (iOS). */
    ORANGE_IOS("orange.ios", "Orange (iOS)"),
    /** Orange (web). */
    ORANGE_WEB("orange.desktop-webmail", "Orange (web)"),
    /** Outlook (Android). */
    OUTLOOK_ANDROID("outlook.android", "Outlook (Android)"),
    /** Outlook (iOS). */
    OUTLOOK_IOS("outlook.ios", "Outlook (iOS)"),
    /** Outlook (macOS). */
    OUTLOOK_MACOS("outlook.macos", "Outlook (macOS)"),
    /** Outlook.com, Outlook on the web, and the new Outlook for Windows, which runs the same web app. */
    OUTLOOK_WEB("outlook.outlook-com", "Outlook (web)"),
    /**
     * Outlook for Windows, which renders HTML with Word. Only this client sees the content of {@code <!--[if mso]>}.
     */
    OUTLOOK_WINDOWS("outlook.windows", "Outlook (Windows)"),
    /** Proton Mail (Android). */
    PROTON_MAIL_ANDROID("protonmail.android", "Proton Mail (Android)"),
    /** Proton Mail (iOS). */
    PROTON_MAIL_IOS("protonmail.ios", "Proton Mail (iOS)"),
    /** Proton Mail (web). */
    PROTON_MAIL_WEB("protonmail.desktop-webmail", "Proton Mail (web)"),
    /** Samsung Email (Android). */
    SAMSUNG_EMAIL_ANDROID("samsung-email.android", "Samsung Email (Android)"),
    /** SFR (Android). */
    SFR_ANDROID("sfr.android", "SFR (Android)"),
    /** SFR (iOS). */
    SFR_IOS("sfr.ios", "SFR (iOS)"),
    /** SFR (web). */
    SFR_WEB("sfr.desktop-webmail", "SFR (web)"),
    /** Thunderbird on any system, tested on macOS. */
    THUNDERBIRD("thunderbird.macos", "Thunderbird"),
    /** WEB.DE (Android). */
    WEB_DE_ANDROID("web-de.android", "WEB.DE (Android)"),
    /** WEB.DE (iOS). */
    WEB_DE_IOS("web-de.ios", "WEB.DE (iOS)"),
    /** WEB.DE (web). */
    WEB_DE_WEB("web-de.desktop-webmail", "WEB.DE (web)"),
    /** Yahoo Mail (Android). */
    YAHOO_ANDROID("yahoo.android", "Yahoo Mail (Android)"),
    /** Yahoo Mail (iOS). */
    YAHOO_IOS("yahoo.ios", "Yahoo Mail (iOS)"),
    /** Yahoo Mail (web). */
    YAHOO_WEB("yahoo.desktop-webmail", "Yahoo Mail (web)");

    private final String id;
    private final String title;

    EmailClient(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Returns its name in the caniemail.com data. */
    String id() {
        return id;
    }

    /**
     * Returns the display name of the client.
     *
     * @return the name and platform, such as {@code Gmail (Android)}
     */
    public String title() {
        return title;
    }
}
