package org.metaspo.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.ConfigKeys.TaskKeys;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Shell;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.SplitCounts;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.Task;
import org.metaspo.task.source.LoadedTask;
import org.metaspo.task.source.TaskSource;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.TaskRole;
import org.metaspo.task.source.reference.ReferenceFolder;
import org.metaspo.task.source.reference.ReferenceTask;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks that a configuration names: task files, names of the catalogue, a whole domain, or the folder of the Python
 * implementation.
 */
final class TaskChoice {
    private static final List<String> ENDINGS = List.of(".jsonl", ".json");

    private final String file;
    private final Path directory;
    private final TaskKeys keys;
    private final Path dataDirectory;
    private final SplitSizes sizes;
    private final long seed;
    private final List<String> notices = new ArrayList<>();

    /**
     * @param file the configuration, for messages
     * @param directory relative paths start there
     * @param dataDirectory where the catalogue's data is looked for
     * @param sizes how many items are drawn of each task
     */
    TaskChoice(String file, Path directory, @Nullable TaskKeys keys, Path dataDirectory, SplitSizes sizes, long seed) {
        this.file = file;
        this.directory = directory;
        this.keys = keys == null ? new TaskKeys(null, null, null, null) : keys;
        this.dataDirectory = dataDirectory;
        this.sizes = sizes;
        this.seed = seed;
    }

    /** What the user should know of the tasks that were loaded. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    /**
     * Loads the tasks of a role.
     *
     * @param role {@link TaskRole#SOURCE} or {@link TaskRole#TARGET}
     * @throws BadInputException with place and remedy; also where there are none
     */
    List<LoadedTask> load(TaskRole role) {
        String place = "tasks." + role.key();
        List<LoadedTask> loaded = all(role, place);
        if (loaded.isEmpty()) {
            throw bad(place, "names no task.", "List at least one: a name of `metaspo tasks list`, or a task file.");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < loaded.size(); i++) {
            LoadedTask task = loaded.get(i);
            if (!names.add(task.task().name())) {
                throw bad(
                        place + "." + i,
                        "Two tasks are called `" + task.task().name() + "`.",
                        "Give each its own `name`.");
            }
            tell(task);
        }
        return loaded;
    }

    /** The tasks of a role by name, each with what names it: its file, or its name in the catalogue or the folder. */
    Map<String, String> entries(TaskRole role) {
        List<LoadedTask> loaded = all(role, "tasks." + role.key());
        List<String> given = role == TaskRole.SOURCE ? keys.source() : keys.target();
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < loaded.size(); i++) {
            String name = loaded.get(i).task().name();
            Path file =
                    given == null ? directory : directory.resolve(given.get(i)).normalize();
            entries.put(name, Files.isRegularFile(file) ? file.toString() : given == null ? name : given.get(i));
        }
        return entries;
    }

    /** The source tasks as they are described, without their items; those of the Python folder are never judged. */
    List<Task> described() {
        List<Task> tasks = new ArrayList<>();
        List<String> names = Objects.requireNonNullElse(keys.source(), List.of());
        for (int i = 0; i < names.size(); i++) {
            Path path = directory.resolve(names.get(i));
            tasks.add(
                    Files.isRegularFile(path)
                            ? TaskSource.task(path)
                            : TaskSource.task(
                                    keysOf(Catalogue.shipped().get(names.get(i), file + ", tasks.source." + i))));
        }
        return tasks;
    }

    private static ObjectNode keysOf(CatalogueEntry entry) {
        return entry.task().put("name", entry.name());
    }

    private List<LoadedTask> all(TaskRole role, String place) {
        List<String> names = role == TaskRole.SOURCE ? keys.source() : keys.target();
        if (keys.referenceLayout() != null) {
            ReferenceFolder folder = folder(keys.referenceLayout());
            Stream<ReferenceTask> found = names == null
                    ? folder.tasks(role).stream()
                    : names.stream().map(name -> folder.task(name, file + ", " + place));
            return found.map(task -> known(task.entry(), task.data(), task.unseenUserPrompts()))
                    .toList();
        }
        if (names == null && keys.domain() != null) {
            return domain(role, keys.domain());
        }
        List<String> given = Objects.requireNonNullElse(names, List.of());
        List<LoadedTask> loaded = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            loaded.add(named(given.get(i), place + "." + i));
        }
        return loaded;
    }

    private ReferenceFolder folder(String path) {
        if (keys.domain() == null) {
            throw bad("tasks.domain", "is missing.", "Say which domain of the folder, such as `domain: amazon`.");
        }
        return ReferenceFolder.open(directory.resolve(path).normalize(), keys.domain(), file + ", tasks");
    }

    private List<LoadedTask> domain(TaskRole role, String domain) {
        List<LoadedTask> loaded = new ArrayList<>();
        for (CatalogueEntry entry : Catalogue.shipped().domain(domain)) {
            if (entry.role() == role && !entry.dataName().equals(entry.name())) {
                continue; // a variant of a task that stands there anyway
            }
            if (entry.role() == role && entry.origin().isEmpty() && data(entry).isEmpty()) {
                notices.add(entry.name() + ": left out, since its data is not known; `" + entry.substitute()
                        + "` can stand in for it.");
            } else if (entry.role() == role) {
                loaded.add(ofCatalogue(entry, "tasks.domain"));
            }
        }
        return loaded;
    }

    private LoadedTask named(String name, String place) {
        Path path = directory.resolve(name);
        if (Files.isRegularFile(path)) {
            return TaskSource.load(path, dataDirectory, sizes, seed);
        }
        if (name.matches(".*\\.ya?ml") || name.contains("/") || name.contains("\\")) {
            throw bad(place, "There is no task file " + path + ".", "Give the path of a task file (YAML).");
        }
        return ofCatalogue(Catalogue.shipped().get(name, file + ", " + place), place);
    }

    private LoadedTask ofCatalogue(CatalogueEntry entry, String place) {
        Path data = data(entry)
                .orElseThrow(() -> bad(
                        place,
                        "There is no data of `" + entry.name() + "`: neither "
                                + dataDirectory.resolve(entry.dataName() + ENDINGS.get(0)) + " nor "
                                + entry.dataName() + ENDINGS.get(1) + " beside it.",
                        remedy(entry)));
        return known(entry, data, List.of());
    }

    private String remedy(CatalogueEntry entry) {
        return entry.origin().isPresent()
                ? "Type: metaspo tasks import " + entry.dataName() + " --to " + Shell.word(dataDirectory)
                : "Its source is not known: put items of your own there, or take `" + entry.substitute() + "` instead.";
    }

    private LoadedTask known(CatalogueEntry entry, Path data, List<UserPrompt> unseen) {
        if (!entry.trainable()) {
            throw bad(
                    "tasks",
                    "The items of `" + entry.name() + "` have no right answer.",
                    "Take another task: this one can be imported and looked at only.");
        }
        return TaskSource.load(keysOf(entry), data, unseen, within(entry.atMost()), seed);
    }

    private SplitSizes within(@Nullable SplitSizes most) {
        return most == null
                ? sizes
                : new SplitSizes(
                        Math.min(sizes.train(), most.train()),
                        Math.min(sizes.validation(), most.validation()),
                        Math.min(sizes.test(), most.test()),
                        sizes.halved());
    }

    private Optional<Path> data(CatalogueEntry entry) {
        return ENDINGS.stream()
                .map(ending -> dataDirectory.resolve(entry.dataName() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void tell(LoadedTask loaded) {
        if (!loaded.splits().train().isEmpty()
                && loaded.splits().train().equals(loaded.splits().validation())) {
            notices.add(loaded.task().name() + ": under " + SplitSizes.SMALL + " items. "
                    + loaded.splits().train().size()
                    + " of them serve the search, both to find failures and to select; "
                    + loaded.splits().test().size() + " are left for the test.");
        }
        SplitCounts counts = loaded.splits().counts();
        List<String> parts = new ArrayList<>();
        if (counts.duplicates() > 0) {
            parts.add(counts.duplicates() + " duplicates");
        }
        if (counts.leaks() > 0) {
            parts.add(counts.leaks() + " training items that are test items too, or share a group with one");
        }
        if (counts.conflicts() > 0) {
            parts.add(counts.conflicts() + " items whose question has different answers");
        }
        if (!parts.isEmpty()) {
            notices.add(loaded.task().name() + ": left out " + String.join(", ", parts) + ".");
        }
        if (counts.testShortfall() > 0) {
            notices.add(loaded.task().name() + ": " + loaded.splits().test().size() + " test items, "
                    + counts.testShortfall() + " fewer than asked.");
        }
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", " + key, what, remedy);
    }
}
