package dev.larder.spring.boot;

import dev.larder.spring.boot.connect.LarderConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** The connection that {@code larder.redis.*} names. */
record PropertiesConnectionDetails(
        LarderProperties.Redis properties, @Nullable SslBundles bundles) implements LarderConnectionDetails {

    @Override
    public String getUrl() {
        return String.valueOf(properties.getUrl());
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        String name = properties.getSslBundle();
        return name == null || bundles == null ? null : bundles.getBundle(name);
    }

    /** Tells nothing of the URL, which may hold a password. */
    @Override
    public String toString() {
        return "PropertiesConnectionDetails";
    }
}
