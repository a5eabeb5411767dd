package io.github.junitsmtp.internal.dkim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that is signed: the covered fields, then the signature field itself with an empty b=.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.7">RFC 6376, section 3.7</a>
 */
final class HeaderHash {

    private final SignedMessage message;
    private final DkimSignature signature;

    HeaderHash(SignedMessage message, DkimSignature signature) {
        this.message = message;
        this.signature = signature;
    }

    /** Returns the covered fields in the order of h=. Of several fields with the same name, the last comes first. */
    List<Field> covered() {
        return covered(null);
    }

    private List<Field> covered(@Nullable Field missing) {
        Map<String, Deque<Field>> left = new HashMap<>();
        List<Field> covered = new ArrayList<>();
        for (String name : signature.covered()) {
            Field last =
                    left.computeIfAbsent(name, same -> others(same, missing)).pollLast();
            if (last != null) {
                covered.add(last);
            }
        }
        return covered;
    }

    /** Returns the fields of a name, except one and the signature itself. */
    @SuppressWarnings("ReferenceEquality") // equal fields occur twice
    private Deque<Field> others(String name, @Nullable Field missing) {
        Deque<Field> others = new ArrayDeque<>();
        for (Field field : message.fields(name)) {
            if (field != missing && field != signature.field()) {
                others.add(field);
            }
        }
        return others;
    }

    String text() {
        return text(covered(), signature.ofHeader());
    }

    /** Returns the text in another canonical form. */
    String text(Canonicalization form) {
        return text(covered(), form);
    }

    /** Returns the text without one of the fields. */
    String textWithout(Field missing) {
        return text(covered(missing), signature.ofHeader());
    }

    /** Returns the text with one field replaced. */
    @SuppressWarnings("ReferenceEquality") // equal fields occur twice
    String textWith(Field original, Field changed) {
        return text(
                covered().stream()
                        .map(field -> field == changed ? original : field)
                        .toList(),
                signature.ofHeader());
    }

    private String text(List<Field> covered, Canonicalization form) {
        StringBuilder text = new StringBuilder();
        covered.forEach(field -> text.append(form.header(field)).append("\r\n"));
        Field own = signature.field();
        return text.append(form.header(own.with(TagList.without("b", own.value()))))
                .toString();
    }
}
