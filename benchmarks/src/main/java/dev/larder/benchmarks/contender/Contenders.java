package dev.larder.benchmarks.contender;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Every contender, in the order of the report. */
public enum Contenders {
    LARDER("Larder") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return LarderContender.connect(port, source);
        }
    },

    /** Larder as another commit has it: the same contender on the class path of another build. */
    LARDER_BASELINE("Larder, baseline") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return LARDER.connect(port, source);
        }
    },

    REDISSON_TUNED("Redisson `RBucket` + Jackson, tuned") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return new RedissonByHand(RedissonClients.tuned(port), source);
        }
    },

    REDISSON_DEFAULTS("Redisson `RBucket` + Jackson, defaults") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return new RedissonByHand(RedissonClients.withDefaults(port), source);
        }
    },

    LETTUCE("Lettuce + Jackson by hand") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return new LettuceByHand(port, source);
        }
    },

    SPRING_LETTUCE("Spring Cache on Lettuce") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return SpringCacheManagers.onLettuce(port, source);
        }
    },

    SPRING_REDISSON("Spring Cache on Redisson") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return SpringCacheManagers.onRedisson(RedissonClients.tuned(port), source);
        }
    },

    JETCACHE("JetCache remote on Lettuce") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return JetCache.remote(port, source);
        }
    },

    LARDER_NEAR("Larder, near cache, copies") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return NearLarder.copying(port, source);
        }
    },

    /** For values of which no copy can be generated. */
    LARDER_NEAR_DECODED("Larder, near cache, copies decoded from JSON") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return NearLarder.decoding(port, source);
        }
    },

    LARDER_NEAR_SHARED("Larder, near cache, shared objects") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return NearLarder.sharing(port, source);
        }
    },

    /** Nine in ten reads are near. */
    LARDER_NEAR_MOST("Larder, near cache for nine in ten reads, copies") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return NearLarder.copyingMost(port, source);
        }
    },

    /** Shares its objects, unless a converter is written. */
    JETCACHE_BOTH("JetCache, both levels") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return JetCache.bothLevels(port, source);
        }
    },

    CAFFEINE("Caffeine alone") {
        @Override
        public Contender connect(int port, CustomerSource source) {
            return new CaffeineByHand(source);
        }
    };

    /** Those that answer from the JVM. */
    public static final Set<Contenders> NEAR = Collections.unmodifiableSet(EnumSet.range(LARDER_NEAR, CAFFEINE));

    /** How long every contender keeps a value. */
    static final Duration TTL = Duration.ofHours(1);

    private final String title;

    Contenders(String title) {
        this.title = title;
    }

    /** The name in the report. */
    public String title() {
        return title;
    }

    /** Connects to the server on a port of this machine. */
    public abstract Contender connect(int port, CustomerSource source);
}
