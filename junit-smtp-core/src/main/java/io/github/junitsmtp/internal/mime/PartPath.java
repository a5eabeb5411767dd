package io.github.junitsmtp.internal.mime;

import org.jspecify.annotations.Nullable;

/**
 * Where a part is in the tree. It is written down only when somebody asks, since the paths of many deep parts take more memory than the parts.
 *
 * @param parent that of the part it is in, or null for the message
 * @param number the number of the part in its parent, counted from 1
 * @param depth how many parts it is in
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
