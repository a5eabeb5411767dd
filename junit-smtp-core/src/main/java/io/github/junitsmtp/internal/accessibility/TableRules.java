package io.github.junitsmtp.internal.accessibility;

import io.github.junitsmtp.internal.style.Styles;
import io.github.junitsmtp.rule.AccessibilityRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The rule on layout tables: tables with a single row or column, and those that contain other tables. */
final class TableRules {

    private static final Set<String> OF_DATA = Set.of("th", "caption", "thead", "tfoot", "colgroup");

    private final Styles styles;
    private final AccessibilityCheck check;

    /** The content of a table, without tables nested in it. */
    private static final class Content {
        int rows;
        int longestRow;
        boolean isOfData;
        boolean isAroundOthers;
    }

    TableRules(Styles styles, AccessibilityCheck check) {
        this.styles = styles;
        this.check = check;
    }

    void check() {
        IdentityHashMap<Element, Content> contents = new IdentityHashMap<>();
        IdentityHashMap<Element, Element> tableOf = new IdentityHashMap<>();
        List<Element> tables = new ArrayList<>();
        for (Element element : styles.elements()) {
            Element around = element.parent() == null ? null : tableOf.get(element.parent());
            if (around != null) {
                look(element, Objects.requireNonNull(contents.get(around)));
            }
            if (element.normalName().equals("table")) {
                contents.put(element, new Content());
                tables.add(element);
                tableOf.put(element, element);
            } else if (around != null) {
                tableOf.put(element, around);
            }
        }
        tables.stream()
                .filter(table -> styles.of(table).isPerceived()
                        && isForLayout(table, Objects.requireNonNull(contents.get(table))))
                .forEach(table -> check.violation(
                        AccessibilityRule.LAYOUT_TABLES, table, "is a layout table without role=\"presentation\""));
    }

    private static void look(Element element, Content content) {
        switch (element.normalName()) {
            case "table" -> content.isAroundOthers = true;
            case "tr" -> {
                content.rows++;
                content.longestRow = Math.max(content.longestRow, (int) element.children().stream()
                        .filter(cell -> cell.normalName().equals("td"))
                        .count());
            }
            default ->
                content.isOfData |= OF_DATA.contains(element.normalName())
                        || element.hasAttr("scope")
                        || element.hasAttr("headers");
        }
    }

    private static boolean isForLayout(Element table, Content content) {
        return table.attr("role").isBlank()
                && !table.hasAttr("summary")
                && !content.isOfData
                && content.rows > 0
                && (content.isAroundOthers || content.rows == 1 || content.longestRow <= 1);
    }
}
