package org.example.invoices;

/** What a customer has to pay, as a finished PDF file. */
public record Invoice(String number, String customer, String email, byte[] pdf) {}
