package dev.larder.spring.boot.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.testcontainers.containers.Container;

/** What Valkey's containers say of their connection, as far as that can be known without an engine for them. */
class ValkeyConnectionTest {

    @Test
    void theFactoriesAreRegistered() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                        .load(ConnectionDetailsFactory.class))
                .anyMatch(ValkeyContainerConnectionDetailsFactory.class::isInstance)
                .anyMatch(ValkeyComposeConnectionDetailsFactory.class::isInstance);
    }

    @Test
    void aServiceOfComposeNamesItsHostAndPort() {
        RunningService service = mock();
        ConnectionPorts ports = mock();
        DockerComposeConnectionSource source = mock();
        when(ports.get(6379)).thenReturn(32768);
        when(service.ports()).thenReturn(ports);
        when(service.host()).thenReturn("127.0.0.1");
        when(source.getRunningService()).thenReturn(service);

        assertThat(new ValkeyComposeConnectionDetailsFactory()
                        .getDockerComposeConnectionDetails(source)
                        .getUrl())
                .isEqualTo("redis://127.0.0.1:32768");
    }

    @Test
    void aContainerIsNotAskedBeforeItIsStarted() {
        ContainerConnectionSource<Container<?>> source = mock();

        assertThat(new ValkeyContainerConnectionDetailsFactory().getContainerConnectionDetails(source))
                .isInstanceOf(LarderConnectionDetails.class);
    }
}
