package dev.larder.runtime.redisson;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends questions of one kind, alone or several in one command. No method blocks or throws; failures complete the future.
 *
 * @param <Q> what is asked
 * @param <A> the answer
 */
interface BatchSender<Q, A> {

    CompletableFuture<A> sendOne(Q question);

    /**
     * Sends questions together; their answers come in the same order. Fails with {@link TogetherRefusedException} when the
     * server may answer each alone.
     */
    CompletableFuture<List<A>> sendSeveral(List<Q> questions);

    /** How many questions a command may hold at most. */
    int mostTogether();

    /** About how many bytes question and answer took. */
    long weight(Q question, A answer);
}
