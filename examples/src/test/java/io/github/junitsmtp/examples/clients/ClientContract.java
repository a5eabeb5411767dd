package io.github.junitsmtp.examples.clients;

/** All tests for a client. */
interface ClientContract extends DeliveryContract, LoginContract, TlsContract {}
