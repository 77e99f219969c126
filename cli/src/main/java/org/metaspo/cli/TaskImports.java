package org.metaspo.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.ProgramVersion;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.fetch.Cache;
import org.metaspo.task.source.fetch.DataHosts;
import org.metaspo.task.source.fetch.Pause;
import org.metaspo.task.source.imports.ImportPlan;
import org.metaspo.task.source.imports.Imported;
import org.metaspo.task.source.imports.Importer;
import org.metaspo.task.source.imports.Manifest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports tasks, one after the other, and says what it does.
 *
 * @param console where it speaks
 * @param json whether the result is one JSON document
 * @param environment settings and the hub's token
 * @param cache where fetched files are kept
 * @param pause how to wait for hosts
 */
record TaskImports(
        Console console, boolean json, UnaryOperator<@Nullable String> environment, Path cache, Pause pause) {
    private static final double MEGABYTE = 1e6;

    /**
     * What is asked for.
     *
     * @param to the folder to write to
     * @param from files in the source's place; empty: the source itself
     */
    record Order(Path to, long seed, SplitSizes sizes, List<Path> from, boolean overwrite) {}

    /** One step of an import. */
    private interface Work {
        List<Imported> with(Importer importer) throws InterruptedException;
    }

    void run(List<String> names, Order order) throws InterruptedException {
        List<CatalogueEntry> entries = entries(names);
        if (entries.isEmpty()) {
            throw new BadInputException(
                    "tasks import", "No task is named.", "Name tasks or domains; see `metaspo tasks list`.");
        }
        if (!order.from().isEmpty() && entries.size() > 1) {
            throw new BadInputException("--from", "There is more than one task.", "Name the one that the file is of.");
        }
        report(work(importer -> {
            List<Imported> done = new ArrayList<>();
            for (CatalogueEntry entry : entries) {
                done.add(one(importer, entry, order));
            }
            return done;
        }));
    }

    private Imported one(Importer importer, CatalogueEntry entry, Order order) throws InterruptedException {
        if (!order.from().isEmpty()) {
            say(entry, "licence " + entry.licence());
            return importer.from(entry, order.from(), order.seed(), order.sizes(), order.to(), order.overwrite());
        }
        ImportPlan plan = importer.plan(entry);
        String licence = plan.licence() == null ? entry.licence() : plan.licence() + " (as the hub states it)";
        String size =
                plan.bytes() == 0 ? "size not stated" : String.format(Locale.ROOT, "%.1f MB", plan.bytes() / MEGABYTE);
        say(
                entry,
                plan.name()
                        + (plan.commit() == null ? "" : " at " + plan.commit().substring(0, 12)) + ", licence "
                        + licence + ", " + size + (plan.source().sampled() ? ", of which single lines are read" : ""));
        return importer.run(plan, order.seed(), order.sizes(), order.to(), order.overwrite());
    }

    private void say(CatalogueEntry entry, String what) {
        console.say(entry.name() + ": " + what);
        if (!entry.notes().isEmpty()) {
            console.say("  " + entry.notes());
        }
    }

    void repeat(Path file, List<String> names, Order order) throws InterruptedException {
        Manifest manifest = Manifest.read(file);
        if (!names.isEmpty() && !names.equals(List.of(manifest.task()))) {
            throw new BadInputException(
                    "--manifest " + file, "It is of the task " + manifest.task() + ".", "Leave the names out.");
        }
        CatalogueEntry entry = Catalogue.shipped().get(manifest.task(), file.toString());
        console.say(manifest.task() + ": as on " + manifest.date() + ", licence " + manifest.licence());
        report(work(
                importer -> List.of(importer.repeat(entry, manifest, order.from(), order.to(), order.overwrite()))));
    }

    private List<Imported> work(Work work) throws InterruptedException {
        try (ImportProgress progress = new ImportProgress(console);
                DataHosts hosts = new DataHosts(environment, new Cache(cache), pause, progress)) {
            return work.with(new Importer(hosts, progress, LocalDate.now(ZoneOffset.UTC), ProgramVersion.program()));
        }
    }

    /** Names and domains as entries; variants of a task share its data, which is imported once. */
    private static List<CatalogueEntry> entries(List<String> names) {
        Set<String> dataNames = new LinkedHashSet<>();
        for (String name : names) {
            if (Catalogue.DOMAINS.contains(name)) {
                Catalogue.shipped().domain(name).stream()
                        .filter(entry -> entry.origin().isPresent())
                        .forEach(entry -> dataNames.add(entry.dataName()));
            } else {
                dataNames.add(Catalogue.shipped().get(name, "tasks import").dataName());
            }
        }
        return dataNames.stream()
                .map(name -> Catalogue.shipped().get(name, "tasks import"))
                .toList();
    }

    private void report(List<Imported> all) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode list = document.putArray("imported");
        for (Imported one : all) {
            Manifest manifest = one.manifest();
            list.addObject()
                    .put("name", manifest.task())
                    .put("dataset", manifest.dataset())
                    .put("commit", manifest.commit())
                    .put("licence", manifest.licence())
                    .put("data", one.data().toString())
                    .put("task", one.taskFile().toString())
                    .put("fresh", one.fresh())
                    .set(
                            "picked",
                            JsonMapper.shared().valueToTree(manifest.counts().picked()));
            if (!json) {
                console.print(line(one));
            }
        }
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document));
        }
    }

    private static String line(Imported one) {
        Manifest.Counts counts = one.manifest().counts();
        long left =
                counts.dropped().values().stream().mapToLong(Long::longValue).sum()
                        + counts.duplicates()
                        + counts.conflicting();
        return one.data() + "  " + counts.picked() + " of " + counts.items() + " items"
                + (left == 0 ? "" : ", " + left + " rows left out (see the manifest)")
                + (one.fresh() ? "" : "; it was there already");
    }
}
