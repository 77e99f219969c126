package org.metaspo.task.source.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.YamlFile;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.TaskRole;
import tools.jackson.databind.JsonNode;

/**
 * The two lists of a file of {@code configs}. Its other keys are settings of the Python program and not looked at.
 *
 * @param file that holds them
 * @param source {@code meta_train_tasks}
 * @param target {@code meta_test_tasks}
 */
record RoleLists(Path file, List<String> source, List<String> target) {
    /** The first file, by name, whose source tasks all belong to the benchmark. */
    static Optional<RoleLists> find(Path configs, Benchmark benchmark) {
        if (!Files.isDirectory(configs)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(configs)) {
            return files.filter(path -> path.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .map(RoleLists::read)
                    .filter(lists -> lists.belongsTo(benchmark))
                    .findFirst();
        } catch (IOException e) {
            throw new BadInputException(configs.toString(), "The folder cannot be read.", "Check its rights.", e);
        }
    }

    private static RoleLists read(Path file) {
        JsonNode document = YamlFile.read(file, JsonNode.class);
        return new RoleLists(file, names(document, "meta_train_tasks"), names(document, "meta_test_tasks"));
    }

    private static List<String> names(JsonNode document, String key) {
        return document.path(key)
                .valueStream()
                .map(name -> name.asString(""))
                .filter(name -> !name.isBlank())
                .toList();
    }

    List<String> names(TaskRole role) {
        return role == TaskRole.SOURCE ? source : target;
    }

    private boolean belongsTo(Benchmark benchmark) {
        return !source.isEmpty()
                && source.stream()
                        .allMatch(name -> Catalogue.shipped()
                                .find(name)
                                .filter(entry -> entry.domain().equals(benchmark.domain()))
                                .isPresent());
    }
}
