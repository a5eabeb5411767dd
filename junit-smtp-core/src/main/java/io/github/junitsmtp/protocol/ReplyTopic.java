package io.github.junitsmtp.protocol;

import java.util.Set;

/** What a reply is about, told by the subject of its enhanced status code and, where that says nothing, by its code. */
enum ReplyTopic {
    /** Addressing and mailboxes. 252 is left out: it leaves open whether there is such a mailbox. */
    MAILBOX(Set.of(1, 2), Set.of(251, 450, 550, 551, 552, 553, 556)),
    /** Security and policy: the codes whose registered enhanced status codes are X.7.Z, and ETRN's refusal of a node. */
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
