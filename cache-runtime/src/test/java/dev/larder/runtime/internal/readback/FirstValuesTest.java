package dev.larder.runtime.internal.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The first values of a method are read back in the background, and what does not come back is told once. */
class FirstValuesTest {

    private static final CacheKey KEY = CacheKey.parse("basket:1", "");

    /** A value that its caller may change. */
    static final class Basket {
        final List<String> items;

        String note = "";

        Basket(String... items) {
            this.items = new ArrayList<>(List.of(items));
        }
    }

    /** Writes the items, and the note where it keeps it. Reads no item that is called {@code bad}. */
    private static final class Baskets implements ValueFormat<Basket> {
        private final boolean keepsNote;

        private int reads;

        Baskets(boolean keepsNote) {
            this.keepsNote = keepsNote;
        }

        @Override
        public byte[] encode(Basket value) {
            String note = keepsNote ? value.note : "";
            return (note + "|" + String.join(",", value.items)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Basket decode(byte[] bytes) throws RejectedValueException {
            reads++;
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\\|", 2);
            Basket basket = new Basket(parts[1].split(","));
            basket.note = parts[0];
            if (basket.items.contains("bad")) {
                throw new RejectedValueException("items[]: no item");
            }
            if (basket.items.contains("broken")) {
                throw new IllegalStateException("broken");
            }
            return basket;
        }
    }

    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private final List<String> told = new ArrayList<>();

    private final FirstValues.Reporter reporter = new FirstValues.Reporter() {
        @Override
        public void valueDiffers(CacheKey key, String difference) {
            told.add("differs " + difference);
        }

        @Override
        public void valueUnreadable(CacheKey key, String reason) {
            told.add("unreadable " + reason);
        }

        @Override
        public void valueNotStored(CacheKey key) {
            told.add("not stored");
        }
    };

    private Baskets format = new Baskets(true);

    private FirstValues<Basket> values = values(tasks::add);

    private FirstValues<Basket> values(Executor executor) {
        return new FirstValues<>(new ReadBack<>(format), executor, reporter);
    }

    private void losesTheNote() {
        format = new Baskets(false);
        values = values(tasks::add);
    }

    private boolean admit(Basket basket) {
        return values.admit(KEY, basket, format.encode(basket));
    }

    private void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            onAnotherThread(task);
        }
    }

    private static void onAnotherThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Basket noted(String... items) {
        Basket basket = new Basket(items);
        basket.note = "by hand";
        return basket;
    }

    @Test
    void aDifferenceIsToldOnceByItsProperty() {
        losesTheNote();
        for (int i = 0; i < 10; i++) {
            assertThat(admit(noted("a" + i))).isTrue();
            runAll();
        }

        assertThat(told).containsExactly("differs note: its value changed");
    }

    @Test
    void valuesThatComeBackAreReadThreeTimesInAll() {
        for (int i = 0; i < 10; i++) {
            assertThat(admit(noted("a" + i))).isTrue();
            runAll();
        }

        assertThat(told).isEmpty();
        assertThat(format.reads).isEqualTo(FirstValues.COMPARED);
    }

    @Test
    void oneCheckRunsAtATimeAndOthersAreDropped() {
        for (int i = 0; i < 10; i++) {
            admit(noted("a" + i));
        }

        assertThat(tasks).hasSize(1);
        runAll();
        assertThat(format.reads).isEqualTo(1);
    }

    @Test
    void aValueThatItsCallerChangesIsNotTold() {
        Basket basket = noted("a", "b");
        admit(basket);
        basket.items.add("c");
        basket.note = "changed";
        runAll();

        assertThat(format.reads).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aValueThatItsCallerChangesIsNotToldWhereAnotherPropertyIsLost() {
        losesTheNote();
        Basket basket = noted("a", "b");
        admit(basket);
        basket.items.clear();
        runAll();
        assertThat(told).isEmpty();

        admit(noted("c"));
        runAll();
        assertThat(told).containsExactly("differs note: its value changed");
    }

    @Test
    void aCollectionThatItsCallerChangesDuringTheComparisonIsNotTold() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            values = values(tasks::add);
            Basket basket = noted("a", "b", "c", "d");
            admit(basket);
            Thread check = new Thread(tasks.remove());
            check.start();
            for (int change = 0; change < 200; change++) {
                basket.items.add("more" + change);
            }
            check.join();
        }

        assertThat(told).isEmpty();
    }

    @Test
    void afterAnUnreadableValueOnlyReadableOnesAreStored() {
        assertThat(admit(new Basket("bad"))).isTrue();
        runAll();

        assertThat(admit(new Basket("bad"))).isFalse();
        assertThat(admit(new Basket("good"))).isTrue();
        assertThat(admit(new Basket("broken"))).isFalse();
        runAll();
        assertThat(told).containsExactly("unreadable items[]: no item", "not stored", "not stored");
    }

    @Test
    void aFormatThatThrowsIsToldWithoutItsMessage() {
        admit(new Basket("broken"));
        runAll();

        assertThat(told).containsExactly("unreadable java.lang.IllegalStateException");
    }

    @Test
    void aRejectedValueHasTheNextOneReadBack() {
        for (int i = 0; i < FirstValues.COMPARED; i++) {
            admit(new Basket("good"));
            runAll();
        }
        admit(new Basket("bad"));
        assertThat(tasks).isEmpty();

        values.rejected();
        assertThat(admit(new Basket("bad"))).isTrue();
        runAll();
        values.rejected();
        assertThat(admit(new Basket("bad"))).isFalse();
        assertThat(told).containsExactly("unreadable items[]: no item", "not stored");
    }

    @Test
    void theCallersThreadReadsNothingBack() {
        values = values(Runnable::run);

        assertThat(admit(new Basket("bad"))).isTrue();
        assertThat(admit(new Basket("bad"))).isTrue();
        assertThat(format.reads).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void anExecutorWithOneThreadReadsBackWhatThatThreadSubmits() {
        onAnotherThread(() -> {
            admit(new Basket("bad"));
            tasks.remove().run();
        });

        assertThat(told).containsExactly("unreadable items[]: no item");
    }

    @Test
    void anExecutorThatIsFullDoesNotFailTheCall() {
        int[] refused = {0};
        values = values(task -> {
            if (refused[0]++ == 0) {
                throw new RejectedExecutionException("full");
            }
            tasks.add(task);
        });

        assertThat(admit(new Basket("bad"))).isTrue();
        assertThat(admit(new Basket("bad"))).isTrue();
        runAll();
        assertThat(told).containsExactly("unreadable items[]: no item");
    }
}
