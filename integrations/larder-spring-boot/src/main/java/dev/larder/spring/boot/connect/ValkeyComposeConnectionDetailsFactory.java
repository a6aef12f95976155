package dev.larder.spring.boot.connect;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/** Lets a service of Valkey in a Compose file name the cache's server. */
final class ValkeyComposeConnectionDetailsFactory
        extends DockerComposeConnectionDetailsFactory<LarderConnectionDetails> {

    private static final int PORT = 6379;

    ValkeyComposeConnectionDetailsFactory() {
        super(new String[] {"valkey/valkey", "valkey/valkey-bundle"});
    }

    @Override
    protected LarderConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
        return new Details(source.getRunningService());
    }

    private static final class Details extends DockerComposeConnectionDetails implements LarderConnectionDetails {

        private final String url;

        Details(RunningService service) {
            super(service);
            this.url = "redis://" + service.host() + ":" + service.ports().get(PORT);
        }

        @Override
        public String getUrl() {
            return url;
        }
    }
}
