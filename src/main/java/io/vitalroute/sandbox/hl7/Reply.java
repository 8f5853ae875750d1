package io.vitalroute.sandbox.hl7;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to send back.
 *
 * @param proper the right acknowledgements; none where the sender asked for none
 * @param odd what a fault sends instead, or first
 * @param fault how to send it, or null for at once and whole
 */
record Reply(
        List<byte[]> proper, List<byte[]> odd, @Nullable Hl7Fault fault) {}
