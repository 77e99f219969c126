package org.metaspo.task.source.imports;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.task.source.fetch.DataHosts;
import org.metaspo.task.source.fetch.DatasetFacts;
import org.metaspo.task.source.fetch.RemoteFile;

/** Resolves revisions to commits and names to files. */
record Planner(DataHosts hosts) {
    ImportPlan plan(CatalogueEntry entry) throws InterruptedException {
        DataSource source = entry.origin().orElseThrow(() -> noSource(entry));
        return switch (source.host()) {
            case HUB -> hub(entry, source);
            case CODE -> {
                String commit = hosts.commit(source.name(), String.valueOf(source.revision()));
                yield new ImportPlan(
                        entry,
                        source,
                        source.name(),
                        commit,
                        null,
                        files(source, path -> DataHosts.codeFile(source.name(), commit, path)));
            }
            case SITE ->
                new ImportPlan(
                        entry,
                        source,
                        source.name(),
                        null,
                        null,
                        files(source, path -> hosts.webFile(URI.create(source.name() + path))));
        };
    }

    private static BadInputException noSource(CatalogueEntry entry) {
        return new BadInputException(
                entry.name(),
                "The data that the paper used for this task is not known.",
                "Import its substitute: `" + entry.substitute() + "`.");
    }

    private ImportPlan hub(CatalogueEntry entry, DataSource source) throws InterruptedException {
        DatasetFacts facts = hosts.dataset(source.name(), String.valueOf(source.revision()));
        List<PlannedFile> files = new ArrayList<>();
        Map<String, RemoteFile> known = new HashMap<>();
        for (Map.Entry<DataSource.Part, List<String>> part : source.files().entrySet()) {
            for (String pattern : part.getValue()) {
                for (String path : matching(facts, pattern, entry)) {
                    if (!known.containsKey(path)) {
                        known.put(path, hosts.file(facts.id(), facts.commit(), path));
                    }
                    files.add(new PlannedFile(part.getKey(), path, null, known.get(path)));
                }
            }
        }
        return new ImportPlan(entry, source, facts.id(), facts.commit(), facts.licence(), files);
    }

    private static List<String> matching(DatasetFacts facts, String pattern, CatalogueEntry entry) {
        if (!pattern.contains("*")) {
            return List.of(pattern);
        }
        Pattern glob = Pattern.compile("\\Q" + pattern.replace("*", "\\E[^/]*\\Q") + "\\E");
        List<String> found = facts.files().stream()
                .filter(path -> glob.matcher(path).matches())
                .sorted()
                .toList();
        if (found.isEmpty()) {
            throw new BadInputException(
                    "https://huggingface.co/datasets/" + facts.id() + "/tree/" + facts.commit(),
                    "The data set no longer has a file like `" + pattern + "`, which " + entry.name() + " is made of.",
                    "A newer MetaSPO may know its new name; or fetch the data yourself and import it with --from FILE.");
        }
        return found;
    }

    private interface Lookup {
        RemoteFile file(String path) throws InterruptedException;
    }

    private static List<PlannedFile> files(DataSource source, Lookup lookup) throws InterruptedException {
        List<PlannedFile> files = new ArrayList<>();
        Map<String, RemoteFile> known = new HashMap<>();
        for (Map.Entry<DataSource.Part, List<String>> part : source.files().entrySet()) {
            for (String name : part.getValue()) {
                int mark = name.indexOf("!/");
                String path = mark < 0 ? name : name.substring(0, mark);
                if (!known.containsKey(path)) {
                    known.put(path, lookup.file(path));
                }
                files.add(new PlannedFile(
                        part.getKey(), path, mark < 0 ? null : name.substring(mark + 2), known.get(path)));
            }
        }
        return files;
    }
}
