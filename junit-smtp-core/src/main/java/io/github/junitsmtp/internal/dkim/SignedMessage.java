package io.github.junitsmtp.internal.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message as signatures see it: header fields and a body of octets. Canonical bodies are computed once. */
final class SignedMessage {

    private final byte[] content;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, List<Field>> fieldsByName = new HashMap<>();
    private final Map<Canonicalization, byte[]> bodies = new EnumMap<>(Canonicalization.class);
    private int body;

    SignedMessage(byte[] content) {
        this.content = content;
        readHeader();
    }

    private void readHeader() {
        int start = 0;
        int at = 0;
        while (at < content.length) {
            int next = afterLineEnd(at);
            boolean isEmpty = next - at <= 2 && isLineEnd(at);
            boolean continues = next < content.length && (content[next] == ' ' || content[next] == '\t');
            if (isEmpty) {
                body = next;
                return;
            }
            if (!continues) {
                add(new Field(latin1(start, withoutLineEnd(next))));
                start = next;
            }
            at = next;
        }
        body = content.length;
    }

    private void add(Field field) {
        fields.add(field);
        fieldsByName.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field);
    }

    private boolean isLineEnd(int at) {
        return content[at] == '\n' || content[at] == '\r' && at + 1 < content.length && content[at + 1] == '\n';
    }

    private int afterLineEnd(int from) {
        int at = from;
        while (at < content.length && content[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, content.length);
    }

    private int withoutLineEnd(int end) {
        int at = end;
        if (at > 0 && content[at - 1] == '\n') {
            at--;
            at -= at > 0 && content[at - 1] == '\r' ? 1 : 0;
        }
        return at;
    }

    private String latin1(int from, int to) {
        return new String(content, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }

    /** Returns the fields in order. */
    List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** Returns the fields with a name, given in lower case, in order. */
    List<Field> fields(String name) {
        return Collections.unmodifiableList(fieldsByName.getOrDefault(name, List.of()));
    }

    /** Returns the body in its canonical form; the array must not be changed. */
    byte[] body(Canonicalization canonicalization) {
        return bodies.computeIfAbsent(canonicalization, form -> form.body(content, body));
    }

    /** Returns the body as it is. */
    byte[] body() {
        return Arrays.copyOfRange(content, body, content.length);
    }
}
