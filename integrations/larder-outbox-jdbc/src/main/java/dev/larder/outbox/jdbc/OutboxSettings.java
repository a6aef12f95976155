package dev.larder.outbox.jdbc;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The settings of an outbox, checked.
 *
 * @param table the name of the table, with or without a schema
 * @param relayDelay age at which a row is a relay's
 * @param relayInterval pause between two rounds of the relay
 * @param relayBatch maximum number of rows in a round
 * @param claimTime time after which another relay takes a row again
 */
record OutboxSettings(
        String table,
        boolean createsTable,
        Duration relayDelay,
        Duration relayInterval,
        int relayBatch,
        Duration claimTime) {

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private static final int LARGEST_BATCH = 10_000;

    /** After the constants by which it is checked. */
    static final OutboxSettings DEFAULTS = new OutboxSettings(
            "larder_outbox", false, Duration.ofSeconds(5), Duration.ofSeconds(1), 100, Duration.ofSeconds(60));

    OutboxSettings {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "table must be a name of letters, digits and _, with a schema or without,"
                            + " such as larder_outbox or app.larder_outbox, but was \"" + table + "\"");
        }
        requireTime("relayDelay", relayDelay);
        requireTime("relayInterval", relayInterval);
        requireTime("claimTime", claimTime);
        if (relayBatch < 1 || relayBatch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "relayBatch must be from 1 to " + LARGEST_BATCH + ", but was " + relayBatch);
        }
    }

    private static void requireTime(String name, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " must be at least a millisecond and at most a day, but was " + time);
        }
    }

    OutboxSettings withTable(String name) {
        return new OutboxSettings(name, createsTable, relayDelay, relayInterval, relayBatch, claimTime);
    }

    OutboxSettings withCreatesTable(boolean creates) {
        return new OutboxSettings(table, creates, relayDelay, relayInterval, relayBatch, claimTime);
    }

    OutboxSettings withRelayDelay(Duration delay) {
        return new OutboxSettings(table, createsTable, delay, relayInterval, relayBatch, claimTime);
    }

    OutboxSettings withRelayInterval(Duration interval) {
        return new OutboxSettings(table, createsTable, relayDelay, interval, relayBatch, claimTime);
    }

    OutboxSettings withRelayBatch(int rows) {
        return new OutboxSettings(table, createsTable, relayDelay, relayInterval, rows, claimTime);
    }

    OutboxSettings withClaimTime(Duration time) {
        return new OutboxSettings(table, createsTable, relayDelay, relayInterval, relayBatch, time);
    }
}
