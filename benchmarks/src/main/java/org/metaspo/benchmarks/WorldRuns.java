package org.metaspo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that are kept in a file as they come, a line of JSON each. */
final class WorldRuns {
    static final String FILE = "runs.jsonl";

    private final @Nullable Path file;
    private final List<WorldRun> rows;

    private WorldRuns(@Nullable Path file, List<WorldRun> rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * The rows in a directory, which is made where there is none.
     *
     * @param directory null to keep them in memory alone
     */
    static WorldRuns in(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return new WorldRuns(null, new ArrayList<>());
        }
        Path file = Files.createDirectories(directory).resolve(FILE);
        List<WorldRun> rows = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                rows.add(Json.read(line, WorldRun.class));
            }
        }
        return new WorldRuns(file, rows);
    }

    void add(List<WorldRun> more) throws IOException {
        rows.addAll(more);
        if (file != null) {
            List<String> lines = more.stream().map(Json::text).toList();
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** What there is of a world, in the order of the methods. */
    List<WorldRun> of(String variant, long seed, QualityOptions options) {
        return options.methods().stream()
                .map(method -> find(variant, seed, method, options.setup()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    WorldRun find(String variant, long seed, String method, String setup) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant)
                        && row.seed() == seed
                        && row.method().equals(method)
                        && row.setup().equals(setup))
                .findFirst()
                .orElse(null);
    }
}
