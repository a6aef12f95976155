package dev.larder.examples.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The storefront's MongoDB. Thread-safe. */
public final class Documents implements AutoCloseable {

    private static final String DEFAULT_DATABASE = "storefront";

    /** How long a call looks for a server that does not answer; the driver's default is 30 s. */
    private static final int PATIENCE_SECONDS = 5;

    private final @Nullable MongoServer ownServer;

    private final MongoClient client;

    private final String database;

    private final LongAdder commands = new LongAdder();

    private Documents(ConnectionString address, @Nullable MongoServer ownServer) {
        this.ownServer = ownServer;
        String named = address.getDatabase();
        this.database = named == null ? DEFAULT_DATABASE : named;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.increment();
                    }
                })
                .build());
    }

    /**
     * Opens the database that {@code MONGO_URL} names, or else one in memory, in this process, which speaks MongoDB's
     * protocol and lives until {@link #close}. A server that does not answer is noticed by the first call.
     *
     * @throws IllegalArgumentException if {@code MONGO_URL} is not a MongoDB URL
     */
    public static Documents open(Map<String, String> environment) {
        String url = environment.getOrDefault("MONGO_URL", "");
        if (url.isEmpty()) {
            MongoServer server = new MongoServer(new MemoryBackend());
            return new Documents(new ConnectionString(server.bindAndGetConnectionString()), server);
        }
        if (!url.startsWith("mongodb://") && !url.startsWith("mongodb+srv://")) {
            throw new IllegalArgumentException(
                    "MONGO_URL must look like mongodb://[user:password@]host[:port][/database]");
        }
        return new Documents(new ConnectionString(url), null);
    }

    MongoCollection<Document> collection(String name) {
        return client.getDatabase(database).getCollection(name);
    }

    /** How many commands were sent since it was opened. */
    public long commands() {
        return commands.sum();
    }

    /** What it is, for people: never a password. */
    public String description() {
        return ownServer != null
                ? "MongoDB's protocol, in memory"
                : "MongoDB at " + client.getClusterDescription().getShortDescription() + ", database " + database;
    }

    @Override
    public void close() {
        client.close();
        if (ownServer != null) {
            ownServer.shutdownNow();
        }
    }
}
