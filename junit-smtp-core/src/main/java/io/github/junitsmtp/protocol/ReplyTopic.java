package io.github.junitsmtp.protocol;

import java.util.Set;

/**
 * The topic of a reply, derived from the subject of its enhanced status code or, if that is not specific, from its
 * reply code.
 */
enum ReplyTopic {
    /** Addressing and mailboxes. 252 is excluded, because it does not say whether the mailbox exists. */
    MAILBOX(Set.of(1, 2), Set.of(251, 450, 550, 551, 552, 553, 556)),
    /**
     * Security and policy: codes whose registered enhanced status codes are X.7.Z, and the code that refuses a node in
     * reply to ETRN.
     */
    POLICY(Set.of(7), Set.of(235, 432, 454, 459, 523, 525, 530, 534, 535, 538));

    private final Set<Integer> subjects;
    private final Set<Integer> codes;

    ReplyTopic(Set<Integer> subjects, Set<Integer> codes) {
        this.subjects = subjects;
        this.codes = codes;
    }

    boolean covers(SmtpReply reply) {
        int subject =
                reply.enhancedStatusCode().map(EnhancedStatusCode::subject).orElse(0);
        return subject == 0 ? codes.contains(reply.code()) : subjects.contains(subject);
    }
}
