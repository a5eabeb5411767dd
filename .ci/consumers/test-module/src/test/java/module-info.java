open module org.example.shop.test {
    requires io.github.junitsmtp;
    requires io.github.junitsmtp.greenmail;
    requires greenmail; // for tests that use GreenMail itself
    requires org.assertj.core;
    requires org.example.shop;
    requires org.junit.jupiter.api;
}
