package io.github.junitsmtp.examples.servers;

import java.io.IOException;

/** The available servers. */
public enum MailServers {
    POSTFIX {
        @Override
        public MailServer start() throws IOException {
            return new PostfixServer();
        }
    },
    EXIM {
        @Override
        public MailServer start() throws IOException {
            return new EximServer();
        }
    },
    OPENSMTPD {
        @Override
        public MailServer start() throws IOException {
            return new OpenSmtpdServer();
        }
    };

    public abstract MailServer start() throws IOException;
}
