package io.github.junitsmtp.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal<String> journal = new Journal<>();

    @Test
    void what_was_listed_does_not_change() {
        List<List<String>> lists = new ArrayList<>();
        for (String element : List.of("a", "b", "c", "d", "e")) {
            lists.add(journal.list());
            journal.add(element);
        }
        journal.removeFirst();
        journal.add(1, "x");
        journal.add("f");

        assertThat(lists)
                .containsExactly(
                        List.of(),
                        List.of("a"),
                        List.of("a", "b"),
                        List.of("a", "b", "c"),
                        List.of("a", "b", "c", "d"));
        assertThat(journal.list()).containsExactly("b", "x", "c", "d", "e", "f");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> journal.list().add("g"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> lists.get(1).get(1));
    }

    @Test
    void a_list_costs_no_copy() {
        for (int i = 0; i < 100_000; i++) {
            journal.add("element");
            assertThat(journal.list().size()).isEqualTo(i + 1); // copying would take 5,000,000,000 references
        }
    }

    @Test
    void what_is_forgotten_is_let_go() {
        Journal<Object> objects = new Journal<>();
        objects.add(new Object());
        WeakReference<Object> first = new WeakReference<>(objects.list().get(0));
        for (int i = 0; i < 10; i++) {
            objects.add(new Object());
            objects.removeFirst();
        }

        Garbage.await(first);
        assertThat(objects.size()).isEqualTo(1);
    }

    @Test
    void what_is_forgotten_is_let_go_although_nothing_comes() {
        Journal<Object> objects = new Journal<>();
        List<WeakReference<Object>> references = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Object element = new Object();
            objects.add(element);
            references.add(new WeakReference<>(element));
        }
        for (int i = 0; i < 100; i++) {
            objects.removeFirst();
        }

        Garbage.awaitAll(references);
        assertThat(objects.list()).isEmpty();
    }

    @Test
    void a_journal_that_was_cleared_begins_anew() {
        journal.add("a");
        journal.add("b");
        journal.removeFirst();

        journal.clear();
        journal.add("c");

        assertThat(journal.list()).containsExactly("c");
        assertThat(journal.list().forgotten()).isZero();
    }
}
