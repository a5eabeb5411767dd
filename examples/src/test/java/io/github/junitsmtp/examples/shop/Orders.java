package io.github.junitsmtp.examples.shop;

import java.math.BigDecimal;
import java.util.List;

/** Orders to test with. */
public final class Orders {

    private Orders() {}

    public static Order of(String customer, String email) {
        return new Order(
                4711,
                customer,
                email,
                List.of(
                        new Order.Item("Notebook, ruled", 3, new BigDecimal("2.50")),
                        new Order.Item("Fountain pen", 1, new BigDecimal("19.90"))));
    }
}
