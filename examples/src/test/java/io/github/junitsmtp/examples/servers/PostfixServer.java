package io.github.junitsmtp.examples.servers;

import io.github.junitsmtp.examples.clients.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Postfix, as Debian packages it. It does not support logins, which would require a separate daemon. */
public final class PostfixServer extends MailServer {

    public PostfixServer() throws IOException {
        super(Sandbox.empty("postfix.example.org"));
        sandbox.create("queue", 0, "rwxr-xr-x");
        Path data = sandbox.create("data", 0, "rwx------");
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        sandbox.write("config/master.cf", """
                127.0.0.1:{port} inet n - n - - smtpd
                pickup    unix n - n 1 1 pickup
                cleanup   unix n - n - 0 cleanup
                qmgr      unix n - n 1 1 qmgr
                rewrite   unix - - n - - trivial-rewrite
                bounce    unix - - n - 0 bounce
                defer     unix - - n - 0 bounce
                trace     unix - - n - 0 bounce
                verify    unix - - n - 1 verify
                tlsmgr    unix - - n 1000? 1 tlsmgr
                proxymap  unix - - n - - proxymap
                error     unix - - n - - error
                retry     unix - - n - - error
                virtual   unix - n n - - virtual
                anvil     unix - - n - 1 anvil
                postlog   unix-dgram n - n - 1 postlogd
                """, Map.of());
        sandbox.write("config/main.cf", """
                compatibility_level = 3.6
                queue_directory = {root}/queue
                data_directory = {root}/data
                maillog_file = /dev/stdout
                myhostname = {name}
                mydestination = example.org, example.net
                mynetworks = 192.0.2.1
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                default_transport = error
                local_transport = virtual
                local_recipient_maps = inline:{ada=x,bob=x}
                alias_maps =
                virtual_mailbox_base = {root}/mail
                virtual_mailbox_maps = inline:{{ada}=ada/,{bob}=bob/}
                virtual_uid_maps = static:{mail}
                virtual_gid_maps = static:{mail}
                message_size_limit = {largest}
                smtpd_relay_restrictions = reject_unauth_destination
                smtpd_client_connection_count_limit = 0
                smtpd_tls_security_level = may
                smtpd_tls_chain_files = {root}/tls/key.pem, {root}/tls/certificate.pem
                """, Map.of("ada", ADA, "bob", BOB, "mail", Sandbox.MAIL));
        String config = sandbox.root().resolve("config").toString();
        sandbox.start(
                // it may be stopped before it has written its process ID
                "kill $(cat " + sandbox.root() + "/queue/pid/master.pid) || kill -KILL -$program",
                List.of(Program.named("postfix", "postfix").file().toString(), "-c", config, "start-fg"));
    }

    @Override
    public boolean takesLogins() {
        return false;
    }

    @Override
    public boolean startsTls() {
        return true;
    }
}
