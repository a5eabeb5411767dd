package io.github.junitsmtp.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Reads a tree of dynamic tests. */
final class Tests {

    private Tests() {}

    static List<DynamicTest> all(Stream<DynamicNode> areas) {
        return areas.map(DynamicContainer.class::cast)
                .flatMap(DynamicContainer::getChildren)
                .map(DynamicTest.class::cast)
                .toList();
    }

    static DynamicTest single(Stream<DynamicNode> areas) {
        return all(areas).get(0);
    }
}
