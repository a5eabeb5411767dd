package io.github.junitsmtp.examples.spring;

import io.github.junitsmtp.examples.shop.ReceiptComposer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The shop on Spring Boot, which creates the mail sender from the {@code spring.mail} properties. */
@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @Bean
    ReceiptComposer receiptComposer() {
        return new ReceiptComposer("shop@example.com", "archive@example.com");
    }
}
