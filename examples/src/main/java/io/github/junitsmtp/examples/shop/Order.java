package io.github.junitsmtp.examples.shop;

import java.math.BigDecimal;
import java.util.List;

/** What a customer bought and paid for. */
public record Order(int number, String customer, String email, List<Item> items) {

    /** A quantity of one article. */
    public record Item(String article, int quantity, BigDecimal price) {

        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
