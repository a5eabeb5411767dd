module org.example.shop {
    requires transitive jakarta.mail;

    exports org.example.shop;
}
