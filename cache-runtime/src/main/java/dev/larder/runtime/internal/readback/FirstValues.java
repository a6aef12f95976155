package dev.larder.runtime.internal.readback;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.RejectedValueException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first values of one method back in the background and tells once what does not come back as it was.
 *
 * <p>From the first value on that cannot be read back, each value of the method is read back before it is stored. So no value
 * is stored again and again that each read rejects. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class FirstValues<V> {

    /** Number of values that are compared. */
    static final int COMPARED = 3;

    /** Stands for "each value is read back before it is stored". */
    private static final int EACH = -1;

    private final ReadBack<V> readBack;

    private final Executor executor;

    private final Reporter reporter;

    /** Number of values to check in the background, or {@link #EACH}. */
    private final AtomicInteger left = new AtomicInteger(COMPARED);

    /** Whether a check is submitted or runs. */
    private final AtomicBoolean isBusy = new AtomicBoolean();

    /** Guarded by {@link #isBusy}. */
    private int comparisons;

    private final AtomicBoolean isTold = new AtomicBoolean();

    /** Is told of values that do not come back. Reasons name properties and classes, never values. */
    public interface Reporter {

        /** Reports the first value that came back as another one. */
        void valueDiffers(CacheKey key, String difference);

        /** Reports the first value that cannot be read back. It is stored already. */
        void valueUnreadable(CacheKey key, String reason);

        /** Reports a further value that cannot be read back and is not stored. */
        void valueNotStored(CacheKey key);
    }

    /** @param executor runs the checks, one at a time */
    public FirstValues(ReadBack<V> readBack, Executor executor, Reporter reporter) {
        this.readBack = readBack;
        this.executor = executor;
        this.reporter = reporter;
    }

    /** Returns whether a value may be stored. Submits its check, if it is one of the first values. */
    public boolean admit(CacheKey key, V value, byte[] bytes) {
        int open = left.get();
        if (open > 0) {
            submit(key, value, bytes);
        }
        return open != EACH || isReadable(key, bytes);
    }

    /** Has the next value checked, since a stored value was rejected: the method may have written it. */
    public void rejected() {
        left.compareAndSet(0, 1);
    }

    private boolean isReadable(CacheKey key, byte[] bytes) {
        try {
            readBack.copy(bytes);
            return true;
        } catch (RejectedValueException | RuntimeException | StackOverflowError e) {
            reporter.valueNotStored(key);
            return false;
        }
    }

    private void submit(CacheKey key, V value, byte[] bytes) {
        if (!isBusy.compareAndSet(false, true)) {
            return;
        }
        Check check = new Check(key, value, bytes);
        try {
            executor.execute(check);
        } catch (RuntimeException e) {
            // The executor is full or closed; the call goes on without the check.
            isBusy.set(false);
        } finally {
            check.submitter = null;
        }
    }

    /** The check of one value. */
    private final class Check implements Runnable {

        private final CacheKey key;

        private final V value;

        private final byte[] bytes;

        /** The caller's thread until it has submitted the check. */
        private volatile @Nullable Thread submitter = Thread.currentThread();

        Check(CacheKey key, V value, byte[] bytes) {
            this.key = key;
            this.value = value;
            this.bytes = bytes;
        }

        @Override
        public void run() {
            try {
                // An executor may run its tasks on the thread of the caller, who must not wait for this.
                if (submitter != Thread.currentThread()) {
                    left.updateAndGet(open -> open > 0 ? open - 1 : open);
                    check();
                }
            } finally {
                isBusy.set(false);
            }
        }

        private void check() {
            V copy;
            try {
                copy = readBack.copy(bytes);
            } catch (RejectedValueException e) {
                unreadable(String.valueOf(e.getMessage()));
                return;
            } catch (RuntimeException | StackOverflowError e) {
                // Without the message, which may hold the value.
                unreadable(e.getClass().getName());
                return;
            }
            if (comparisons < COMPARED) {
                comparisons++;
                difference(copy).ifPresent(this::differs);
            }
        }

        /**
         * Returns a difference that is none of the caller's making: the caller may change the object meanwhile. Then its bytes
         * are others, or two comparisons find different things.
         */
        private Optional<String> difference(V copy) {
            try {
                Optional<String> first = readBack.differenceTo(copy, value);
                return first.isPresent()
                                && readBack.isWrittenAs(value, bytes)
                                && first.equals(readBack.differenceTo(copy, value))
                        ? first
                        : Optional.empty();
            } catch (RuntimeException | StackOverflowError e) {
                // Such as for a collection that changed while it was compared.
                return Optional.empty();
            }
        }

        private void unreadable(String reason) {
            if (left.getAndSet(EACH) != EACH) {
                reporter.valueUnreadable(key, reason);
            }
        }

        private void differs(String difference) {
            if (!isTold.getAndSet(true)) {
                reporter.valueDiffers(key, difference);
            }
        }
    }
}
