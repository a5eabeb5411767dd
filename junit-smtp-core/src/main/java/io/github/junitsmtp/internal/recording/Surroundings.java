package io.github.junitsmtp.internal.recording;

import io.github.junitsmtp.mail.ReceivedMails;
import io.github.junitsmtp.protocol.MailAddress;
import java.util.List;
import java.util.Optional;

/** What is known of a server apart from its transcript, to explain why something is missing there. */
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
        public String whyNoMoreThan(ReceivedMails mails) {
            return "";
        }
    };

    /** Returns the host and port that clients must connect to, if there is a server. */
    Optional<String> address();

    /** Lists where mails to some recipients arrived instead, in lines. */
    List<String> elsewhere(List<MailAddress> recipients);

    /** Lists where missing mails may have arrived, in lines. If there are no recipients, any mail is missing. */
    List<String> perhapsElsewhere(List<MailAddress> recipients);

    /** Explains why nobody may have connected, in lines. */
    List<String> whyNobodyConnected(List<MailAddress> recipients);

    /** Explains why there were no more than these mails when the test asked for them. */
    String whyNoMoreThan(ReceivedMails mails);
}
