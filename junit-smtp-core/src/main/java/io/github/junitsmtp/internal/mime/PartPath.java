package io.github.junitsmtp.internal.mime;

import org.jspecify.annotations.Nullable;

/**
 * The path of a part in the tree. The text is created on demand, since the paths of many deep parts take more memory than the parts
 * themselves.
 *
 * @param parent the path of the parent part, or null for the message
 * @param number the number of the part within its parent, counted from 1
 * @param depth the number of parts around it
 * @param isEnclosed whether it belongs to an enclosed message
 */
record PartPath(@Nullable PartPath parent, int number, int depth, boolean isEnclosed) {

    static final PartPath ROOT = new PartPath(null, 0, 0, false);

    PartPath child(int index) {
        return new PartPath(this, index + 1, depth + 1, isEnclosed);
    }

    PartPath enclosed() {
        return new PartPath(this, 1, depth + 1, true);
    }

    /** Returns the path, such as {@code 2.1}; empty for the message. */
    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (PartPath at = this; at.parent != null; at = at.parent) {
            path.insert(0, path.isEmpty() ? "" : ".").insert(0, at.number);
        }
        return path.toString();
    }
}
