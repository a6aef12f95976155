package io.smallrye.mutiny;

public interface Multi<T> extends java.util.concurrent.Flow.Publisher<T> {}
