package dev.larder.runtime.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observes the commands that a store sends, each with the callers that wait for it: a store sends one command for several
 * callers where they wait at the same time. Metrics and spans of commands come of it.
 *
 * <p>Only commands that work on keys or look for them are told; checks of the connection are not. A command that goes on
 * behind another one, on a thread of the store, has the callers of that one. No method may throw or block, since commands
 * wait for it. Implementations are thread-safe.
 */
public interface CommandObserver {

    /** Returns what is to be known of the calling thread when its command is sent, such as the current span. */
    Caller caller();

    /**
     * Begins to observe a command that is sent next.
     *
     * @param callers what {@link #caller} returned on the threads of the callers that wait for the command; at least one
     */
    Sent begin(Command command, List<Caller> callers);

    /** Returns an observer that does nothing. A store with this one asks for no callers. */
    static CommandObserver none() {
        enum Unobserved implements CommandObserver, Caller, Sent {
            INSTANCE;

            @Override
            public Caller caller() {
                return this;
            }

            @Override
            public Sent begin(Command command, List<Caller> callers) {
                return this;
            }

            @Override
            public void end(@Nullable String error) {}
        }
        return Unobserved.INSTANCE;
    }

    /** A caller of a command. The store only hands it on; what it holds is the observer's. */
    interface Caller {}

    /** A command that is observed. */
    interface Sent {

        /**
         * Ends the observation, once, on any thread.
         *
         * @param error {@code null} when the command succeeded. Otherwise the word that begins the server's error, such as
         *     {@code OOM}; {@code timeout}; or the simple name of an exception. It holds nothing of the command's arguments
         */
        void end(@Nullable String error);
    }

    /**
     * A command to a server, without its arguments.
     *
     * @param name the command's name, such as {@code MGET}
     * @param script the script that the command runs, such as {@code acquire}; {@code null} when it runs none
     * @param operations how many keys the command reads, removes or works on for its callers, at least 1
     * @param host the server's name or address; empty when no server is known for the key
     * @param database the number of the server's database
     */
    record Command(String name, @Nullable String script, int operations, String host, int port, int database) {}
}
