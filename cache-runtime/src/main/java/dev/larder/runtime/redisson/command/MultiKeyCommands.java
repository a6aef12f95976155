package dev.larder.runtime.redisson.command;

import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.TimedLookup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Commands on many keys. They go in chunks that keep no server busy for long. All chunks go at once, which takes one round
 * trip per master. On one server a chunk holds any keys; in a cluster it holds keys of one slot, which mostly are few.
 */
public final class MultiKeyCommands {

    /** Maximum number of keys in a command, which take the server some milliseconds. */
    private static final int CHUNK_KEYS = 1000;

    /** The same where each key is indexed as well. */
    private static final int CHUNK_INDEXED = 250;

    /** Maximum size of a command, exceeded by its last key at most. */
    private static final long CHUNK_BYTES = 1 << 20;

    private final RedisChannel channel;

    public MultiKeyCommands(RedisChannel channel) {
        this.channel = channel;
    }

    /** Reads keys, in their order. Fails when any part fails. */
    public CompletableFuture<List<Lookup>> read(List<String> keys) {
        return inChunks(keys, CHUNK_KEYS, key -> key, key -> 0, this::readChunk);
    }

    /**
     * Reads keys and their remaining times to live, in their order. Fails when any part fails.
     *
     * @param largest maximum number of bytes of a value that the reply may hold
     */
    public CompletableFuture<List<TimedLookup>> readTimed(List<String> keys, int largest) {
        List<ScriptStep> steps =
                keys.stream().map(key -> ScriptStep.on(key, largest)).toList();
        return run(LuaScript.READ_WITH_TTL, steps)
                .thenApply(replies -> replies.stream()
                        .map(reply -> ScriptReply.parse(reply.result(), ScriptReply::timedLookup))
                        .toList());
    }

    private CompletableFuture<List<Lookup>> readChunk(List<String> keys) {
        return channel.keys()
                .getAll(keys)
                .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure)
                        ? each(keys, channel.keys()::get)
                        : CompletableFuture.failedFuture(RedisFailure.unwrap(failure)));
    }

    /** Runs a script on keys; returns a reply for each, in their order, and never fails. */
    public CompletableFuture<List<ScriptReply>> run(LuaScript script, List<ScriptStep> steps) {
        return inChunks(steps, CHUNK_KEYS, ScriptStep::key, ScriptStep::weight, chunk -> runChunk(script, chunk));
    }

    /**
     * Adds keys to the index and runs a script on them; returns a reply for each, in their order. All keys of a chunk are
     * indexed and run in one run of the server.
     *
     * @return fails only with {@link MultiKeyRefusedException}, where the server does not take keys and index sets together
     */
    public CompletableFuture<List<IndexedReply>> runIndexed(LuaScript script, List<IndexedStep> steps) {
        return inChunks(
                steps,
                CHUNK_INDEXED,
                step -> step.step().key(),
                IndexedStep::weight,
                chunk -> channel.scripts()
                        .runIndexed(script, chunk)
                        .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure)
                                ? CompletableFuture.failedFuture(RedisFailure.unwrap(failure))
                                : CompletableFuture.completedFuture(failed(chunk.size(), failure).stream()
                                        .map(reply -> new IndexedReply(reply, List.of()))
                                        .toList())));
    }

    private static List<ScriptReply> failed(int keys, Throwable failure) {
        return Collections.nCopies(keys, new ScriptReply.Failed(storeFailure(failure)));
    }

    private CompletableFuture<List<ScriptReply>> runChunk(LuaScript script, List<ScriptStep> steps) {
        if (steps.size() == 1) {
            return runEach(script, steps);
        }
        return channel.scripts()
                .runMany(script, steps)
                .thenApply(ScriptReply::ofAll)
                .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure)
                        ? runEach(script, steps)
                        : CompletableFuture.completedFuture(failed(steps.size(), failure)));
    }

    /** Runs a script by one command a key, whose arguments may differ in number; never fails. */
    public CompletableFuture<List<ScriptReply>> runEach(LuaScript script, List<ScriptStep> steps) {
        return each(
                steps,
                step -> channel.scripts()
                        .run(script, step.key(), step.arguments().toArray())
                        .handle((result, failure) -> failure == null
                                ? new ScriptReply.Done(result)
                                : new ScriptReply.Failed(storeFailure(failure))));
    }

    private <Q, A> CompletableFuture<List<A>> inChunks(
            List<Q> questions,
            int most,
            Function<Q, String> key,
            ToLongFunction<Q> weight,
            Function<List<Q>, CompletableFuture<List<A>>> ask) {
        List<Chunk<Q>> chunks = chunks(questions, most, key, weight);
        if (chunks.size() == 1) {
            return ask.apply(questions);
        }
        return each(chunks, chunk -> ask.apply(chunk.questions))
                .thenApply(answers -> inOrder(chunks, answers, questions.size()));
    }

    @SuppressWarnings("unchecked") // holds an answer at each place
    private static <Q, A> List<A> inOrder(List<Chunk<Q>> chunks, List<List<A>> answers, int size) {
        Object[] inOrder = new Object[size];
        for (int i = 0; i < chunks.size(); i++) {
            List<Integer> places = chunks.get(i).places;
            for (int j = 0; j < places.size(); j++) {
                inOrder[places.get(j)] = answers.get(i).get(j);
            }
        }
        return (List<A>) Arrays.asList(inOrder);
    }

    private <Q> List<Chunk<Q>> chunks(List<Q> questions, int most, Function<Q, String> key, ToLongFunction<Q> weight) {
        List<Chunk<Q>> chunks = new ArrayList<>();
        Map<Integer, Chunk<Q>> open = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            Q question = questions.get(i);
            int slot = channel.slot(key.apply(question));
            Chunk<Q> chunk = open.get(slot);
            if (chunk == null || chunk.isFull(most)) {
                chunk = new Chunk<>();
                chunks.add(chunk);
                open.put(slot, chunk);
            }
            chunk.add(i, question, weight.applyAsLong(question));
        }
        return chunks;
    }

    private static <Q, A> CompletableFuture<List<A>> each(List<Q> questions, Function<Q, CompletableFuture<A>> ask) {
        return Futures.all(questions.stream().map(ask).toList());
    }

    private static StoreException storeFailure(Throwable failure) {
        return RedisFailure.of(ScriptCommands.NAME, failure);
    }

    /** The questions of one command, and their places among all. */
    private static final class Chunk<Q> {

        private final List<Q> questions = new ArrayList<>();

        private final List<Integer> places = new ArrayList<>();

        private long weight;

        boolean isFull(int most) {
            return questions.size() >= most || weight >= CHUNK_BYTES;
        }

        void add(int place, Q question, long bytes) {
            places.add(place);
            questions.add(question);
            weight += bytes;
        }
    }
}
