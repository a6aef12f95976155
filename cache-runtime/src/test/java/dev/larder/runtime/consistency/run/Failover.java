package dev.larder.runtime.consistency.run;

import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failover that Sentinels are asked for. Used by one thread. */
public final class Failover {

    private final SentinelSetup setup;

    private @Nullable RedisServer before;

    public Failover(SentinelSetup setup) {
        this.setup = setup;
    }

    public void begin() {
        before = setup.master();
        try {
            setup.sentinels().get(0).command("SENTINEL", "FAILOVER", SentinelSetup.MASTER);
        } catch (RespConnection.RespException e) {
            // The last one is not quite over: this one does not take place.
            before = null;
        }
    }

    /** Waits until another server is the master and has a replica. */
    public void await() {
        RedisServer old = before;
        if (old != null) {
            RedisServer.await("another master", Duration.ofSeconds(30), () -> setup.master() != old);
            setup.awaitReplication();
        }
    }
}
