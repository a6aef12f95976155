package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.lease.Signature;
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
import org.jspecify.annotations.Nullable;

/**
 * Commands on many keys. They go in chunks that keep no server busy for long, all under way at once: one round trip per
 * master. On one server a chunk is any keys; in a cluster, keys of one slot, which mostly are one or few.
 */
final class MultiKeyCommands {

    /** Some milliseconds of the server's time. */
    static final int CHUNK_KEYS = 1000;

    static final long CHUNK_BYTES = 1 << 20;

    private final RedisChannel channel;

    MultiKeyCommands(RedisChannel channel) {
        this.channel = channel;
    }

    /** Reads keys, in their order. Fails when any part fails. */
    CompletableFuture<List<Lookup>> read(List<String> keys) {
        return inChunks(keys, key -> key, key -> 0, this::readChunk);
    }

    /** Reads keys and how long they will hold what they hold, in their order. Fails when any part fails. */
    CompletableFuture<List<TimedLookup>> readTimed(List<String> keys) {
        List<ScriptStep> steps = keys.stream().map(ScriptStep::on).toList();
        return run(LuaScript.AGED, steps)
                .thenApply(replies -> replies.stream()
                        .map(reply -> ScriptReply.aged(reply.result()))
                        .toList());
    }

    private CompletableFuture<List<Lookup>> readChunk(List<String> keys) {
        return channel.getAll(keys)
                .thenApply(MultiKeyCommands::lookups)
                .exceptionallyCompose(failure -> RedisChannel.unwrap(failure) instanceof TogetherRefusedException
                        ? each(keys, channel::get)
                        : CompletableFuture.failedFuture(RedisChannel.unwrap(failure)));
    }

    private static List<Lookup> lookups(List<@Nullable Object> values) {
        List<Lookup> lookups = new ArrayList<>(values.size());
        for (Object value : values) {
            lookups.add(Signature.classify((byte[]) value));
        }
        return lookups;
    }

    /** Runs a script on keys; returns a reply for each, in their order, and never fails. */
    CompletableFuture<List<ScriptReply>> run(LuaScript script, List<ScriptStep> steps) {
        return inChunks(steps, ScriptStep::key, ScriptStep::weight, chunk -> runChunk(script, chunk));
    }

    private CompletableFuture<List<ScriptReply>> runChunk(LuaScript script, List<ScriptStep> steps) {
        if (steps.size() == 1) {
            return runApart(script, steps);
        }
        return channel.runTogether(script, steps)
                .thenApply(ScriptReply::ofAll)
                .exceptionallyCompose(failure -> RedisChannel.unwrap(failure) instanceof TogetherRefusedException
                        ? runApart(script, steps)
                        : CompletableFuture.completedFuture(
                                Collections.nCopies(steps.size(), new ScriptReply.Failed(storeFailure(failure)))));
    }

    /** Runs a script on keys, each by a command of its own, whose arguments may differ in number; never fails. */
    CompletableFuture<List<ScriptReply>> runApart(LuaScript script, List<ScriptStep> steps) {
        return each(
                steps,
                step -> channel.run(script, step.key(), step.arguments().toArray())
                        .handle((result, failure) -> failure == null
                                ? new ScriptReply.Done(result)
                                : new ScriptReply.Failed(storeFailure(failure))));
    }

    private <Q, A> CompletableFuture<List<A>> inChunks(
            List<Q> questions,
            Function<Q, String> key,
            ToLongFunction<Q> weight,
            Function<List<Q>, CompletableFuture<List<A>>> ask) {
        List<Chunk<Q>> chunks = chunks(questions, key, weight);
        if (chunks.size() == 1) {
            return ask.apply(questions);
        }
        return each(chunks, chunk -> ask.apply(chunk.questions))
                .thenApply(answers -> inOrder(chunks, answers, questions.size()));
    }

    @SuppressWarnings("unchecked") // of nothing but answers, one for each place
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

    private <Q> List<Chunk<Q>> chunks(List<Q> questions, Function<Q, String> key, ToLongFunction<Q> weight) {
        List<Chunk<Q>> chunks = new ArrayList<>();
        Map<Integer, Chunk<Q>> open = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            Q question = questions.get(i);
            int slot = channel.slot(key.apply(question));
            Chunk<Q> chunk = open.get(slot);
            if (chunk == null || chunk.isFull()) {
                chunk = new Chunk<>();
                chunks.add(chunk);
                open.put(slot, chunk);
            }
            chunk.add(i, question, weight.applyAsLong(question));
        }
        return chunks;
    }

    private static <Q, A> CompletableFuture<List<A>> each(List<Q> questions, Function<Q, CompletableFuture<A>> ask) {
        List<CompletableFuture<A>> answers = questions.stream().map(ask).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<A> list = new ArrayList<>(answers.size());
                    answers.forEach(answer -> list.add(answer.join()));
                    return list;
                });
    }

    private static StoreException storeFailure(Throwable failure) {
        return RedisFailure.of("EVALSHA", RedisChannel.unwrap(failure));
    }

    /** Questions that go in one command, and where they stood. */
    private static final class Chunk<Q> {

        private final List<Q> questions = new ArrayList<>();

        private final List<Integer> places = new ArrayList<>();

        private long weight;

        boolean isFull() {
            return questions.size() >= CHUNK_KEYS || weight >= CHUNK_BYTES;
        }

        void add(int place, Q question, long itsWeight) {
            places.add(place);
            questions.add(question);
            weight += itsWeight;
        }
    }
}
