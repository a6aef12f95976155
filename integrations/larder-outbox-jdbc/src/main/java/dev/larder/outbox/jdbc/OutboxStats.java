package dev.larder.outbox.jdbc;

import java.time.Duration;

/**
 * The statistics of an outbox. The first two tell of the whole table, as the relay has measured it last; the others count what
 * this process did since its outbox was built. Immutable.
 *
 * @param rows number of rows of this cache. A number that grows shows that evictions fail
 * @param oldest age of the oldest row; zero when there is none
 * @param recorded rows that transactions of this process wrote, whether committed or not
 * @param settled rows whose evictions this process made after its own commits
 * @param relayed rows whose evictions the relay of this process made
 * @param lag age of the row that the relay made last; zero before
 * @param relayFailures rows whose evictions failed in the relay, which takes them again
 * @param failedRounds rounds of the relay in which the database failed
 * @param unrecorded evictions within transactions that are not of the outbox's database, made as without an outbox
 */
public record OutboxStats(
        long rows,
        Duration oldest,
        long recorded,
        long settled,
        long relayed,
        Duration lag,
        long relayFailures,
        long failedRounds,
        long unrecorded) {}
