package dev.larder.spring.boot.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.Container;

/** Lets {@code @ServiceConnection} on a container of Valkey name the cache's server; Boot's own factories know Redis only. */
final class ValkeyContainerConnectionDetailsFactory
        extends ContainerConnectionDetailsFactory<Container<?>, LarderConnectionDetails> {

    private static final int PORT = 6379;

    ValkeyContainerConnectionDetailsFactory() {
        super(List.of("valkey/valkey", "valkey/valkey-bundle"));
    }

    @Override
    protected LarderConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
        return new Details(source);
    }

    private static final class Details extends ContainerConnectionDetails<Container<?>>
            implements LarderConnectionDetails {

        Details(ContainerConnectionSource<Container<?>> source) {
            super(source);
        }

        /** Public, as the interface has it. */
        @Override
        public @Nullable SslBundle getSslBundle() {
            return super.getSslBundle();
        }

        @Override
        public String getUrl() {
            return "redis://" + getContainer().getHost() + ":" + getContainer().getMappedPort(PORT);
        }
    }
}
