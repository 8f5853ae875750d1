package io.vitalroute.source.connect;

/** A bench whose store is memory, with what only that can do. */
final class MemoryBench {
    final MemoryInvitations invitations = new MemoryInvitations();
    final MemoryConnections connections;
    final Bench bench;

    MemoryBench() {
        TestClock clock = new TestClock();
        connections = new MemoryConnections(invitations, clock);
        bench = new Bench(clock, invitations, connections);
    }
}
