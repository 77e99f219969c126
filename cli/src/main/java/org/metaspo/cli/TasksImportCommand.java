package org.metaspo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.metaspo.config.Dotenv;
import org.metaspo.http.CacheDirectory;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.fetch.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "fetch a task's public data, pinned and checked",
        footer = {
            "",
            "Writes NAME.jsonl (the items), NAME.manifest.json (what they rest on) and NAME.yaml (a task file). What was",
            "fetched stays in the cache; the same command goes on where it stopped. HF_TOKEN is for gated sets.",
            "",
            "Example:",
            "  metaspo tasks import beauty medical --to data",
            "  metaspo tasks import --manifest data/dental.manifest.json --to again",
            "  metaspo tasks import squad --from SQuAD.jsonl.gz --to data"
        })
final class TasksImportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Tasks of the catalogue, or whole domains.")
    List<String> names = new ArrayList<>();

    @Option(names = "--to", paramLabel = "DIR", description = "Where the files go (default: the current directory).")
    Path to = Path.of("");

    @Option(names = "--seed", paramLabel = "S", description = "Another seed, other items (default: 42).")
    long seed = 42;

    @Option(names = "--train", paramLabel = "N", description = "Most items to learn from (default: 200).")
    int train = 200;

    @Option(names = "--validation", paramLabel = "N", description = "Most items to select by (default: 200).")
    int validation = 200;

    @Option(names = "--test", paramLabel = "N", description = "Most items to be tested on (default: 500).")
    int test = 500;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "A file of yours in the source's place: its rows, as JSON, JSONL, CSV, TSV or Parquet.")
    List<Path> from = new ArrayList<>();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Repeat the import of this manifest, byte for byte.")
    @Nullable
    Path manifest;

    @Option(names = "--overwrite", description = "Replace files of the same names.")
    boolean overwrite;

    @Override
    public Integer call() throws InterruptedException {
        TaskImports imports = new TaskImports(
                common.console(),
                common.json,
                Dotenv.behind(System.getenv(), List.of(Path.of(""))),
                CacheDirectory.ofThisMachine().resolve("data"),
                Pause.REAL);
        TaskImports.Order order = new TaskImports.Order(to, seed, sizes(), from, overwrite);
        if (manifest != null) {
            imports.repeat(manifest, names, order);
        } else {
            imports.run(names, order);
        }
        return ExitCode.DONE;
    }

    private SplitSizes sizes() {
        for (int size : new int[] {train, validation, test}) {
            if (size < 0) {
                throw new BadInputException(
                        "tasks import", "A size must not be negative: " + size + ".", "Give 0 or more.");
            }
        }
        return new SplitSizes(train, validation, test);
    }
}
