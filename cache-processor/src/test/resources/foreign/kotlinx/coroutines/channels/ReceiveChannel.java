package kotlinx.coroutines.channels;

public interface ReceiveChannel<E> {
    boolean isClosedForReceive();
}
