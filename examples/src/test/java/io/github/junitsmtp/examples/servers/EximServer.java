package io.github.junitsmtp.examples.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Exim, as Debian packages it. */
public final class EximServer extends MailServer {

    private static final int EXIM = 65_001;

    public EximServer() throws IOException {
        super(Sandbox.world("exim", "exim.example.org"));
        sandbox.write("etc/passwd", """
                root:x:0:0:root:/:/bin/sh
                Debian-exim:x:{exim}:{exim}:exim:/:/bin/sh
                boxes:x:{mail}:{mail}:mail:/:/bin/sh
                """, Map.of("exim", EXIM, "mail", Sandbox.MAIL));
        sandbox.write("etc/group", """
                root:x:0:
                Debian-exim:x:{exim}:
                boxes:x:{mail}:
                """, Map.of("exim", EXIM, "mail", Sandbox.MAIL));
        sandbox.create("var/spool/exim4", EXIM, "rwxr-x---");
        sandbox.create("var/log/exim4", EXIM, "rwxr-x---");
        sandbox.create("run/exim4", EXIM, "rwxr-x---");
        sandbox.create("tls", EXIM, "rwxr-x---");
        sandbox.own("tls/key.pem", EXIM);
        sandbox.own("tls/certificate.pem", EXIM);
        sandbox.logsTo("var/log/exim4/mainlog", "var/log/exim4/rejectlog", "var/log/exim4/paniclog");
        sandbox.write("etc/exim4/exim4.conf", """
                primary_hostname = {name}
                local_interfaces = 127.0.0.1
                daemon_smtp_ports = {port}
                disable_ipv6 = true
                keep_environment =
                host_lookup =
                notifier_socket =
                message_size_limit = {largest}
                smtp_accept_max = 0
                prdr_enable = true
                smtputf8_advertise_hosts =
                tls_certificate = /tls/certificate.pem
                tls_privatekey = /tls/key.pem
                acl_smtp_rcpt = recipients

                begin acl
                recipients:
                  accept authenticated = *
                  require message = relay not permitted
                          domains = {name} : example.org : example.net
                  require verify = recipient
                  accept

                begin routers
                boxes:
                  driver = accept
                  domains = {name} : example.org : example.net
                  local_parts = ada : bob : postmaster
                  transport = boxes

                begin transports
                boxes:
                  driver = appendfile
                  directory = /mail/$local_part_data
                  maildir_format
                  user = boxes

                begin authenticators
                plain:
                  driver = plaintext
                  public_name = PLAIN
                  server_prompts = :
                  server_condition = ${if and{{eq{$auth2}{{user}}}{eq{$auth3}{{password}}}}}
                  server_set_id = $auth2
                login:
                  driver = plaintext
                  public_name = LOGIN
                  server_prompts = Username:: : Password::
                  server_condition = ${if and{{eq{$auth1}{{user}}}{eq{$auth2}{{password}}}}}
                  server_set_id = $auth1
                cram:
                  driver = cram_md5
                  public_name = CRAM-MD5
                  server_secret = ${if eq{$auth1}{{user}}{{password}}fail}
                  server_set_id = $auth1
                """, Map.of("user", USER, "password", PASSWORD));
        sandbox.startInside(List.of("/usr/sbin/exim4", "-bdf"));
    }

    @Override
    public boolean takesLogins() {
        return true;
    }

    @Override
    public boolean startsTls() {
        return true;
    }
}
