package golden;

import dev.larder.annotation.Cached;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;

public interface Exceptions {
    @Cached(key = "none", ttl = "1h")
    String none();

    @Cached(key = "one", ttl = "1h")
    String one() throws IOException;

    @Cached(key = "two:{e}", ttl = "1h")
    String two(String e) throws IOException, SQLException;

    @Cached(key = "related", ttl = "1h")
    String related() throws FileNotFoundException, IOException;

    @Cached(key = "siblings", ttl = "1h")
    String siblings() throws FileNotFoundException, EOFException, InterruptedException;

    @Cached(key = "unchecked", ttl = "1h")
    String unchecked() throws IllegalStateException, IOException;

    @Cached(key = "any", ttl = "1h")
    String any() throws Throwable;

    @Cached(key = "variable", ttl = "1h")
    <X extends Exception> String variable() throws X;

    @Cached(key = "mixed", ttl = "1h")
    <X extends Exception> String mixed() throws IOException, X;

    <X extends Exception, Y extends Exception> void delegated() throws X, Y;
}
