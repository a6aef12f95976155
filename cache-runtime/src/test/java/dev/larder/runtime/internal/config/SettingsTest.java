package dev.larder.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final List<String> KNOWN = List.of("leaseTime", "leaseWait", "keyPrefix");

    @TempDir
    Path directory;

    private final Properties system = new Properties();

    private Settings settings(String file, Map<String, String> chosen) throws IOException {
        Files.writeString(directory.resolve("larder.properties"), file);
        return new Settings(loader(), system, chosen);
    }

    private ClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    }

    @Test
    void theBuilderWinsOverSystemPropertiesAndTheseOverTheFile() throws Exception {
        system.setProperty("larder.leaseTime", "2s");
        system.setProperty("larder.leaseWait", "2s");
        Settings settings = settings(
                "larder.leaseTime=1s\nlarder.leaseWait=1s\nlarder.keyPrefix = shop \n",
                Map.of("larder.leaseTime", "3s"));

        assertThat(SettingsTable.LEASE_TIME.resolve(settings, null)).isEqualTo(Duration.ofSeconds(3));
        assertThat(SettingsTable.LEASE_WAIT.resolve(settings, null)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SettingsTable.KEY_PREFIX.resolve(settings, null)).isEqualTo("shop");
        assertThat(SettingsTable.KEY_PREFIX.resolve(settings, "eu")).isEqualTo("eu");
        assertThat(SettingsTable.PING_TIMEOUT.resolve(settings, null)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aMisspeltNameIsAnErrorThatNamesTheFileAndTheNearest() throws Exception {
        Settings settings = settings("larder.leasetimes=1s\n", Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.requireKnown(KNOWN))
                .withMessageStartingWith("larder.leasetimes = \"1s\" (file:")
                .withMessageContaining("larder.properties")
                .withMessageEndingWith("is not a setting of Larder; did you mean larder.leaseTime?");
    }

    @Test
    void otherSystemPropertiesAreNoneOfItsBusiness() throws Exception {
        system.setProperty("user.home", "/");
        system.setProperty("larder.test.seed", "1");

        settings("", Map.of()).requireKnown(KNOWN);
    }

    @Test
    void namesOfMethodsComeFromAllListsOnTheClassPath() throws Exception {
        Path list =
                Files.createDirectories(directory.resolve("META-INF/larder")).resolve("methods");
        Files.writeString(list, "shop.UserService UserService.find\nshop.UserService UserService.findAll\n");
        MethodNames names = new MethodNames(loader(), List.of("Reports.monthly"));

        Setting setting = new Setting("larder.method.UserService.fnd.ttl", "5m", "system property");
        names.require("UserService.find", setting);
        names.require("Reports.monthly", setting);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names.require("UserService.fnd", setting))
                .withMessage(
                        "larder.method.UserService.fnd.ttl = \"5m\" (system property) does not name a @Cached or @Updates"
                                + " method; did you mean UserService.find?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names.require("Invoices.list", setting))
                .withMessageEndingWith("does not name a @Cached or @Updates method");
    }
}
