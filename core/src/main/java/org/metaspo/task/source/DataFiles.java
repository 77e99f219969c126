package org.metaspo.task.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * Finds the files that a task's {@code data} names.
 *
 * @param taskFile the task file
 * @param dataDirectory where they are looked for first; then beside the task file
 */
record DataFiles(Path taskFile, Path dataDirectory) {
    /** Refuses a combination of keys that says nothing, or two things. */
    static void check(Path taskFile, TaskKeys.Data data) {
        boolean parts = data.train() != null || data.validation() != null || data.test() != null;
        if (data.file() != null && parts) {
            throw bad(taskFile, "data", "There is both one file and a file for a part.", "Keep one of the two.");
        }
        if (data.file() == null && (data.train() == null || data.test() == null)) {
            throw bad(
                    taskFile,
                    "data",
                    "The data is not named.",
                    "Write `data: {file: ...}`, or both `train` and `test`.");
        }
    }

    /** Reads what the task file names. */
    Parts read(TaskKeys.Data data, RowReader rows) {
        if (data.file() != null) {
            return new ExampleFile(find("data.file", data.file()), rows).parts();
        }
        return new Parts.Divided(
                list("data.train", data.train(), rows),
                list("data.validation", data.validation(), rows),
                list("data.test", data.test(), rows));
    }

    private List<Item> list(String key, @Nullable String name, RowReader rows) {
        return name == null ? List.of() : new ExampleFile(find(key, name), rows).list();
    }

    private Path find(String key, String name) {
        Set<Path> places = new LinkedHashSet<>();
        places.add(dataDirectory.resolve(name));
        places.add(taskFile.resolveSibling(name));
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        throw bad(
                taskFile,
                key,
                "There is no such file: "
                        + String.join(
                                ", nor ", places.stream().map(Path::toString).toList()) + ".",
                "Put it there, or mend the name or `data.directory`.");
    }

    private static BadInputException bad(Path taskFile, String key, String what, String remedy) {
        return new BadInputException(taskFile + ", " + key, what, remedy);
    }
}
