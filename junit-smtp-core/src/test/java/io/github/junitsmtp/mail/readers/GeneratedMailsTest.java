package io.github.junitsmtp.mail.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails as programs make them, compared with three other readers. All at once, since each reader is a process. */
@Tag("readers")
class GeneratedMailsTest {

    private static final int MAILS = 400;
    private static final long SEED = 20261129;

    GeneratedMailsTest() {
        MailReader.requireAll();
    }

    @Test
    void mails_as_programs_make_them_are_read_as_by_the_majority_of_readers() throws Exception {
        Map<String, byte[]> mails = new TreeMap<>();
        Map<String, Map<Field, String>> said = new TreeMap<>();
        for (Letter letter : letters()) {
            String name = String.format("letter-%03d", mails.size());
            mails.put(name, letter.bytes());
            said.put(name, letter.said());
        }

        Comparison comparison = Comparison.of(mails);

        assertThat(comparison.differences()).isEmpty();
        said.forEach(
                (name, fields) -> assertThat(comparison.ours(name)).as(name).containsAllEntriesOf(fields));
    }

    private static List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<Letter> generator = Letter.letters().generator(MAILS);
            Random random = new Random(SEED);
            for (int i = 0; i < MAILS; i++) {
                letters.add(generator.next(random).value());
            }
        });
        return letters;
    }
}
