package dev.larder.runtime.redisson;

/**
 * The server refuses a command for several keys that it may answer for each alone: some of them are on another node
 * while their slot moves, or the user may not read all of them, or not by that command.
 */
final class TogetherRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TogetherRefusedException(String code) {
        super(code, null, false, false);
    }
}
