package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program is made of, as the build writes it down: {@code target/metaspo-sbom.json}. */
class SbomTest {
    /** All let people use, change and pass on, without terms for what is built with them. */
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "Go License");

    private final JsonNode sbom = read();

    private static JsonNode read() {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("target", "metaspo-sbom.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Maven writes it before the tests: run them by mvn", e);
        }
    }

    private List<JsonNode> ofOthers() {
        return sbom.path("components")
                .valueStream()
                .filter(component -> !component.path("group").asString().equals("org.metaspo"))
                .sorted(Comparator.comparing(SbomTest::name))
                .toList();
    }

    private static String name(JsonNode component) {
        return component.path("group").asString() + ":" + component.path("name").asString();
    }

    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(choice -> choice.path("license"))
                .map(licence -> licence.path("id").asString(licence.path("name").asString("")))
                .toList();
    }

    @Test
    void everythingHasALicenceThatAsksForNoMoreThanANotice() {
        assertThat(ofOthers())
                .hasSizeGreaterThan(20)
                .allSatisfy(component -> assertThat(licences(component))
                        .as(name(component))
                        .isNotEmpty()
                        .isSubsetOf(LICENCES));
    }

    @Test
    void everythingHasAVersionAndADigest() {
        assertThat(ofOthers()).allSatisfy(component -> {
            assertThat(component.path("version").asString())
                    .as(name(component))
                    .isNotEmpty()
                    .doesNotContain("SNAPSHOT");
            assertThat(component
                            .path("hashes")
                            .valueStream()
                            .map(hash -> hash.path("alg").asString()))
                    .as(name(component))
                    .contains("SHA-256");
        });
    }

    @Test
    void nothingInItChangesFromBuildToBuild() {
        assertThat(sbom.has("serialNumber")).isFalse();
        assertThat(sbom.path("metadata").has("timestamp")).isFalse();
    }

    /** What is seen instead is left in {@code target/golden/dependencies.md}: copy it over the page. */
    @Test
    void thePageListsThem() throws IOException {
        String page = "# What the program is made of\n\n"
                + "The libraries in `cli/target/lib`, as the build lists them in `cli/target/metaspo-sbom.json` (CycloneDX, with\n"
                + "digests). Why each is there: [decision 7](decisions/0007-dependencies.md).\n\n"
                + "| library | version | licence |\n|---|---|---|\n"
                + ofOthers().stream()
                        .map(component -> "| " + name(component) + " | "
                                + component.path("version").asString() + " | "
                                + String.join(", ", licences(component)) + " |\n")
                        .collect(Collectors.joining());
        Path seen = Path.of("target", "golden", "dependencies.md");
        Files.createDirectories(seen.getParent());
        Files.writeString(seen, page);
        assertThat(Path.of("..", "docs", "dependencies.md")).content().isEqualTo(page);
    }
}
