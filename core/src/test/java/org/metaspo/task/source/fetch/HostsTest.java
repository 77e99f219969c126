package org.metaspo.task.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.problem.BadInputException;

/** Where hosts are asked, and which places may see the token. */
class HostsTest {
    private static final URI FILE = URI.create("https://huggingface.co/datasets/a/b/resolve/main/c%20d");
    private static final URI RAW = URI.create("https://raw.githubusercontent.com/a/b/c");

    @Test
    void withoutSettingsAddressesAreAskedAsTheyStand() {
        Hosts hosts = Hosts.of(Map.<String, String>of()::get);

        assertThat(hosts.place(FILE)).isEqualTo(FILE);
        assertThat(hosts.place(RAW)).isEqualTo(RAW);
        assertThat(hosts.place(URI.create("https://datasets-server.huggingface.co/rows")))
                .hasToString("https://datasets-server.huggingface.co/rows");
    }

    @Test
    void aMirrorOfTheHubAlone() {
        Hosts hosts = Hosts.of(Map.of("HF_ENDPOINT", "https://hub.mirror.test/")::get);

        assertThat(hosts.place(FILE)).hasToString("https://hub.mirror.test/datasets/a/b/resolve/main/c%20d");
        assertThat(hosts.place(RAW)).isEqualTo(RAW);
    }

    @Test
    void aMirrorOfEverything() {
        Hosts hosts = Hosts.of(Map.of("METASPO_MIRROR", "http://127.0.0.1:81/m")::get);

        assertThat(hosts.place(FILE))
                .hasToString("http://127.0.0.1:81/m/huggingface.co/datasets/a/b/resolve/main/c%20d");
        assertThat(hosts.place(RAW)).hasToString("http://127.0.0.1:81/m/raw.githubusercontent.com/a/b/c");
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/datasets/a, true",
        "https://datasets-server.huggingface.co/rows, true",
        "http://huggingface.co/datasets/a, false",
        "https://huggingface.co:444/datasets/a, false",
        "https://huggingface.co.evil.test/a, false",
        "https://cdn-lfs.hf.co/a, false",
    })
    void theTokenIsForTheHubAndItsViewer(URI place, boolean trusted) {
        assertThat(Hosts.of(Map.<String, String>of()::get).isTrusted(place)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:81/m/huggingface.co/a, true",
        "http://127.0.0.1:81/m/huggingface.co/../evil.test/a, false",
        "http://127.0.0.1:81/m/raw.githubusercontent.com/a, false",
        "http://127.0.0.1:82/m/huggingface.co/a, false",
        "https://huggingface.co/a, false",
    })
    void withAMirrorForItsCopyOfThem(URI place, boolean trusted) {
        assertThat(Hosts.of(Map.of("METASPO_MIRROR", "http://127.0.0.1:81/m")::get)
                        .isTrusted(place))
                .isEqualTo(trusted);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> Hosts.of(Map.of("HF_ENDPOINT", "hub")::get))
                .withMessageContaining("HF_ENDPOINT: It holds no HTTP address.");
    }
}
