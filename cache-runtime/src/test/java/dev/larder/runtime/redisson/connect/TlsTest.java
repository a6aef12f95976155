package dev.larder.runtime.redisson.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderAtWork;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks TLS, with a certificate that the JVM trusts or does not. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path directory;

    private static Path keyStore;

    private static int port;

    private static RedisServer server;

    @BeforeAll
    static void start() throws Exception {
        keyStore = directory.resolve("keys.p12");
        generateKeys();
        writePem();
        port = RedisServer.freePort();
        server = RedisServer.start(
                "--tls-port",
                "" + port,
                "--tls-cert-file",
                directory.resolve("cert.pem").toString(),
                "--tls-key-file",
                directory.resolve("key.pem").toString(),
                "--tls-ca-cert-file",
                directory.resolve("cert.pem").toString(),
                "--tls-auth-clients",
                "no");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theStoreConnectsToATrustedServer() {
        System.setProperty(TRUST_STORE, keyStore.toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        try (RedissonCacheStore store =
                RedissonCacheStore.connect(RedisSettings.parse("rediss://127.0.0.1:" + port), Loads.PATIENT)) {
            Loads.load(store, "user:42:profile", "1");
            assertThat(server.command("GET", "user:42:profile")).isEqualTo("1");
        } finally {
            System.clearProperty(TRUST_STORE);
            System.clearProperty(TRUST_STORE_PASSWORD);
        }
    }

    @Test
    void nearCachesAreLinkedByTls() {
        System.setProperty(TRUST_STORE, keyStore.toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        Set<NearRemoval> told = ConcurrentHashMap.newKeySet();
        try (RedissonCacheStore store =
                RedissonCacheStore.connect(RedisSettings.parse("rediss://127.0.0.1:" + port), Loads.PATIENT)) {
            NearLink link = store.nearLink(new NearLink.Settings("tls:", Duration.ofSeconds(1)), told::add)
                    .orElseThrow();
            link.begin();
            long since = System.nanoTime();
            RedisServer.await(
                    "it is proven",
                    Duration.ofSeconds(30),
                    () -> link.subscription("tls:1").isProvenSince(since));

            server.command("PUBLISH", "tls:#near", "anything");

            RedisServer.await("it is told", Duration.ofSeconds(30), () -> told.contains(NearRemoval.ALL));
        } finally {
            System.clearProperty(TRUST_STORE);
            System.clearProperty(TRUST_STORE_PASSWORD);
        }
    }

    @Test
    void aUserOfTheAccessListConnectsToADatabaseByItsOwnTrustStore() throws IOException {
        server.command("ACL", "SETUSER", "app", "on", ">hunter2", "~*", "+@all");
        URL trusted = keyStore.toUri().toURL();

        try (Larder larder = Larder.builder()
                .uri("rediss://app:hunter2@127.0.0.1:" + port + "/6")
                .tuneRedisson(config -> config.setSslTruststore(trusted).setSslTruststorePassword(PASSWORD))
                .commandTimeout(Loads.PATIENT.command())
                .connectTimeout(Loads.PATIENT.connect())
                .open()) {
            LarderAtWork.check(larder);
        }
        server.command("SELECT", 6);
        assertThat(server.command("EXISTS", LarderAtWork.KEY)).isEqualTo(1L);
        server.command("SELECT", 0);
    }

    @Test
    void anUntrustedServerIsRefusedWithTheReason() {
        RedisSettings settings = RedisSettings.fromEnvironment(
                Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + port, "REDIS_TLS", "true"));

        assertThatThrownBy(() -> RedissonCacheStore.connect(settings, Loads.PATIENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("certificate")
                .hasMessageContaining(TRUST_STORE);
    }

    @Test
    void aServerWithoutTlsIsRefusedWhenTlsIsSet() {
        assertThatThrownBy(() -> RedissonCacheStore.connect(
                        RedisSettings.parse("rediss://127.0.0.1:" + server.port()), StoreTimeouts.DEFAULTS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("TLS");
    }

    private static void generateKeys() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    private static void writePem() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey("redis", PASSWORD.toCharArray()).getEncoded();
        Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", key));
        Files.writeString(
                directory.resolve("cert.pem"),
                pem("CERTIFICATE", keys.getCertificate("redis").getEncoded()));
        // A trust store must hold the certificate without its key.
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("redis", keys.getCertificate("redis"));
        try (var out = Files.newOutputStream(keyStore)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + type + "-----\n";
    }
}
