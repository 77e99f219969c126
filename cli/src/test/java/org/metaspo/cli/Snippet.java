package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block of the documentation.
 *
 * @param page that it stands on, from the repository's root
 * @param line on which it begins, from 1
 * @param language behind the fence; may be empty
 * @param text of the block
 */
record Snippet(String page, int line, String language, String text) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "```";

    /** All blocks in a language, on the pages that users read. */
    static List<Snippet> all(String language) throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of("docs", "docs/reference", "examples/puzzles")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages) {
            snippets.addAll(of(page));
        }
        return snippets.stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    /** All blocks of a page, in order. */
    static List<Snippet> of(Path page) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (begin < 0 && line.startsWith(FENCE)) {
                begin = i;
            } else if (begin >= 0 && line.equals(FENCE)) {
                String language = lines.get(begin).strip().substring(FENCE.length());
                String text = String.join("\n", lines.subList(begin + 1, i)) + "\n";
                snippets.add(new Snippet(ROOT.relativize(page).toString(), begin + 1, language, text.stripIndent()));
                begin = -1;
            }
        }
        return snippets;
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
