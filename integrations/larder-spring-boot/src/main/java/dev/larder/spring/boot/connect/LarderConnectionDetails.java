package dev.larder.spring.boot.connect;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * The address of the cache's Redis, when it is not that of Spring Data. It comes from the properties {@code larder.redis.*}, from
 * a container, or from a bean of the application.
 */
public interface LarderConnectionDetails extends ConnectionDetails {

    /** Returns the address, such as {@code redis://user:password@host:6379/0}. */
    String getUrl();

    /** Returns the SSL bundle; {@code null} for the scheme of the URL and the trust store of the JVM. */
    default @Nullable SslBundle getSslBundle() {
        return null;
    }
}
