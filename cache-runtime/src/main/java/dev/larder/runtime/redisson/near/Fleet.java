package dev.larder.runtime.redisson.near;

import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.removal.RemovalMessage;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.spi.NearLink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.redisson.connection.MasterSlaveEntry;

/** What a link reads from the channels of its fleet, and what it publishes there. Thread-safe. */
final class Fleet {

    private final MasterCommands commands;

    private final Removals removals;

    private final NearLink.Listener listener;

    private final String channel;

    private final long id = ThreadLocalRandom.current().nextLong();

    private final Confirmations confirmations = new Confirmations();

    Fleet(MasterCommands commands, Removals removals, NearLink.Settings settings, NearLink.Listener listener) {
        this.commands = commands;
        this.removals = removals;
        this.listener = listener;
        this.channel = Removals.channel(settings);
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
            confirmations.confirmed(Question.answered(message));
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
            confirmations.confirmed(question.number());
        } else if (master != null) {
            commands.run(master, "PUBLISH", answersTo(question.asker()), question.answer());
        }
    }

    /**
     * Asks the near caches that are linked to a master. The stage completes when all have confirmed; it may never complete.
     */
    CompletableFuture<Void> ask(SlotPartition partition) {
        MasterSlaveEntry master = commands.of(partition);
        if (master == null) {
            return new CompletableFuture<>();
        }
        long number = confirmations.begin();
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        confirmed.whenComplete((done, failure) -> confirmations.end(number));
        commands.run(master, "PUBLISH", channel, new Question(id, number, partition.firstSlot()).bytes())
                .thenCompose(receivers -> confirmations.expect(number, (Long) receivers))
                .thenAccept(confirmed::complete);
        return confirmed;
    }
}
