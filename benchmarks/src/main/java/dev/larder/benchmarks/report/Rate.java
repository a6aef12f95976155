package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;

/**
 * A fixed rate of calls: a share of what Lettuce by hand reached in another series.
 *
 * @param percent the share
 * @param of the title of the other series
 */
record Rate(int percent, String of) {

    /** Returns calls per second, at least one. */
    long perSecond(Results results) {
        double most = results.titled(of)
                .map(series -> results.score(series, Contenders.LETTUCE))
                .orElseThrow(() -> new IllegalStateException("a rate is a share of Lettuce's speed in the series \""
                        + of + "\", which was not measured; name that series in --only as well"))
                .orElseThrow(() -> new IllegalStateException("Lettuce by hand was not measured in \"" + of + "\""));
        return Math.max(1, Math.round(most * percent / 100));
    }
}
