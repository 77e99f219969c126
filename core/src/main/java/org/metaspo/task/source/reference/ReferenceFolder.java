package org.metaspo.task.source.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.source.UnseenPromptsFile;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.TaskRole;

/**
 * A folder as the Python implementation lays it out: {@code datasets/BENCHMARK/TASK.json}, lists of tasks in {@code
 * configs/*.yaml}, user prompts in {@code up_for_unseen_gen_TASK.json} somewhere below. The data may also lie in {@code
 * BENCHMARK} or in the folder itself.
 */
public final class ReferenceFolder {
    private static final int DEPTH = 8;

    private final Path folder;
    private final Benchmark benchmark;
    private final Path data;

    private ReferenceFolder(Path folder, Benchmark benchmark, Path data) {
        this.folder = folder;
        this.benchmark = benchmark;
        this.data = data;
    }

    /**
     * Finds a domain's data in the folder.
     *
     * @param folder the implementation's own folder, or one with its data
     * @param domain the domain's name, ours or the folder's: {@code review} is {@code amazon}
     * @param place the configuration's key for messages
     * @throws BadInputException with what was looked for
     */
    public static ReferenceFolder open(Path folder, String domain, String place) {
        Benchmark benchmark = Benchmark.of(domain)
                .orElseThrow(() -> new BadInputException(
                        place + ".domain",
                        "There is no domain `" + domain + "`.",
                        Suggestion.remedy(domain, Benchmark.names())));
        List<Path> places = Stream.of(benchmark.folder(), benchmark.domain())
                .distinct()
                .flatMap(name -> Stream.of(folder.resolve("datasets").resolve(name), folder.resolve(name)))
                .toList();
        for (Path candidate : Stream.concat(places.stream(), Stream.of(folder)).toList()) {
            ReferenceFolder found = new ReferenceFolder(folder, benchmark, candidate);
            if (!found.present().isEmpty()) {
                return found;
            }
        }
        throw new BadInputException(
                place + ".reference-layout",
                "No data of the domain `" + domain + "` is in " + places.get(0) + ", in " + places.get(1) + " or in "
                        + folder + ".",
                "Give the folder that holds datasets/" + benchmark.folder() + "/TASK.json.");
    }

    /**
     * The tasks of a role: those that a file of {@code configs} lists; without one, those of the catalogue whose data
     * is there.
     */
    public List<ReferenceTask> tasks(TaskRole role) {
        Optional<RoleLists> lists = RoleLists.find(folder.resolve("configs"), benchmark);
        return lists.isPresent()
                ? lists.get().names(role).stream()
                        .map(name -> task(name, lists.get().file().toString()))
                        .toList()
                : present().stream()
                        .filter(entry -> entry.role() == role)
                        .map(this::task)
                        .toList();
    }

    /**
     * One task.
     *
     * @param place where it was named, for messages
     * @throws BadInputException it is not known, or its data is not there
     */
    public ReferenceTask task(String name, String place) {
        CatalogueEntry entry = Catalogue.shipped().get(name, place);
        if (file(entry).isEmpty()) {
            throw new BadInputException(
                    place, "There is no data of `" + name + "` in " + data + ".", "Put " + name + ".json there.");
        }
        return task(entry);
    }

    private ReferenceTask task(CatalogueEntry entry) {
        return new ReferenceTask(entry, file(entry).orElseThrow(), unseen(entry));
    }

    private List<CatalogueEntry> present() {
        return Catalogue.shipped().domain(benchmark.domain()).stream()
                .filter(entry -> file(entry).isPresent())
                .toList();
    }

    private Optional<Path> file(CatalogueEntry entry) {
        return spellings(entry)
                .map(name -> data.resolve(name + ".json"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private List<UserPrompt> unseen(CatalogueEntry entry) {
        List<String> names = spellings(entry)
                .map(name -> "up_for_unseen_gen_" + name + ".json")
                .toList();
        for (Path root : List.of(folder.resolve("prompts"), folder)) {
            Optional<Path> found = find(root, names);
            if (found.isPresent()) {
                return UnseenPromptsFile.read(found.get());
            }
        }
        return List.of();
    }

    private static Stream<String> spellings(CatalogueEntry entry) {
        return Stream.concat(Stream.of(entry.name()), entry.aliases().stream());
    }

    private static Optional<Path> find(Path root, List<String> names) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(
                root,
                DEPTH,
                (path, kind) -> kind.isRegularFile() && names.contains(String.valueOf(path.getFileName())))) {
            return files.sorted().findFirst();
        } catch (IOException e) {
            throw new BadInputException(root.toString(), "The folder cannot be read.", "Check its rights.", e);
        }
    }
}
