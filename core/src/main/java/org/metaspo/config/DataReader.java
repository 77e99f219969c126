package org.metaspo.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.ConfigKeys.DataKeys;
import org.metaspo.config.ConfigKeys.TaskKeys;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.SplitSizes;

/** The keys under {@code data}: how many items of a task have which part, and where data files are. */
final class DataReader {
    private final Path file;
    private final DataKeys data;
    private final @Nullable TaskKeys tasks;

    DataReader(Path file, DataKeys data, @Nullable TaskKeys tasks) {
        this.file = file;
        this.data = data;
        this.tasks = tasks;
    }

    /**
     * The tasks, still to be loaded.
     *
     * @param seed of the run, where {@code data} has none of its own
     * @param efficient the schedule
     */
    TaskChoice tasks(long seed, boolean efficient) {
        long drawn = Objects.requireNonNullElse(data.seed(), seed);
        // The reference schedule selects on the training items: a validation part would only take items away.
        int validation = atLeast(0, "data.validation", data.validation());
        SplitSizes sizes = new SplitSizes(
                atLeast(1, "data.train", data.train()),
                efficient ? validation : 0,
                atLeast(1, "data.test", data.test()),
                efficient);
        Path beside = Objects.requireNonNull(file.getParent(), "an absolute path of a file has a parent");
        Path directory = beside.resolve(Objects.requireNonNullElse(data.directory(), "."))
                .normalize();
        if (!Files.isDirectory(directory)) {
            throw bad("data.directory", "`" + directory + "` is no directory.", "Mend the path.");
        }
        return new TaskChoice(file.toString(), beside, tasks, directory, sizes, drawn);
    }

    private int atLeast(int least, String key, @Nullable Integer value) {
        if (value == null || value < least) {
            throw bad(key, "must be a whole number of at least " + least + ".", "Mend the value.");
        }
        return value;
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", " + key, what, remedy);
    }
}
