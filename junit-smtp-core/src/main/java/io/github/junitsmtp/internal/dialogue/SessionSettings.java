package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.internal.store.SpillFolder;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.wire.TlsSettings;
import io.github.junitsmtp.script.Incoming;

/**
 * What the sessions of a server share.
 *
 * @param identity what it says of itself
 * @param extensions what it advertises
 * @param rules what it refuses by the rules of SMTP
 * @param mechanisms how clients log in
 * @param tls how it does TLS
 * @param script the stubs of the test
 * @param spill where it keeps large messages
 * @param maxMessageSize the greatest size of a message in octets
 * @param maxErrors how many errors of a client it endures
 * @param transparent whether a server behind a relay answers everything that the script does not
 */
public record SessionSettings(
        ServerIdentity identity,
        AdvertisedExtensions extensions,
        CommandRules rules,
        Mechanisms mechanisms,
        TlsSettings tls,
        Script<Incoming> script,
        SpillFolder spill,
        int maxMessageSize,
        int maxErrors,
        boolean transparent) {}
