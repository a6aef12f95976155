package kotlinx.coroutines;

public interface Deferred<T> {}
