package io.vertx.core;

public interface Future<T> {
    boolean isComplete();

    Future<T> onComplete(java.util.function.Consumer<T> handler);
}
