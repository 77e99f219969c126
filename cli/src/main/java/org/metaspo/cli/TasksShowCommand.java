package org.metaspo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.TaskSource;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "show",
        description = "one task: where its data comes from, what it asks",
        footer = {
            "",
            "Three examples are shown as a model would be asked: items that were imported, else rows of ours in the",
            "source's shape, made into items by the same rules.",
            "",
            "Example:",
            "  metaspo tasks show squad --directory data"
        })
final class TasksShowCommand implements Callable<Integer> {
    private static final int EXAMPLES = 3;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "A task of the catalogue.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    String name;

    @Option(names = "--directory", paramLabel = "DIR", description = "Where imported data is (default: here).")
    Path directory = Path.of("");

    @Override
    public Integer call() {
        CatalogueEntry entry = Catalogue.shipped().get(name, "tasks show");
        Path data = data(entry).orElse(null);
        List<Example> examples = data == null ? sample(entry) : imported(entry, data);
        Console console = common.console();
        if (common.json) {
            console.print(EntryJson.pretty(json(entry, data, examples)));
        } else {
            describe(entry).forEach(console::print);
            console.print("");
            console.print(data == null ? "Examples, of ours in the source's shape:" : "Examples, of " + data + ":");
            for (Example example : examples) {
                console.print("");
                console.print(prompt(entry).fill(example.question(), example.columns()));
                console.print("=> " + String.join(" | ", example.answers()));
            }
        }
        return ExitCode.DONE;
    }

    private Optional<Path> data(CatalogueEntry entry) {
        return Stream.of(".jsonl", ".json")
                .map(ending -> directory.resolve(entry.dataName() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<Example> imported(CatalogueEntry entry, Path data) {
        ObjectNode task = entry.task();
        task.put("name", entry.name());
        return TaskSource.load(task, data, List.of(), new SplitSizes(EXAMPLES, 0, 0), 42)
                .splits()
                .train();
    }

    private static List<Example> sample(CatalogueEntry entry) {
        return entry.sampleItems().stream()
                .limit(EXAMPLES)
                .map(item -> new Example(
                        item.id(),
                        item.question(),
                        item.answers().isEmpty() ? List.of("(no right answer)") : item.answers(),
                        Map.of()))
                .toList();
    }

    private static UserPrompt prompt(CatalogueEntry entry) {
        ObjectNode task = entry.task();
        return new UserPrompt(
                task.path("instruction").asString("") + task.path("suffix").asString(""));
    }

    private static List<String> describe(CatalogueEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.name() + "  (" + entry.domain() + ", " + entry.role().key() + ")");
        if (!entry.aliases().isEmpty()) {
            lines.add("also called  " + String.join(", ", entry.aliases()));
        }
        lines.add("answer       " + entry.task().path("answer").path("form").asString());
        lines.add("metric       " + entry.task().path("metric").asString());
        lines.addAll(entry.origin()
                .map(TasksShowCommand::source)
                .orElse(List.of("source       not known; `" + entry.substitute() + "` can stand in for it")));
        lines.add("licence      " + entry.licence());
        lines.add("sureness     " + entry.sureness().key() + ", checked "
                + entry.checked().how().key() + " on " + entry.checked().on());
        if (!entry.notes().isEmpty()) {
            lines.add("notes        " + entry.notes());
        }
        if (entry.origin().isPresent()) {
            lines.add("import       metaspo tasks import " + entry.dataName() + " --to DIR");
        }
        return lines;
    }

    private static List<String> source(DataSource source) {
        List<String> lines = new ArrayList<>();
        lines.add("source       " + source.name() + (source.config() == null ? "" : ", " + source.config())
                + (source.revision() == null ? "" : ", revision " + source.revision()));
        source.files().forEach((part, files) -> lines.add("  " + part.key() + " from " + String.join(", ", files)));
        source.where().forEach((column, value) -> lines.add("  where " + column + " is " + value));
        return lines;
    }

    private static ObjectNode json(CatalogueEntry entry, @Nullable Path data, List<Example> examples) {
        ObjectNode json = EntryJson.of(entry);
        json.put("examplesFrom", data == null ? "sample" : data.toString());
        ArrayNode shown = json.putArray("examples");
        for (Example example : examples) {
            ObjectNode one = shown.addObject();
            one.put("prompt", prompt(entry).fill(example.question(), example.columns()));
            one.set("answers", EntryJson.MAPPER.valueToTree(entry.trainable() ? example.answers() : List.of()));
        }
        return json;
    }
}
