package dev.larder.runtime.internal.flight;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the failures of a load that concern only the call that ran it, from those that its followers may share.
 *
 * <p>An interrupt and a cancellation were meant for one call. An {@link Error} may be due to its thread, such as a stack
 * that overflowed. The followers of such a flight load for themselves.
 */
public final class OwnFailure {

    /** Maximum number of causes that are looked at. Chains of causes may have cycles. */
    private static final int MAX_CAUSES = 32;

    private OwnFailure() {}

    /** Returns whether a failure, or a cause of it, is an error, an interrupt or a cancellation. */
    public static boolean isOf(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (isOwn(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /**
     * Returns whether a failure concerns only its own call, by {@link #isOf(Throwable)} or because its thread is interrupted.
     *
     * @param loader the thread that ran the load, or {@code null} when the load held no thread
     */
    public static boolean isOf(Throwable failure, @Nullable Thread loader) {
        return isOf(failure) || (loader != null && loader.isInterrupted());
    }

    private static boolean isOwn(Throwable failure) {
        return failure instanceof Error
                || failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException
                || failure instanceof FileLockInterruptionException
                // Of its subclasses, one says that a peer was too slow.
                || (failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException))
                || failure instanceof CancellationException;
    }
}
