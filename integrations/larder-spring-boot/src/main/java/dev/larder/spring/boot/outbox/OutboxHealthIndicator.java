package dev.larder.spring.boot.outbox;

import dev.larder.outbox.jdbc.JdbcOutbox;
import dev.larder.outbox.jdbc.OutboxStats;
import dev.larder.spring.boot.actuate.LarderHealthIndicator;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells how many evictions wait in the outbox, and for how long. Sends no statement. */
public final class OutboxHealthIndicator extends AbstractHealthIndicator {

    /** Age of the oldest row from which on something holds up the relays of all instances. */
    private static final Duration OLD = Duration.ofMinutes(2);

    private final JdbcOutbox outbox;

    /** Reads the statistics of this outbox. */
    public OutboxHealthIndicator(JdbcOutbox outbox) {
        super("The outbox could not be asked");
        this.outbox = outbox;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        OutboxStats stats = outbox.stats();
        (stats.oldest().compareTo(OLD) > 0 ? builder.status(LarderHealthIndicator.DEGRADED) : builder.up())
                .withDetail("rows", stats.rows())
                .withDetail("oldest", stats.oldest().toMillis() + " ms")
                .withDetail("lag", stats.lag().toMillis() + " ms");
    }
}
