package io.github.junitsmtp.internal.dialogue;

import io.github.junitsmtp.internal.enforcement.AdvertisedExtensions;
import io.github.junitsmtp.internal.enforcement.CommandRules;
import io.github.junitsmtp.internal.sasl.Mechanisms;
import io.github.junitsmtp.internal.store.SpillFolder;
import io.github.junitsmtp.internal.stubbing.Script;
import io.github.junitsmtp.internal.wire.TlsSettings;
import io.github.junitsmtp.script.Incoming;

/**
 * The settings that all sessions of a server share.
 *
 * @param identity how it identifies itself
 * @param extensions the extensions it advertises
 * @param rules the rules of SMTP that it enforces
 * @param mechanisms how clients log in
 * @param tls its TLS settings
 * @param script the test's stubs
 * @param spill where it keeps large messages
 * @param maxMessageSize the maximum size of a message in octets
 * @param maxErrors how many client errors it tolerates
 * @param transparent whether the backend of a relay answers everything that is not scripted
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
