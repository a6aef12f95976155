package dev.larder.runtime.redisson.near;

import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.removal.RemovalMessage;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.spi.near.NearLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.redisson.client.RedisClient;
import org.redisson.connection.MasterSlaveEntry;

/** What a link reads from the channels of its fleet, and what it publishes there. Thread-safe. */
final class Fleet {

    /** Several times as long as two looks at the links are apart. */
    private static final long MIN_QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{1,16}");

    private final MasterCommands commands;

    private final Removals removals;

    private final NearLink.Listener listener;

    private final String channel;

    private final long id = ThreadLocalRandom.current().nextLong();

    private final Confirmations confirmations = new Confirmations();

    private final long quietNanos;

    private final long stalenessNanos;

    private final Map<SlotPartition, LinkedProcesses> linked = new ConcurrentHashMap<>();

    Fleet(MasterCommands commands, Removals removals, NearLink.Settings settings, NearLink.Listener listener) {
        this.commands = commands;
        this.removals = removals;
        this.listener = listener;
        this.channel = Removals.channel(settings);
        this.stalenessNanos = settings.staleness().toNanos();
        this.quietNanos = Math.max(MIN_QUIET_NANOS, stalenessNanos);
    }

    /** Returns the time for which a new link is not proven, so that all who ask learn of it first. */
    long quietNanos() {
        return quietNanos;
    }

    /** Returns the channel of the removals. */
    String channel() {
        return channel;
    }

    /** Returns the channels that a link subscribes to: that of the removals, and that of the answers to its questions. */
    List<String> subscriptions() {
        return List.of(channel, answersTo(id));
    }

    private String answersTo(long asker) {
        return channel + ":" + Long.toHexString(asker);
    }

    /** Handles a message that the master of a partition has sent. */
    void handle(SlotPartition partition, String from, byte[] message) {
        if (!from.equals(channel)) {
            confirmations.confirmed(Question.answered(message), Question.answering(message));
            return;
        }
        Question question = Question.parse(message);
        if (question != null) {
            answer(partition, question);
        } else if (!isOwn(message)) {
            listener.removed(RemovalMessage.parse(message));
        }
    }

    /** The removals of this process were told when their commands completed. */
    private boolean isOwn(byte[] message) {
        return message.length >= RemovalMessage.START && RemovalMessage.sender(message) == removals.sender();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the asker waits no longer than for the staleness
    private void answer(SlotPartition partition, Question question) {
        if (!partition.slots().get(question.slot())) {
            return;
        }
        MasterSlaveEntry master = commands.of(partition);
        if (question.asker() == id) {
            confirmations.confirmed(question.number(), id);
        } else if (master != null) {
            commands.run(master, "PUBLISH", answersTo(question.asker()), question.answer(id));
        }
    }

    /** Looks which processes are linked to the masters of the partitions. Called several times while a new link is quiet. */
    void look(Collection<SlotPartition> partitions) {
        linked.keySet().retainAll(partitions);
        partitions.forEach(this::look);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // without a reply, nothing is known
    private void look(SlotPartition partition) {
        MasterSlaveEntry master = commands.of(partition);
        if (master == null) {
            return;
        }
        RedisClient server = master.getClient();
        long sentAt = System.nanoTime();
        commands.run(master, "PUBSUB", "CHANNELS", channel + ":*")
                .thenAccept(
                        reply -> linked(partition).seen(server, sentAt, System.nanoTime(), processes((List<?>) reply)));
    }

    private LinkedProcesses linked(SlotPartition partition) {
        return linked.computeIfAbsent(partition, key -> new LinkedProcesses(quietNanos, stalenessNanos));
    }

    private List<Long> processes(List<?> channels) {
        List<Long> processes = new ArrayList<>();
        for (Object name : channels) {
            String id = new String((byte[]) name, StandardCharsets.UTF_8).substring(channel.length() + 1);
            if (ID.matcher(id).matches()) {
                processes.add(Long.parseUnsignedLong(id, 16));
            }
        }
        return processes;
    }

    /**
     * Asks the near caches that are linked to a master, or were lately. The stage completes when all have confirmed; it may never
     * complete, as where it is not known who they are.
     */
    CompletableFuture<Void> ask(SlotPartition partition) {
        MasterSlaveEntry master = commands.of(partition);
        if (master == null) {
            return new CompletableFuture<>();
        }
        Set<Long> processes = linked(partition).now(master.getClient(), System.nanoTime());
        if (processes == null) {
            return new CompletableFuture<>();
        }
        long number = confirmations.begin();
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        confirmed.whenComplete((done, failure) -> confirmations.end(number));
        commands.run(master, "PUBLISH", channel, new Question(id, number, partition.firstSlot()).bytes())
                .thenCompose(receivers -> confirmations.expect(number, (Long) receivers, processes))
                .thenAccept(confirmed::complete);
        return confirmed;
    }
}
