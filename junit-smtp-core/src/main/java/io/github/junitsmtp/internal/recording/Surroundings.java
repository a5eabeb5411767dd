package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Optional;

/** What is known of a server apart from its transcript, which explains why something is missing there. */
public interface Surroundings {

    /** Nothing is known. */
    Surroundings NONE = new Surroundings() {

        @Override
        public Optional<String> address() {
            return Optional.empty();
        }

        @Override
        public List<String> elsewhere(List<MailAddress> recipients) {
            return List.of();
        }

        @Override
        public List<String> perhapsElsewhere(List<MailAddress> recipients) {
            return List.of();
        }

        @Override
        public List<String> whyNobodyConnected(List<MailAddress> recipients) {
            return List.of();
        }

        @Override
        public String whyNoMoreThan(int mails) {
            return "";
        }
    };

    /** Returns host and port that clients have to connect to, if there is a server. */
    Optional<String> address();

    /** Says where mails to some recipients came instead, in lines. */
    List<String> elsewhere(List<MailAddress> recipients);

    /** Says where those mails may have come that are missing, in lines; the recipients are empty if any mails are. */
    List<String> perhapsElsewhere(List<MailAddress> recipients);

    /** Says why nobody may have connected, in lines. */
    List<String> whyNobodyConnected(List<MailAddress> recipients);

    /** Says why there were no more mails than these, when they were asked for. */
    String whyNoMoreThan(int mails);
}
