package dev.larder.examples.jdbc;

/** The database could not be reached, or refused a statement. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
