package dev.larder.test.race;

/**
 * A call that a race makes, or a check after it.
 *
 * @param <W> what the calls work on
 */
@FunctionalInterface
public interface Call<W> {

    /** Makes the call. */
    void on(W world) throws Exception;
}
