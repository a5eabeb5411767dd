package io.github.junitsmtp.mail.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Mails as programs make them, beside what three other readers read. One batch, since each reader is a process. */
@Tag("readers")
class GeneratedMailsTest {

    GeneratedMailsTest() {
        MailReader.requireAll();
    }

    @Property(tries = 1, seed = "20261129", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void mails_as_programs_make_them_are_read_as_by_the_majority_of_readers(@ForAll("batches") List<Letter> letters)
            throws Exception {
        Map<String, byte[]> mails = new TreeMap<>();
        Map<String, Map<Field, String>> said = new TreeMap<>();
        for (Letter letter : letters) {
            String name = String.format("letter-%03d", mails.size());
            mails.put(name, letter.bytes());
            said.put(name, letter.said());
        }

        Comparison comparison = Comparison.of(mails);

        assertThat(comparison.differences()).isEmpty();
        said.forEach(
                (name, fields) -> assertThat(comparison.ours(name)).as(name).containsAllEntriesOf(fields));
    }

    @Provide
    Arbitrary<List<Letter>> batches() {
        return Letter.letters().list().ofSize(400);
    }
}
