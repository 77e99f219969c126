package org.metaspo.task.source.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.YamlFile;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.task.source.catalogue.RowRule;
import org.metaspo.task.source.fetch.Checksum;
import org.metaspo.task.source.fetch.DataHosts;
import org.metaspo.task.source.fetch.RemoteFile;

/**
 * Imports tasks of the catalogue.
 *
 * @param hosts where files come from
 * @param listener hears how far it is
 * @param today the date that manifests name
 * @param version the program's version
 */
public record Importer(DataHosts hosts, Listener listener, LocalDate today, String version) {
    /** Draws beyond the items asked for: some lines are drawn twice, have no item, or ask what another one asks. */
    private static final double SPARE = 1.25;

    private static final int MOST_ROUNDS = 8;

    /** What an import of this task would fetch. */
    public ImportPlan plan(CatalogueEntry entry) throws InterruptedException {
        return new Planner(hosts).plan(entry);
    }

    /**
     * Imports.
     *
     * @param plan from {@link #plan}
     * @param seed decides which items are picked, and in what order options stand
     * @param sizes most items of each part
     * @param folder where to
     * @param replace whether files that stand there may be replaced
     */
    public Imported run(ImportPlan plan, long seed, SplitSizes sizes, Path folder, boolean replace)
            throws InterruptedException {
        CatalogueEntry entry = plan.entry();
        TaskFolder tasks = new TaskFolder(folder, replace);
        Optional<Manifest> standing = tasks.standing(entry.dataName(), seed, sizes);
        if (standing.isPresent()) {
            return new Imported(standing.get(), tasks.data(entry.dataName()), tasks.describe(entry), false);
        }
        try {
            return plan.source().sampled()
                    ? sampled(plan, seed, sizes, tasks)
                    : write(plan, whole(plan.files()), seed, sizes, tasks);
        } catch (BadInputException e) {
            forget(plan, seed);
            throw e;
        }
    }

    /** What came without a checksum and gave no task may have been spoilt on the way: the next import fetches it anew. */
    private void forget(ImportPlan plan, long seed) {
        for (PlannedFile file : plan.files()) {
            if (plan.source().sampled()) {
                Draws.forget(hosts, file.remote(), seed);
            } else if (file.remote().checksum().isEmpty()) {
                hosts.cache().forget(file.remote());
            }
        }
    }

    /** Imports from files that lie here, in the source's place. */
    public Imported from(
            CatalogueEntry entry, List<Path> paths, long seed, SplitSizes sizes, Path folder, boolean replace)
            throws InterruptedException {
        DataSource source = entry.origin()
                .orElseThrow(() -> new BadInputException(
                        entry.name(),
                        "The task has no rows of a known shape.",
                        "Import its substitute: `" + entry.substitute() + "`."));
        TaskFolder tasks = new TaskFolder(folder, replace);
        List<LocalFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isRegularFile(path)) {
                throw new BadInputException("--from " + path, "There is no such file.", "Check the path.");
            }
            String name = String.valueOf(path.getFileName());
            files.add(
                    new LocalFile(DataSource.Part.ALL, name, null, "file:" + name, path, sha256(path), size(path), 0));
        }
        Optional<Manifest> standing = tasks.standing(entry.dataName(), seed, sizes);
        if (standing.isPresent()) {
            return new Imported(standing.get(), tasks.data(entry.dataName()), tasks.describe(entry), false);
        }
        return write(new ImportPlan(entry, source, source.name(), null, null, List.of()), files, seed, sizes, tasks);
    }

    private List<LocalFile> whole(List<PlannedFile> planned) throws InterruptedException {
        List<LocalFile> files = new ArrayList<>();
        for (PlannedFile file : planned) {
            Path here = hosts.fetch(file.remote());
            files.add(new LocalFile(
                    file.part(),
                    file.path(),
                    file.member(),
                    file.remote().address().toString(),
                    here,
                    sha256(here),
                    size(here),
                    0));
        }
        return files;
    }

    private Imported sampled(ImportPlan plan, long seed, SplitSizes sizes, TaskFolder tasks)
            throws InterruptedException {
        int asked = sizes.train() + sizes.validation() + sizes.test();
        int draws = (int) Math.ceil(asked * SPARE / plan.files().size()) + 16;
        for (int round = 1; ; round++) {
            List<LocalFile> files = new ArrayList<>();
            for (PlannedFile file : plan.files()) {
                files.add(drawn(file.part(), file.path(), file.remote(), seed, draws));
            }
            Making making = make(plan, files, seed, sizes);
            if (making.size() >= asked || round == MOST_ROUNDS) {
                return write(plan, files, making, seed, sizes, tasks);
            }
            draws += draws / 2;
        }
    }

    private LocalFile drawn(DataSource.Part part, String path, RemoteFile remote, long seed, int draws)
            throws InterruptedException {
        Path kept = new Draws(hosts, remote, new Randomness(seed), listener).first(draws);
        return new LocalFile(
                part, path, null, remote.address().toString(), kept, sha256OfLines(kept, draws), remote.size(), draws);
    }

    private static Making make(ImportPlan plan, List<LocalFile> files, long seed, SplitSizes sizes) {
        boolean fill = plan.entry().fillTest();
        return Making.of(files, plan.source(), plan.entry().rows(), fill, sizes, seed);
    }

    private Imported write(ImportPlan plan, List<LocalFile> files, long seed, SplitSizes sizes, TaskFolder tasks) {
        return write(plan, files, make(plan, files, seed, sizes), seed, sizes, tasks);
    }

    private Imported write(
            ImportPlan plan, List<LocalFile> files, Making making, long seed, SplitSizes sizes, TaskFolder tasks) {
        CatalogueEntry entry = plan.entry();
        if (making.size() == 0) {
            throw new BadInputException(
                    entry.name(),
                    "No row of its data gave an item (" + making.counts().rows() + " rows, dropped: "
                            + making.counts().dropped() + ").",
                    "The data may have changed: try a newer MetaSPO, or another file by --from.");
        }
        Path data = tasks.data(entry.dataName());
        Manifest manifest = new Manifest(
                Manifest.SCHEMA,
                entry.dataName(),
                plan.name(),
                plan.source().config(),
                List.copyOf(plan.source().files().keySet()),
                plan.source().revision(),
                plan.commit(),
                entry.licence(),
                plan.licence(),
                today.toString(),
                version,
                seed,
                sizes,
                entry.fillTest(),
                files.stream()
                        .map(file -> new Manifest.SourceFile(
                                file.part(),
                                file.path(),
                                file.member(),
                                file.address(),
                                file.sha256(),
                                file.size(),
                                file.drawn()))
                        .toList(),
                YamlFile.tree(plan.source()),
                YamlFile.tree(entry.rows()),
                Making.PICKING,
                making.counts(),
                making.items(),
                TaskFolder.output(data, making.text()));
        tasks.write(entry.dataName(), making.text(), manifest);
        return new Imported(manifest, data, tasks.describe(entry), true);
    }

    /**
     * Repeats an import: the same bytes, from the cache as far as it holds the files.
     *
     * @param entry the task, for the task file
     * @throws BadInputException where the files are no longer what they were
     */
    public Imported repeat(CatalogueEntry entry, Manifest manifest, List<Path> given, Path folder, boolean replace)
            throws InterruptedException {
        DataSource source = YamlFile.bind(manifest.source(), "manifest, source", DataSource.class);
        RowRule rule = YamlFile.bind(manifest.rules(), "manifest, rules", RowRule.class);
        List<LocalFile> files = new ArrayList<>();
        for (Manifest.SourceFile file : manifest.files()) {
            files.add(again(file, manifest.seed(), given));
        }
        Making making = Making.of(files, source, rule, manifest.fillTest(), manifest.sizes(), manifest.seed());
        TaskFolder tasks = new TaskFolder(folder, replace);
        if (!Sha256.hex(making.text()).equals(manifest.output().sha256())) {
            throw new BadInputException(
                    manifest.task() + ", manifest",
                    "The same files gave other items: version " + manifest.importer() + " wrote the manifest, this is "
                            + version + ".",
                    "Use that version, or import the task anew.");
        }
        tasks.write(manifest.task(), making.text(), manifest);
        return new Imported(manifest, tasks.data(manifest.task()), tasks.describe(entry), true);
    }

    private LocalFile again(Manifest.SourceFile file, long seed, List<Path> given) throws InterruptedException {
        URI address = URI.create(file.address());
        if ("file".equals(address.getScheme())) {
            Path path = given.stream()
                    .filter(each -> String.valueOf(each.getFileName()).equals(file.path()))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException(
                            "manifest",
                            "It rests on a file of yours, " + file.path() + ".",
                            "Name it by --from FILE."));
            return checked(file, path);
        }
        RemoteFile remote = new RemoteFile(
                address, true, file.size(), "", file.drawn() > 0 ? Optional.empty() : Checksum.ofTag(file.sha256()));
        if (file.drawn() > 0) {
            LocalFile drawn = drawn(file.part(), file.path(), remote, seed, file.drawn());
            if (!drawn.sha256().equals(file.sha256())) {
                throw changed(file, drawn.local());
            }
            return drawn;
        }
        listener.on(new Event.Working("reading " + file.path(), 0, 0));
        return checked(file, hosts.fetch(remote));
    }

    private static LocalFile checked(Manifest.SourceFile file, Path here) {
        if (!sha256(here).equals(file.sha256())) {
            throw changed(file, here);
        }
        return new LocalFile(
                file.part(), file.path(), file.member(), file.address(), here, file.sha256(), file.size(), 0);
    }

    private static BadInputException changed(Manifest.SourceFile file, Path here) {
        return new BadInputException(
                here.toString(),
                "The file is not the one that the manifest names (" + file.address() + ", SHA-256 " + file.sha256()
                        + ").",
                "Delete it if it is damaged, or put the right one there; or import the task anew.");
    }

    private static String sha256(Path file) {
        try {
            return Checksum.sha256(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String sha256OfLines(Path file, int lines) {
        try (var all = Files.lines(file)) {
            return Sha256.hex(String.join("\n", all.limit(lines).toList()));
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BadInputException unreadable(Path file, Exception e) {
        return new BadInputException(file.toString(), "The file cannot be read.", "Check its path and rights.", e);
    }
}
