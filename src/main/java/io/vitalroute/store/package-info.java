/**
 * Every byte of state: payloads, the ledger of readings, deliveries, links, connections to vendors, errands and counts,
 * in SQLite (one engine) or PostgreSQL (several engines).
 *
 * <p>In: calls of the ports {@link io.vitalroute.pipeline.Inbox}, {@link io.vitalroute.pipeline.Outbox},
 * {@link io.vitalroute.pipeline.Ledger}, {@link io.vitalroute.pipeline.Journal}, {@link io.vitalroute.identity.Links},
 * and of those in {@code source.connect} and {@code source.pull}. Out: what was kept, exactly. Must never know: what a
 * body or a message means, Camel, HTTP, or any vendor; and no value, body or token ever leaves it in a log line or an
 * exception.
 *
 * <p>Writes go through one thread per lane that gathers waiting operations into one transaction (group commit), so that
 * the cost of reaching the disk is shared. Reads have connections of their own.
 *
 * <p>Plain JDBC, on purpose: the writer runs some ten prepared statements for each payload and must find them prepared,
 * and driver exceptions, which may quote values, are replaced at one place ({@code Faults}).
 */
@NullMarked
package io.vitalroute.store;

import org.jspecify.annotations.NullMarked;
