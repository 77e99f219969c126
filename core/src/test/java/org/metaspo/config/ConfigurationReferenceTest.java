package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.ReferenceKey;
import org.metaspo.ReferencePage;
import org.metaspo.ReferenceYaml;

/** reference.yaml has every key that is read, and what it says of their ranges is what the reader holds them to. */
class ConfigurationReferenceTest {
    private static final Pattern RANGE = Pattern.compile("(at least|at most|above) ([0-9.]*[0-9])");

    @TempDir
    Path directory;

    private static List<ReferenceKey> keys() throws IOException {
        try (InputStream in = ConfigKeys.class.getResourceAsStream("reference.yaml")) {
            return ReferenceYaml.keys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyKeyThatIsReadStandsThereWithItsMeaning() throws IOException {
        Set<String> described = keys().stream()
                .filter(key -> !key.meaning().isEmpty())
                .map(ReferenceKey::path)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> read = new TreeSet<>(ReferenceYaml.read(ConfigKeys.class).keySet());
        // Described once for all roles, and once for both groups of caps.
        read.removeIf(path -> path.startsWith("models.optimizer.") || path.startsWith("models.judge."));
        read.removeAll(Set.of("data", "method"));

        assertThat(described).containsAll(read);
        assertThat(keys())
                .extracting(ReferenceKey::path)
                .filteredOn(path -> !path.matches("(providers|methods|models\\.(optimizer|judge))\\..*"))
                .allMatch(path -> ReferenceYaml.read(ConfigKeys.class).containsKey(path));
    }

    /** Keys with values just outside their range. */
    static Stream<String> outside() throws IOException {
        List<String> assignments = new ArrayList<>();
        for (ReferenceKey key : keys()) {
            Matcher range = RANGE.matcher(key.meaning());
            while (!key.isIn("methods") && range.find()) {
                BigDecimal bound = new BigDecimal(range.group(2));
                BigDecimal beyond =
                        switch (range.group(1)) {
                            case "at least" ->
                                bound.scale() > 0 ? bound.movePointLeft(1) : bound.subtract(BigDecimal.ONE);
                            case "at most" -> bound.add(BigDecimal.ONE);
                            default -> bound;
                        };
                assignments.add(key.path() + "=" + beyond.toPlainString());
            }
        }
        return assignments.stream();
    }

    @ParameterizedTest
    @MethodSource("outside")
    void whatIsOutsideIsRefused(String assignment) {
        String path = assignment.substring(0, assignment.indexOf('='));

        assertThat(new Project(directory).refusal(Project.MINIMAL, assignment))
                .containsPattern(Pattern.quote(path.replaceFirst("\\.price\\..*", ".price")) + ": ");
    }

    @Test
    void thePageIsMadeFromIt() throws IOException {
        assertThat(outside()).hasSizeGreaterThan(20);
        ReferencePage.holds("configuration.md", ConfigurationPage.lines(keys()));
    }
}
