package dev.larder.runtime.internal.pending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The promise about failed evictions holds in random histories, and each way of breaking it is found. */
class EvictionPromiseTest {

    private static final int HISTORIES = Integer.getInteger("larder.test.histories", 2_000);

    /** The maximum for a way of breaking the promise that few histories show. */
    private static final int SEARCHED = 10 * HISTORIES;

    private static long firstBroken(BiFunction<Integer, Timer, EvictionBacklog> backlog) {
        return firstBroken(1, backlog);
    }

    private static long firstBroken(int servers, BiFunction<Integer, Timer, EvictionBacklog> backlog) {
        return firstBroken(SEARCHED, servers, backlog);
    }

    private static long firstBroken(int histories, int servers, BiFunction<Integer, Timer, EvictionBacklog> backlog) {
        for (long seed = 0; seed < histories; seed++) {
            if (new PromiseRun(seed, servers, backlog).run() > 0) {
                return seed;
            }
        }
        return -1;
    }

    @Test
    void isKeptInEveryHistory() {
        assertThat(firstBroken(HISTORIES, 1, (capacity, timer) -> new EvictionBacklog(capacity, "", timer)))
                .as("seed of a broken history")
                .isEqualTo(-1);
    }

    @Test
    void isKeptWhereServersFailOneByOneAndKeysMove() {
        assertThat(firstBroken(HISTORIES, 3, (capacity, timer) -> new EvictionBacklog(capacity, "", timer)))
                .as("seed of a broken history")
                .isEqualTo(-1);
    }

    @Test
    void isBrokenByLeavingPendingEvictionsWhereTheirKeysWere() {
        assertThat(firstBroken(3, (capacity, timer) -> new EvictionBacklog(capacity, "", timer) {
                    @Override
                    void retire(Successor successor) {}
                }))
                .isNotNegative();
    }

    @Test
    void isBrokenByHandingOverOnlyWhatIsPendingAlready() {
        assertThat(firstBroken(3, (capacity, timer) -> new EvictionBacklog(capacity, "", timer) {
                    @Override
                    void retire(Successor successor) {
                        List<Scope> scopes = all();
                        successor.take(Scope.keys(scopes), Scope.groups(scopes));
                    }
                }))
                .isNotNegative();
    }

    @Test
    void isBrokenByForgettingFailedEvictions() {
        assertThat(firstBroken((capacity, timer) -> new EvictionBacklog(capacity, "", timer) {
                    @Override
                    int add(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
                        return 0;
                    }
                }))
                .isNotNegative();
    }

    @Test
    void isBrokenByReadingWhatIsPending() {
        assertThat(firstBroken((capacity, timer) -> new EvictionBacklog(capacity, "", timer) {
                    @Override
                    public boolean covers(String key) {
                        return false;
                    }
                }))
                .isNotNegative();
    }

    @Test
    void isBrokenByTakingAnyAnswerForTheLatestRequest() {
        assertThat(firstBroken((capacity, timer) -> new EvictionBacklog(capacity, "", timer) {
                    @Override
                    long ticket() {
                        return 0;
                    }
                }))
                .isNotNegative();
    }

    @Test
    void isBrokenByDroppingWhatDoesNotFit() {
        assertThat(firstBroken((capacity, timer) -> new EvictionBacklog(Integer.MAX_VALUE, "", timer) {
                    @Override
                    int add(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
                        return size() < capacity ? super.add(keys, groups, ticket) : 0;
                    }
                }))
                .isNotNegative();
    }

    @Test
    void isBrokenByOverlookingPatterns() {
        assertThat(firstBroken((capacity, timer) -> new EvictionBacklog(capacity, "", timer) {
                    @Override
                    int add(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
                        return super.add(keys, List.of(), ticket);
                    }
                }))
                .isNotNegative();
    }
}
