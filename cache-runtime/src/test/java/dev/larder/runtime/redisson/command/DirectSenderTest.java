package dev.larder.runtime.redisson.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.test.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.config.Config;
import org.redisson.connection.ConnectionManager;

class DirectSenderTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);

    private static final int CONNECTIONS = 8;

    private final RedisServer server = RedisServer.start();

    private final Redisson client = client(CONNECTIONS);

    @AfterEach
    void close() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
        server.close();
    }

    @Test
    void consecutiveCommandsUseOneConnection() {
        DirectSender sender = sender(PATIENT);
        server.command("SET", "k", "v");
        read(sender);
        String before = connections();

        for (int i = 0; i < 20; i++) {
            assertThat(read(sender)).isEqualTo("v");
        }

        assertThat(connections()).isEqualTo(before);
    }

    @Test
    void commandsInFlightUseNoMoreConnectionsThanThePoolHas() {
        DirectSender sender = sender(PATIENT);
        server.command("SET", "k", "v");
        read(sender);
        int before = Integer.parseInt(connections());

        server.pause();
        List<CompletableFuture<byte[]>> replies = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                replies.add(send(sender));
            }
        } finally {
            server.resume();
        }

        assertThat(replies).allSatisfy(reply -> assertThat(text(reply)).isEqualTo("v"));
        assertThat(Integer.parseInt(connections())).isBetween(before, before + CONNECTIONS - 1);
    }

    @Test
    void aReplyThatMissesTheDeadlineFailsItsOwnCommandOnly() {
        DirectSender sender = sender(Duration.ofMillis(200));
        server.command("SET", "k", "v");
        read(sender);

        server.pause();
        try {
            CompletableFuture<byte[]> reply = send(sender);
            assertThatThrownBy(reply::join).hasCauseInstanceOf(RedisTimeoutException.class);
        } finally {
            server.resume();
        }

        await().atMost(PATIENT).ignoreExceptions().until(() -> read(sender).equals("v"));
    }

    @Test
    void aLostConnectionIsReplaced() {
        DirectSender sender = sender(Duration.ofSeconds(1));
        server.command("SET", "k", "v");
        read(sender);

        server.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

        await().atMost(PATIENT).ignoreExceptions().until(() -> read(sender).equals("v"));
    }

    @Test
    void commandsInFlightFailWhenTheClientShutsDown() {
        DirectSender sender = sender(PATIENT);
        read(sender);

        server.pause();
        CompletableFuture<byte[]> reply = send(sender);
        client.shutdown(0, 2, TimeUnit.SECONDS);
        server.resume();

        assertThatThrownBy(reply::join).hasCauseInstanceOf(RedissonShutdownException.class);
        assertThatThrownBy(send(sender)::join).hasCauseInstanceOf(RedissonShutdownException.class);
    }

    @Test
    void inALargePoolEachCommandInFlightHasAConnection() {
        Redisson many = client(64);
        try {
            DirectSender sender = sender(many, PATIENT);
            server.command("SET", "k", "v");
            read(sender);
            int before = Integer.parseInt(connections());

            server.pause();
            List<CompletableFuture<byte[]>> replies = new ArrayList<>();
            try {
                for (int i = 0; i < 20; i++) {
                    replies.add(send(sender));
                }
            } finally {
                server.resume();
            }

            assertThat(replies).allSatisfy(reply -> assertThat(text(reply)).isEqualTo("v"));
            assertThat(Integer.parseInt(connections())).isEqualTo(before + 19);
        } finally {
            many.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }

    private Redisson client(int connections) {
        Config config = new Config();
        config.setNettyThreads(1);
        config.useSingleServer()
                .setAddress(server.uri())
                .setConnectionPoolSize(connections)
                .setConnectionMinimumIdleSize(1)
                .setRetryAttempts(0);
        return (Redisson) Redisson.create(config);
    }

    private DirectSender sender(Duration timeout) {
        return sender(client, timeout);
    }

    private static DirectSender sender(Redisson client, Duration timeout) {
        return new DirectSender(manager(client), new ExecutorSender(client.getCommandExecutor()), timeout);
    }

    private static ConnectionManager manager(Redisson client) {
        return client.getCommandExecutor().getConnectionManager();
    }

    private String connections() {
        return server.info("clients").get("connected_clients").trim();
    }

    private static CompletableFuture<byte[]> send(DirectSender sender) {
        byte[] key = "k".getBytes(StandardCharsets.UTF_8);
        return sender.send(key, RedisCommands.GET, key);
    }

    private static String read(DirectSender sender) {
        return text(send(sender));
    }

    private static String text(CompletableFuture<byte[]> reply) {
        byte[] value = reply.orTimeout(PATIENT.toSeconds(), TimeUnit.SECONDS).join();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
