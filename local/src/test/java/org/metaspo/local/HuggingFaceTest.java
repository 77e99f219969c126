package org.metaspo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.local.HubStandIn.Answer;
import org.metaspo.local.HubStandIn.Asked;
import org.metaspo.problem.BadInputException;

class HuggingFaceTest {
    private static final String PATH = "/someone/Tiny-GGUF/resolve/0123abc/tiny.gguf";

    @TempDir
    Path folder;

    private Path part;

    @BeforeEach
    void name() {
        part = folder.resolve("tiny.gguf.part");
    }

    @Test
    void downloadsThePinnedFile() throws Exception {
        try (HubStandIn hub = new HubStandIn(Answer.file())) {
            List<Long> done = new ArrayList<>();
            hub(hub.base(), null).fetch(TinyModel.MODEL, part, (step, bytes, total) -> {
                assertThat(total).isEqualTo(TinyModel.WEIGHTS.length);
                done.add(bytes);
            });
            assertThat(part).hasBinaryContent(TinyModel.WEIGHTS);
            assertThat(hub.asked).containsExactly(new Asked(PATH, "", ""));
            assertThat(done).isSorted().endsWith((long) TinyModel.WEIGHTS.length);
        }
    }

    @Test
    void goesOnWhereItWasCutOff() throws Exception {
        try (HubStandIn hub = new HubStandIn(Answer.cutAfter(30_000), Answer.file())) {
            fetch(hub.base(), null);
            assertThat(part).hasBinaryContent(TinyModel.WEIGHTS);
            assertThat(hub.asked).hasSize(2);
            assertThat(hub.asked.getLast().range()).matches("bytes=[1-9]\\d*-");
        }
    }

    @Test
    void goesOnWhereAnEarlierRunStopped() throws Exception {
        Files.write(part, Arrays.copyOf(TinyModel.WEIGHTS, 1234));
        try (HubStandIn hub = new HubStandIn(Answer.file())) {
            fetch(hub.base(), null);
            assertThat(part).hasBinaryContent(TinyModel.WEIGHTS);
            assertThat(hub.asked).containsExactly(new Asked(PATH, "bytes=1234-", ""));
        }
    }

    @Test
    void startsAgainWhereTheServerHasNoSuchRange() throws Exception {
        Files.write(part, new byte[5000]);
        try (HubStandIn hub = new HubStandIn(Answer.status(416), Answer.file())) {
            assertThatThrownBy(() -> fetch(hub.base(), null)).isInstanceOf(SourceFailedException.class);
            fetch(hub.base(), null);
            assertThat(part).hasBinaryContent(TinyModel.WEIGHTS);
        }
    }

    @Test
    void whatStaysCutOffSaysHowFarItCame() throws Exception {
        try (HubStandIn hub = new HubStandIn(Answer.cutAfter(10_000))) {
            assertThatThrownBy(() -> fetch(hub.base(), null))
                    .isInstanceOf(SourceFailedException.class)
                    .hasMessageContaining("of 90000 bytes")
                    .hasMessageContaining("goes on from there");
            assertThat(hub.asked).hasSize(3);
        }
    }

    @Test
    void theTokenStaysWithTheHub() throws Exception {
        try (HubStandIn storage = new HubStandIn(Answer.file());
                HubStandIn hub = new HubStandIn(Answer.redirect(storage.base().resolve("/blob?x=1")))) {
            fetch(hub.base(), "hf_token");
            assertThat(hub.asked).containsExactly(new Asked(PATH, "", "Bearer hf_token"));
            assertThat(storage.asked).containsExactly(new Asked("/blob", "", ""));
            assertThat(hub(hub.base(), "hf_token").toString()).doesNotContain("hf_token");
        }
    }

    @ParameterizedTest
    @CsvSource({"401,set HF_TOKEN", "403,set HF_TOKEN", "404,no longer there", "429,five minutes", "503,try again later"
    })
    void refusalsSayWhatToDo(int status, String remedy) throws Exception {
        try (HubStandIn hub = new HubStandIn(Answer.status(status))) {
            assertThatThrownBy(() -> fetch(hub.base(), null))
                    .isInstanceOf(SourceFailedException.class)
                    .hasMessageContaining("HTTP " + status)
                    .hasMessageContaining(remedy);
        }
    }

    @Test
    void circlesEnd() throws Exception {
        try (HubStandIn hub = new HubStandIn(Answer.redirect(URI.create("/again")))) {
            assertThatThrownBy(() -> fetch(hub.base(), null))
                    .isInstanceOf(SourceFailedException.class)
                    .hasMessageContaining("redirected more than");
        }
    }

    @Test
    void aClosedNetworkIsSaidAtOnce() throws Exception {
        assertThatThrownBy(() -> fetch(URI.create("http://127.0.0.1:" + closedPort()), null))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("could not be reached")
                .hasMessageContaining("HF_ENDPOINT");
    }

    @Test
    void theEnvironmentNamesMirrorAndToken() {
        HuggingFace hub = HuggingFace.of(Map.of("HF_ENDPOINT", "http://mirror.example/", "HF_TOKEN", "t"));
        assertThat(hub.base()).isEqualTo(URI.create("http://mirror.example/"));
        assertThat(hub.token()).isEqualTo("t");
        assertThat(HuggingFace.of(Map.of()).title()).isEqualTo("Hugging Face (huggingface.co)");
        assertThat(HuggingFace.of(Map.of()).connectMillis()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "file:///etc", "huggingface.co"})
    void aMirrorThatIsNoAddressIsRefused(String endpoint) {
        assertThatThrownBy(() -> HuggingFace.of(Map.of("HF_ENDPOINT", endpoint)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("HF_ENDPOINT");
    }

    private void fetch(URI base, @Nullable String token) throws Exception {
        hub(base, token).fetch(TinyModel.MODEL, part, (step, done, total) -> {});
    }

    private static HuggingFace hub(URI base, @Nullable String token) {
        return new HuggingFace(base, token, 2_000, 5_000);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
