package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.spi.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Checks that every command of the store is allowed, by commands that change nothing: a command that the user may not run
 * would fail only at a call that needs it.
 */
final class CommandRights {

    /** A key that is never written. */
    private static final String KEY = "larder:rights";

    private static final List<List<Object>> COMMANDS = List.of(
            List.of("PING"),
            List.of("INFO", "server"),
            List.of("TIME"),
            List.of("GET", KEY),
            List.of("GETRANGE", KEY, 0, 0),
            List.of("STRLEN", KEY),
            List.of("SETRANGE", KEY, 0, ""),
            List.of("TYPE", KEY),
            List.of("PTTL", KEY),
            List.of("SET", KEY, "", "XX", "PX", 1),
            List.of("PEXPIRE", KEY, 1),
            List.of("UNLINK", KEY),
            List.of("ZADD", KEY, "XX", 0, ""),
            List.of("ZSCORE", KEY, ""),
            List.of("ZRANGEBYSCORE", KEY, 0, 0),
            List.of("ZREM", KEY, ""),
            List.of("ZCARD", KEY),
            List.of("SCAN", 0, "COUNT", 1),
            List.of("EVAL", "return 1", 1, KEY),
            List.of("EVALSHA", "0".repeat(40), 1, KEY));

    private CommandRights() {}

    /** Fails when a master does not know a command or the user may not run it. All commands take one round trip. */
    static void check(MasterCommands commands, ServerSettings.@Nullable Credentials credentials, String where) {
        Set<String> forbidden = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        Collection<MasterSlaveEntry> masters = commands.known();
        List<CompletableFuture<Boolean>> replies = new ArrayList<>();
        for (MasterSlaveEntry master : masters) {
            for (List<Object> command : COMMANDS) {
                String name = (String) command.get(0);
                replies.add(commands.run(
                                master, name, command.subList(1, command.size()).toArray())
                        .handle((reply, failure) -> switch (failure == null ? "" : RedisFailure.refusal(failure)) {
                            case "NOPERM" -> forbidden.add(name);
                            case "unknown command" -> unknown.add(name);
                            default -> false;
                        }));
            }
        }
        Futures.all(replies).join();
        if (!unknown.isEmpty()) {
            throw new StoreException("Redis at " + where + " cannot be used: the server does not know "
                    + String.join(", ", unknown) + ", which Larder needs; connect to a Redis or Valkey that has it");
        }
        if (!forbidden.isEmpty()) {
            String user = credentials == null || credentials.username() == null ? "default" : credentials.username();
            throw new StoreException("Redis at " + where + " cannot be used: NOPERM (the user may not run "
                    + String.join(", ", forbidden) + "; allow it by ACL SETUSER " + user + " +"
                    + String.join(" +", forbidden).toLowerCase(Locale.ROOT) + ")");
        }
    }
}
