package scala.concurrent;

public interface Future<T> {
    boolean isCompleted();
}
