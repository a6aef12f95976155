package dev.larder.runtime.consistency.model;

import java.util.List;

/**
 * A system whose states a {@link Search} visits.
 *
 * @param <S> the state
 */
public interface Model<S> {

    /** Returns the states in which a search begins. */
    List<S> beginnings();

    /** Returns the states that may follow. The next call may use the list again. */
    List<S> after(S state);

    /** Returns the promise that does not hold in a state, or {@code null}. */
    Property violation(S state);

    /** Returns whether every call has ended, so that nothing need follow. */
    boolean isOver(S state);

    /** Returns the number of bytes of a state. */
    int width();

    /** Writes a state as bytes, so that equal states have equal bytes. */
    void encode(S state, byte[] target);

    S decode(byte[] source);

    /** Returns the step that led to a state, and what is to be seen of the state. */
    String describe(S state);
}
