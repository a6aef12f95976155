package dev.larder.spring.boot.connect;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where the cache's Redis is, when it is another one than the application's: of the properties {@code larder.redis.*}, of a
 * container, or a bean of the application's.
 */
public interface LarderConnectionDetails extends ConnectionDetails {

    /** Returns the address, such as {@code redis://user:password@host:6379/0}. */
    String getUrl();

    /** Returns how to speak TLS; {@code null} for what the URL says and the JVM trusts. */
    default @Nullable SslBundle getSslBundle() {
        return null;
    }
}
