package io.github.junitsmtp.internal.css;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The block that is being parsed, and the blocks around it. */
final class Nesting {

    /** The kind of content in a block. */
    enum Content {
        RULES,
        DECLARATIONS,
        /** Content that applies to no element, such as the descriptors of a font. */
        OTHER
    }

    final Content content;
    final @Nullable Nesting outer;
    final List<AtRule> within;
    final List<Declaration> declarations = new ArrayList<>();

    private Nesting(Content content, @Nullable Nesting outer, List<AtRule> within) {
        this.content = content;
        this.outer = outer;
        this.within = within;
    }

    static Nesting outermost(Content content) {
        return new Nesting(content, null, List.of());
    }

    Nesting with(Content inner) {
        return new Nesting(content == Content.OTHER ? Content.OTHER : inner, this, within);
    }

    /** Enters the block of a rule. Only a limited number of rules is kept, more than any real style sheet nests. */
    Nesting with(Content inner, AtRule rule) {
        List<AtRule> all = within;
        if (within.size() < 8) {
            all = new ArrayList<>(within);
            all.add(rule);
        }
        return new Nesting(content == Content.OTHER ? Content.OTHER : inner, this, all);
    }
}
