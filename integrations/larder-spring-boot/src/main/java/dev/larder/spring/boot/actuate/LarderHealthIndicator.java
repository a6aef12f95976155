package dev.larder.spring.boot.actuate;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import dev.larder.runtime.spi.near.NearLink;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells whether Redis answers. A cache that is down is no reason to restart the application, so that it is in no group of
 * probes unless it is put there.
 */
public final class LarderHealthIndicator extends AbstractHealthIndicator {

    /**
     * Redis answers, but a master of a cluster is away, evictions are pending or commands are not sent yet; does not change the
     * status of all.
     */
    public static final Status DEGRADED = new Status("DEGRADED");

    private final Larder larder;

    /** Asks this cache. */
    public LarderHealthIndicator(Larder larder) {
        super("The cache could not be asked");
        this.larder = larder;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        LarderHealth health = larder.health();
        builder.status(
                        switch (health.status()) {
                            case UP -> Status.UP;
                            case DEGRADED -> DEGRADED;
                            case DOWN -> Status.DOWN;
                        })
                .withDetail("breaker", health.breaker())
                .withDetail("pendingEvictions", health.pendingEvictions());
        if (health.partitions().size() > 1) {
            builder.withDetail("masters", health.partitions().size()).withDetail("away", health.away());
        }
        if (health.near().phase() != NearLink.Phase.UNUSED) {
            builder.withDetail("near", health.near().phase());
        }
        if (!health.near().untold().isEmpty()) {
            builder.withDetail("nearUntold", health.near().untold());
        }
        if (health.ping() != null) {
            builder.withDetail("ping", health.ping().toMillis() + " ms");
        }
        if (health.pingFailure() != null) {
            builder.withDetail("failure", health.pingFailure());
        }
    }
}
