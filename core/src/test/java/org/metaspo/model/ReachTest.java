package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.model.PassingFaultException.Kind;

/** Endpoints that are not there, not safe, or behind something. */
class ReachTest {
    private static final String PASSWORD = "only for this test";

    private final FakeEndpoint endpoint = new FakeEndpoint();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Provider at(String baseUrl, Map<String, String> environment) throws InterruptedException {
        ModelSettings settings = new ModelSettings(
                "openai", "m", baseUrl, null, null, null, 64, null, Duration.ofSeconds(30), 2, false, null);
        return Providers.connect(settings, environment::get, (step, done, total) -> {});
    }

    private static PassingFaultException passing(String baseUrl) throws InterruptedException {
        try (Provider provider = at(baseUrl, Map.of())) {
            return catchThrowableOfType(PassingFaultException.class, () -> provider.ask(Requests.plain("m")));
        }
    }

    private static ProviderFailedException failure(String baseUrl, Map<String, String> environment)
            throws InterruptedException {
        try (Provider provider = at(baseUrl, environment)) {
            return catchThrowableOfType(ProviderFailedException.class, () -> provider.ask(Requests.plain("m")));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForEndsTheRun() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.start();
        try {
            assertThat(failure("https://localhost:" + server.getAddress().getPort() + "/v1", Map.of()))
                    .hasMessageContaining("the certificate of https://localhost")
                    .hasMessageContaining("is not trusted. Add its authority to Java's trust store");
        } finally {
            server.stop(0);
        }
    }

    /** The JDK can make certificates by this tool alone. */
    private SSLContext selfSigned() throws Exception {
        Path store = directory.resolve("store.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isNotNull();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void aServerWithoutTlsCannotBeSpokenToByHttps() throws Exception {
        PassingFaultException fault =
                passing("https://127.0.0.1:" + endpoint.baseUrl().getPort() + "/v1");
        assertThat(fault.status()).isZero();
        assertThat(endpoint.received()).isEmpty();
    }

    @Test
    void whereNobodyListensNobodyIsReached() throws Exception {
        String address = endpoint.baseUrl().toString();
        endpoint.close();
        assertThat(passing(address).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aHostWithoutAnAddressIsNotReached() {
        Target target = new Target("openai", "m", URI.create("https://models.invalid/v1"), null, new Redaction(null));
        ThrownFault thrown =
                new ThrownFault(target, new FaultClassifier(target, Preset.Faults.NONE, InstantSource.system()));
        PassingFaultException fault = catchThrowableOfType(
                PassingFaultException.class,
                () -> thrown.outcome(new UncheckedIOException(new UnknownHostException("models.invalid"))));
        assertThat(fault.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(fault.name()).isEqualTo("unreachable");
        assertThat(fault).hasMessageContaining("UnknownHost: models.invalid");
    }

    @Test
    void aProxyThatWantsALoginSaysWhereItGoes() throws Exception {
        endpoint.answers(407, "<html>who are you?</html>");
        Map<String, String> environment =
                Map.of("http_proxy", "http://127.0.0.1:" + endpoint.baseUrl().getPort());
        assertThat(failure("http://models.invalid/v1", environment))
                .hasMessageContaining("HTTP 407")
                .hasMessageContaining("put it into https_proxy, as http://USER:PASSWORD@HOST:PORT");
        assertThat(endpoint.only().path()).isEqualTo("http://models.invalid/v1/chat/completions");
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() throws Exception {
        endpoint.plays(exchange -> {
            exchange.sendResponseHeaders(200, 50_000_000);
            exchange.getResponseBody().flush();
        });
        assertThat(passing(endpoint.baseUrl().toString())).hasMessageContaining("longer than 16777216 bytes");
    }
}
