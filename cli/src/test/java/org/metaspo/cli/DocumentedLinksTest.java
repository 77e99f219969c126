package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead somewhere, and every page is reached from the index. */
class DocumentedLinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Path INDEX = Snippet.ROOT.resolve("docs/README.md");

    /** All pages, from the root. */
    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Snippet.ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .map(file -> Snippet.ROOT.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(String name) throws IOException {
        Path page = Snippet.ROOT.resolve(name);
        String text = Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`]*`", "");

        assertThat(LINK.matcher(text).results()).allSatisfy(link -> {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).as(name + ": " + link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as(name + ": " + link.group()).contains(link.group(2));
            }
        });
    }

    /** As hosting sites make them from headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyPageIsReachedFromTheIndex() throws IOException {
        Set<Path> linked = LINK.matcher(Files.readString(INDEX))
                .results()
                .map(link -> INDEX.resolveSibling(link.group(1)))
                .collect(Collectors.toSet());
        List<Path> pages = pages().stream()
                .filter(name -> name.startsWith("docs/") && !name.matches("docs/(decisions|results)/.*"))
                .map(Snippet.ROOT::resolve)
                .filter(page -> !page.equals(INDEX))
                .toList();

        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(linked).containsAll(pages);
    }
}
