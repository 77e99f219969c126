package org.metaspo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.method.Methods;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = PlotsCommand.NAME,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 112,
        description = "Draws what `quality --to` and `peers --to` have recorded, as SVG files.",
        footer = {
            "",
            "Example:",
            "  java -jar benchmarks/target/benchmarks.jar plots --calls e1000,e2000 --peers peers --to docs/results"
        })
final class PlotsCommand implements Callable<Integer> {
    static final String NAME = "plots";

    @Option(
            names = "--calls",
            split = ",",
            paramLabel = "DIR",
            description = "Runs of metaspo on normal worlds with several --calls and schedules: gap-by-calls.svg.")
    List<Path> calls = List.of();

    @Option(names = "--methods", split = ",", paramLabel = "DIR", description = "Runs of several methods: methods.svg.")
    List<Path> methods = List.of();

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "DIR",
            description = "Runs of peers on one variant with several --calls: peers.svg.")
    List<Path> peers = List.of();

    @Option(
            names = "--claims",
            split = ",",
            paramLabel = "DIR",
            description = "Runs of metaspo on worlds where nothing is to be found: claims.svg.")
    List<Path> claims = List.of();

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where the files go.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path to;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandUse use;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(to);
        if (!calls.isEmpty()) {
            List<WorldRun> runs = rows(calls).stream()
                    .filter(run -> run.method().equals(Methods.METASPO)
                            && run.variant().equals("normal"))
                    .toList();
            Plot.gapByCalls(runs, WorldRun::schedule, to.resolve("gap-by-calls.svg"));
        }
        if (!methods.isEmpty()) {
            Plot.gaps("Gap closed by each method, 95 % intervals", rows(methods), to.resolve("methods.svg"));
        }
        if (!peers.isEmpty()) {
            Plot.gapByCalls(rows(peers), WorldRun::method, to.resolve("peers.svg"));
        }
        if (!claims.isEmpty()) {
            Plot.claims(rows(claims), to.resolve("claims.svg"));
        }
        return 0;
    }

    private static List<WorldRun> rows(List<Path> directories) throws IOException {
        List<WorldRun> rows = new ArrayList<>();
        for (Path directory : directories) {
            for (String line : Files.readAllLines(directory.resolve(WorldRuns.FILE))) {
                rows.add(Json.read(line, WorldRun.class));
            }
        }
        return rows;
    }
}
