package io.github.junitsmtp.examples.clients;

/** What each client is put through. */
interface ClientContract extends DeliveryContract, LoginContract, TlsContract {}
