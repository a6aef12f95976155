package dev.larder.runtime.trial;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A codec that takes every type, so that a method whose type is refused does not keep the others of its service from their
 * trial. Remembers what went through it. Not thread-safe beyond what one call at a time needs.
 */
final class TrialCodec implements ValueCodec {

    private final ValueCodec codec;

    private final Map<Type, String> refusals = new LinkedHashMap<>();

    private final List<Object> digested = new ArrayList<>();

    private Optional<String> failure = Optional.empty();

    private int written;

    TrialCodec(ValueCodec codec) {
        this.codec = codec;
    }

    synchronized void clear() {
        digested.clear();
        failure = Optional.empty();
        written = 0;
    }

    /** Returns why values of a type cannot be kept; nothing for a type that can. */
    synchronized Optional<String> refusal(Type type) {
        return Optional.ofNullable(refusals.get(type));
    }

    /** Returns the arguments whose digest was made. */
    synchronized List<Object> digested() {
        return List.copyOf(digested);
    }

    /** Returns why a value was not written or read; nothing where none failed. */
    synchronized Optional<String> failure() {
        return failure;
    }

    /** Returns whether any value was written. */
    synchronized boolean hasWritten() {
        return written > 0;
    }

    @Override
    public <V> ValueFormat<V> format(Type type) {
        try {
            return new TrialFormat<>(codec.format(type));
        } catch (UnsupportedValueException e) {
            synchronized (this) {
                refusals.put(type, String.valueOf(e.getMessage()));
            }
            return new RefusedFormat<>();
        }
    }

    @Override
    public byte[] canonical(Object value) {
        synchronized (this) {
            digested.add(value);
        }
        return codec.canonical(value);
    }

    private synchronized void failed(Exception e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
    }

    private synchronized void writes() {
        written++;
    }

    /** The form of a type that the codec takes. */
    private final class TrialFormat<V> implements ValueFormat<V> {

        private final ValueFormat<V> format;

        TrialFormat(ValueFormat<V> format) {
            this.format = format;
        }

        @Override
        public byte[] encode(V value) {
            writes();
            try {
                return format.encode(value);
            } catch (RuntimeException e) {
                failed(e);
                throw e;
            }
        }

        @Override
        public V decode(byte[] bytes) throws RejectedValueException {
            try {
                return format.decode(bytes);
            } catch (RejectedValueException | RuntimeException e) {
                failed(e);
                throw e;
            }
        }
    }

    /** The form of a type that the codec refuses. */
    private static final class RefusedFormat<V> implements ValueFormat<V> {

        @Override
        public byte[] encode(V value) {
            throw new UnsupportedValueException("its type is refused");
        }

        @Override
        public V decode(byte[] bytes) throws RejectedValueException {
            throw new RejectedValueException("its type is refused");
        }
    }
}
