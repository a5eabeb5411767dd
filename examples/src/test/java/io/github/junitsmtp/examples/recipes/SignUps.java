package io.github.junitsmtp.examples.recipes;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The code under test of a recipe: signs customers up in a transaction, and welcomes them in the background after the commit. */
final class SignUps {

    private final Set<String> customers = new HashSet<>(); // stands for a database
    private final Shop shop;

    SignUps(Shop shop) {
        this.shop = shop;
    }

    /** Rolls back if the payment fails. */
    CompletableFuture<Void> signUp(String customer, Runnable payment) {
        customers.add(customer);
        try {
            payment.run();
        } catch (RuntimeException e) {
            customers.remove(customer);
            throw e;
        }
        return shop.welcomeLater(customer);
    }
}
