package org.metaspo.task.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.metaspo.task.source.rows.RowFile;
import org.metaspo.task.source.rows.Rows;
import tools.jackson.databind.node.ObjectNode;

/** The task file that a task without one would have. */
final class KnownTask {
    /** Columns with a meaning of their own, where the data has them. */
    private static final Set<String> ROLES = Set.of("part", "group");

    private KnownTask() {}

    static TaskFile file(ObjectNode keys, Path dataFile) {
        ObjectNode whole = keys.deepCopy();
        whole.putObject("data").put("file", dataFile.toAbsolutePath().toString());
        Set<String> roles = roles(dataFile);
        if (!roles.isEmpty()) {
            ObjectNode columns = whole.path("columns") instanceof ObjectNode given ? given : whole.putObject("columns");
            ROLES.stream().sorted().filter(roles::contains).forEach(role -> columns.put(role, role));
        }
        return TaskFile.of(dataFile, YamlFile.bind(whole, dataFile.toString(), TaskKeys.class));
    }

    /** The first row tells for all: an import writes the same columns into every row. */
    private static Set<String> roles(Path dataFile) {
        if (!dataFile.toString().endsWith(".jsonl") || !Files.isRegularFile(dataFile)) {
            return Set.of();
        }
        try (Rows rows = RowFile.of(dataFile).open()) {
            return rows.hasNext()
                    ? rows.next().value().propertyNames().stream()
                            .filter(ROLES::contains)
                            .collect(Collectors.toSet())
                    : Set.of();
        }
    }
}
