package io.github.junitsmtp.examples.clients;

import io.github.junitsmtp.examples.servers.MailServer;
import io.github.junitsmtp.examples.servers.PostfixServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("programs")
@Timeout(600)
@Execution(ExecutionMode.SAME_THREAD)
class RelayToPostfixTest implements RealServerContract {

    @AutoClose
    private static MailServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new PostfixServer();
    }

    @Override
    public MailServer behind() {
        return server;
    }
}
