package io.github.junitsmtp.examples.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** OpenSMTPD, as Debian packages it. It takes logins over TLS only. */
public final class OpenSmtpdServer extends MailServer {

    private static final int DAEMON = 65_001;
    private static final int QUEUE = 65_002;

    public OpenSmtpdServer() throws IOException {
        super(Sandbox.world("opensmtpd", "opensmtpd.example.org"));
        Map<String, Object> values = Map.of("daemon", DAEMON, "queue", QUEUE, "mail", Sandbox.MAIL, "user", USER);
        sandbox.write("etc/passwd", """
                root:x:0:0:root:/:/bin/sh
                opensmtpd:x:{daemon}:{daemon}:daemon:/var/lib/opensmtpd/empty:/bin/sh
                opensmtpq:x:{queue}:{queue}:queue:/var/lib/opensmtpd/empty:/bin/sh
                ada:x:{mail}:{mail}:Ada:/mail/ada:/bin/sh
                bob:x:{mail}:{mail}:Bob:/mail/bob:/bin/sh
                """, values);
        sandbox.write("etc/group", """
                root:x:0:
                opensmtpd:x:{daemon}:
                opensmtpq:x:{queue}:
                boxes:x:{mail}:
                """, values);
        sandbox.create("var/spool/smtpd", 0, "rwx--x--x");
        sandbox.create("tmp", 0, "rwxrwxrwx");
        // The password of the user is MailServer.PASSWORD.
        sandbox.write("etc/smtpd.conf", """
                pki server cert "/tls/certificate.pem"
                pki server key "/tls/key.pem"
                table users { {user} = "$6$junitsmtp$SVWUDzCWHxSlr43YoevukzzJzenLa7EjiIOVM0D2bXkXPr0vkJZZvlP1oLy1h1Am15ZPcIC81BAS7CWSTI4LV0" }
                smtp max-message-size "{largest}"
                listen on 127.0.0.1 port {port} hostname {name} tls pki server auth-optional <users>
                action "boxes" maildir "/mail/%{user.username}"
                match from any for domain { "example.org", "example.net" } action "boxes"
                """, values);
        sandbox.startInside(List.of("/usr/sbin/smtpd", "-d"));
    }

    @Override
    public Logins logins() {
        return Logins.OVER_TLS;
    }
}
