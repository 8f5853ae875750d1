package io.vitalroute.sandbox.hl7;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vitalroute.sandbox.hl7.ReceivedMessage.Repeat;

/** What arrived, and which of it was taken. */
final class MessageLog {
    private final List<ReceivedMessage> all = new ArrayList<>();
    private final Map<List<String>, ReceivedMessage> taken = new HashMap<>();
    private final List<ReceivedMessage> takenInOrder = new ArrayList<>();

    synchronized Repeat repeat(String sender, String controlId, byte[] bytes) {
        ReceivedMessage before = taken.get(List.of(sender, controlId));
        if (before == null) {
            return Repeat.FIRST;
        }
        return Arrays.equals(before.bytes(), bytes) ? Repeat.SAME : Repeat.OTHER;
    }

    synchronized void arrived(ReceivedMessage message) {
        all.add(message);
    }

    synchronized void take(ReceivedMessage message) {
        if (taken.putIfAbsent(List.of(message.sender(), message.controlId()), message) == null) {
            takenInOrder.add(message);
        }
    }

    synchronized List<ReceivedMessage> all() {
        return List.copyOf(all);
    }

    synchronized List<ReceivedMessage> taken() {
        return List.copyOf(takenInOrder);
    }
}
