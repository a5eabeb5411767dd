package io.github.junitsmtp.examples.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * OpenSMTPD, as Debian packages it. Version 6.8 does not support TLS with OpenSSL 3 ("missing private key"), and requires TLS for logins,
 * so it has neither.
 */
public final class OpenSmtpdServer extends MailServer {

    private static final int DAEMON = 65_001;
    private static final int QUEUE = 65_002;

    public OpenSmtpdServer() throws IOException {
        super(Sandbox.world("opensmtpd", "opensmtpd.example.org"));
        Map<String, Object> values = Map.of("daemon", DAEMON, "queue", QUEUE, "mail", Sandbox.MAIL);
        sandbox.write("etc/passwd", """
                root:x:0:0:root:/:/bin/sh
                opensmtpd:x:{daemon}:{daemon}:daemon:/var/lib/opensmtpd/empty:/bin/sh
                opensmtpq:x:{queue}:{queue}:queue:/var/lib/opensmtpd/empty:/bin/sh
                ada:x:{mail}:{mail}:Ada:/mail/ada:/bin/sh
                bob:x:{mail}:{mail}:Bob:/mail/bob:/bin/sh
                postmaster:x:{mail}:{mail}:Postmaster:/mail/postmaster:/bin/sh
                """, values);
        sandbox.write("etc/group", """
                root:x:0:
                opensmtpd:x:{daemon}:
                opensmtpq:x:{queue}:
                boxes:x:{mail}:
                """, values);
        sandbox.create("var/spool/smtpd", 0, "rwx--x--x");
        sandbox.create("tmp", 0, "rwxrwxrwx");
        sandbox.write("etc/smtpd.conf", """
                smtp max-message-size "{largest}"
                listen on 127.0.0.1 port {port} hostname {name}
                action "boxes" maildir "/mail/%{user.username}"
                match from any for domain { "{name}", "example.org", "example.net" } action "boxes"
                """, values);
        sandbox.startInside(List.of("/usr/sbin/smtpd", "-d"));
    }

    @Override
    public boolean takesLogins() {
        return false;
    }

    @Override
    public boolean startsTls() {
        return false;
    }
}
