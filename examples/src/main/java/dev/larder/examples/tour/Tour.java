package dev.larder.examples.tour;

import dev.larder.examples.Application;
import dev.larder.examples.checkup.Checkup;
import dev.larder.examples.redis.RedisAddress;
import dev.larder.examples.redis.RedisView;
import java.io.PrintStream;
import java.util.List;

/** A guided tour of the storefront's caches. It takes a few seconds, and ends. */
public final class Tour {

    private final Application application;

    private final PrintStream out;

    public Tour(Application application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    /** Takes the tour, and returns what was observed at each call. */
    public List<Observation> take() {
        try (RedisView redis = RedisView.open(application.redis())) {
            Narrator narrator = new Narrator(out);
            welcome(narrator, redis);
            // What an earlier run left behind would turn the first misses into hits.
            redis.deleteAll(application.keyPrefix() + '*');
            Guide guide = new Guide(application, redis, narrator);
            new UserSteps(application.users(), guide).take();
            new TransactionSteps(application.database(), application.users(), guide).take();
            new ProductSteps(application.products(), guide).take();
            new ReviewSteps(application.reviews(), guide).take();
            new NearSteps(application, guide).take();
            new CartSteps(application.carts(), guide).take();
            new OutboxSteps(application, guide).take();
            new PromotionSteps(application.promotions(), guide).take();
            checkup(narrator, guide);
            farewell(narrator);
            return guide.observations();
        }
    }

    private void welcome(Narrator narrator, RedisView redis) {
        RedisAddress address = application.redis();
        narrator.line("Larder's storefront: a guided tour");
        narrator.line("");
        narrator.line("  Redis      " + redis.version() + " at " + address
                + (application.hasOwnRedis()
                        ? ", a redis-server started for this tour (to use yours, set REDIS_URL or REDIS_HOST)"
                        : ", as configured; keys begin with " + application.keyPrefix()));
        narrator.line("  Database   " + application.database().description());
        narrator.line("  Documents  " + application.documents().description());
        narrator.line("  See it     " + address.redisCli("get " + application.keyPrefix() + "user:1:profile")
                + "   (while this runs)");
        narrator.line("");
        narrator.line("  Miss or hit is what larder.stats() counted during the call. Below a call stand the keys");
        narrator.line("  that it wrote (+) or evicted (-), their time to live and text, as a plain client reads them.");
    }

    private void checkup(Narrator narrator, Guide guide) {
        guide.step(
                "When something is wrong",
                "Is Redis reachable? Which keys exist, and for how long? What went wrong so far? larder.client(),\n"
                        + "larder.health() and larder.stats() tell; \"check\" asks them of your own Redis.",
                "");
        new Checkup(application.larder(), application.redis(), application.keyPrefix())
                .report("user:1:*")
                .forEach(line -> narrator.line("    " + line));
    }

    private void farewell(Narrator narrator) {
        narrator.line("");
        narrator.line("What larder.stats() counted, method by method");
        narrator.line("");
        StatisticsTable.of(application.larder().stats()).forEach(narrator::line);
        narrator.line("");
        narrator.line("That was the tour. To try it over HTTP, with redis-cli beside it:");
        narrator.line("  mvn -q -Ptour -pl examples -am verify -Dexec.args=serve");
    }
}
