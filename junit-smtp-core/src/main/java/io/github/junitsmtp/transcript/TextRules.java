package io.github.junitsmtp.transcript;

import org.jspecify.annotations.Nullable;

/** The rules on messages: finds them, be they sent with DATA or in chunks, and tells what is wrong with each. */
final class TextRules {

    private static final int LONE_DOT = 3;

    private final Missteps missteps;
    private @Nullable MessageText chunked;
    private @Nullable Step begin;
    private @Nullable Step last;

    TextRules(Missteps missteps) {
        this.missteps = missteps;
    }

    void check(Step step, Progress progress) {
        if (step.kind() == Exchange.Kind.MESSAGE) {
            message(step, progress.draft());
        } else if (step.verb().equals("BDAT")) {
            chunk(step, progress.draft());
        }
    }

    private void message(Step step, Draft draft) {
        byte[] data = step.exchange().sent();
        boolean whole = step.exchange().isComplete() && step.exchange().sentBytes() == data.length;
        MessageText text = new MessageText(true, draft);
        text.read(step, data, 0, data.length - (whole ? LONE_DOT : 0));
        text.tell(step, missteps);
    }

    private void chunk(Step step, Draft draft) {
        if (draft.body().equals("BINARYMIME")) {
            return;
        }
        if (chunked == null || begin != draft.begin()) {
            end();
            chunked = new MessageText(false, draft);
            begin = draft.begin();
        }
        byte[] sent = step.exchange().sent();
        chunked.read(step, sent, step.command().bytes().length, sent.length);
        last = step;
        if (step.isLastChunk()) {
            end();
        }
    }

    void end() {
        if (chunked != null && last != null) {
            chunked.tell(last, missteps);
        }
        chunked = null;
    }
}
