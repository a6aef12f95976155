package io.vavr.concurrent;

public interface Future<T> {
    boolean isCompleted();
}
