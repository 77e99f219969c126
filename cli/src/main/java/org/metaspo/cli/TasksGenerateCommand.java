package org.metaspo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Shell;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.generated.GeneratedFiles;
import org.metaspo.task.source.generated.Generation;
import org.metaspo.task.source.generated.Generator;
import org.metaspo.task.source.generated.Generators;
import org.metaspo.task.source.generated.Levels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "generate",
        description = "make fresh, exactly answerable items of a task",
        footer = {
            "",
            "Writes NAME.yaml, which train takes, and NAME.json. The same command gives the same bytes; a larger",
            "size keeps the items that were there. Without a name: the list of the tasks, and what the levels mean.",
            "",
            "Example:",
            "  metaspo tasks generate navigate --seed 7 --level 2 --train 50 --test 200 --to tasks"
        })
final class TasksGenerateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "The tasks to make.")
    List<String> names = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "Another seed, other items (default: 42).")
    long seed = 42;

    @Option(names = "--level", paramLabel = "LEVEL", description = "1, 2, 3, or mix for all in turn (default: mix).")
    String level = Levels.MIX;

    @Option(names = "--train", paramLabel = "N", description = "Items to learn from (default: 50).")
    int train = 50;

    @Option(names = "--validation", paramLabel = "N", description = "Items to select by (default: 50).")
    int validation = 50;

    @Option(names = "--test", paramLabel = "M", description = "Items to be tested on (default: 500).")
    int test = 500;

    @Option(names = "--to", paramLabel = "DIR", description = "Where the files go (default: the current directory).")
    Path to = Path.of("");

    @Option(names = "--overwrite", description = "Replace files of the same names.")
    boolean overwrite;

    @Override
    public Integer call() {
        if (names.isEmpty()) {
            list(common.console());
        } else {
            List<Generator> generators =
                    names.stream().distinct().map(Generators::named).toList();
            generate(common.console(), generators, Levels.of(level, "--level"));
        }
        return ExitCode.DONE;
    }

    private void generate(Console console, List<Generator> generators, Levels levels) {
        SplitSizes sizes = sizes();
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode document = mapper.createObjectNode();
        ArrayNode made = document.putArray("generated");
        for (Generator generator : generators) {
            GeneratedFiles files = GeneratedFiles.in(to, generator);
            files.write(new Generation(generator, seed, levels, sizes), overwrite);
            console.say(files.task() + "  " + train + " train, " + validation + " validation, " + test
                    + " test items in " + files.data().getFileName());
            made.addObject()
                    .put("name", generator.name())
                    .put("version", generator.version())
                    .put("seed", seed)
                    .put("level", levels.toString())
                    .put("train", train)
                    .put("validation", validation)
                    .put("test", test)
                    .put("task", files.task().toString())
                    .put("data", files.data().toString());
        }
        if (common.json) {
            console.print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        } else {
            console.say("Name " + (generators.size() == 1 ? "it" : "them") + " in a configuration: "
                    + "`tasks: {source: ["
                    + Shell.word(GeneratedFiles.in(to, generators.getFirst()).task())
                    + (generators.size() == 1 ? "" : ", ...") + "]}`.");
        }
    }

    private SplitSizes sizes() {
        for (int size : new int[] {train, validation, test}) {
            if (size < 0) {
                throw new BadInputException(
                        "tasks generate", "A size must not be negative: " + size + ".", "Give 0 or more.");
            }
        }
        return new SplitSizes(train, validation, test);
    }

    private void list(Console console) {
        if (!common.json) {
            for (Generator generator : Generators.all()) {
                console.print(generator.name());
                for (int i = 0; i < generator.levels().size(); i++) {
                    console.print("  " + (i + Generator.LOWEST) + "  "
                            + generator.levels().get(i));
                }
            }
            return;
        }
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode document = mapper.createObjectNode();
        ArrayNode all = document.putArray("generators");
        for (Generator generator : Generators.all()) {
            ObjectNode one = all.addObject().put("name", generator.name()).put("version", generator.version());
            ArrayNode levels = one.putArray("levels");
            generator.levels().forEach(levels::add);
        }
        console.print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }
}
