package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the first page of a group by a script. */
@FunctionalInterface
interface GroupPages {

    /** @param arguments those of {@code group.lua} */
    CompletableFuture<List<Object>> first(List<Object> arguments);

    /** Returns what leaves no trace. */
    static GroupPages untraced(RedisChannel channel, GroupPattern group) {
        return new Untraced(channel, group);
    }

    /** Returns the index sets of a group and of its head. */
    static List<String> sets(GroupPattern group) {
        return List.of(IndexSet.of(group.prefix()), IndexSet.of(group.head()));
    }

    /** Returns whether only the script will do, since it does more than to read. */
    default boolean isNeeded() {
        return true;
    }

    /** Reads a group and nothing else. */
    record Untraced(RedisChannel channel, GroupPattern group) implements GroupPages {

        @Override
        public CompletableFuture<List<Object>> first(List<Object> arguments) {
            return channel.scripts().runTogether(LuaScript.GROUP, sets(group), arguments);
        }

        @Override
        public boolean isNeeded() {
            return false;
        }
    }
}
