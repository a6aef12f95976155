package dev.larder.runtime.redisson.command;

/**
 * The server refuses a command for several keys but may answer for each alone. Some keys are on another node while their
 * slot moves, or the user may not read all of them, or not by that command.
 */
public final class MultiKeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param code the word that begins the server's error */
    public MultiKeyRefusedException(String code) {
        super(code, null, false, false);
    }
}
