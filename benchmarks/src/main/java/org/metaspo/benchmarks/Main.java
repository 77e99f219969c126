package org.metaspo.benchmarks;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Measures the engine and prints the figures beside those wanted. A figure that is missed is no failure. */
public final class Main {
    private static final String HELP = """
            Usage: java -jar benchmarks/target/benchmarks.jar [--json] [BENCHMARK]...
            Measures the engine, against a testbed in a process of its own; without names all of these:

              calls       calls/s and client CPU per call at 64 in flight, endpoint without latency (about 1 minute)
              crowd       2,000 calls at 200 ms, 512 in flight (a quarter of a minute)
              extraction  short responses read per second of one core, for every answer form (half a minute)
              journal     a million answers: written, opened, replayed (4 minutes)
              latency     calls at 200 ms (half a minute)
              limit       an endpoint that allows 3,000 requests a minute (5 minutes)
              schedule    the default schedule of MetaSPO at 200 ms and 64 in flight, and its replay (2 minutes)
              spread      calls that take a log-normal time, 800 ms in the median (2 minutes)

            Measured apart: the quality of searches on synthetic worlds (quality --help), beside GEPA and DSPy (peers --help);
            plots of both: plots --help""";

    private interface Benchmark {
        List<Figure> run(String name, Sizes sizes) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "calls", CallsBenchmark::withoutLatency,
            "crowd", CallsBenchmark::inACrowd,
            "extraction", ExtractionBenchmark::run,
            "journal", JournalBenchmark::run,
            "latency", CallsBenchmark::withLatency,
            "limit", LimitBenchmark::run,
            "schedule", ScheduleBenchmark::run,
            "spread", CallsBenchmark::withSpread));

    /** Measured apart, with options of their own. */
    private static final Map<String, Supplier<Callable<Integer>>> COMMANDS = Map.of(
            Quality.NAME,
            QualityCommand::new,
            PeersCommand.NAME,
            PeersCommand::new,
            PlotsCommand.NAME,
            PlotsCommand::new);

    private Main() {}

    /** Prints the figures; exits with 2 where a name is unknown. */
    public static void main(String... arguments) throws Exception {
        System.exit(run(Sizes.full(), List.of(arguments), System.out, System.err));
    }

    static int run(Sizes sizes, List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        Supplier<Callable<Integer>> command = COMMANDS.get(first);
        if (command != null) {
            return CommandUse.run(
                    command.get(),
                    arguments.subList(1, arguments.size()),
                    new PrintWriter(out, true, out.charset()),
                    new PrintWriter(err, true, err.charset()));
        }
        if (first.equals(Soak.NAME)) {
            return Soak.run(arguments.subList(1, arguments.size()), out, err);
        }
        if (arguments.contains("--help")) {
            out.println(HELP);
            return 0;
        }
        List<String> names = new ArrayList<>(arguments);
        boolean json = names.removeIf("--json"::equals);
        for (String name : names) {
            if (!ALL.containsKey(name)) {
                err.println("benchmarks: " + name + " is unknown. Known are " + String.join(", ", ALL.keySet()) + ".");
                return 2;
            }
        }
        Surroundings surroundings = Surroundings.now();
        List<Figure> figures = new ArrayList<>();
        for (String name : names.isEmpty() ? ALL.keySet() : names) {
            err.println("Measuring " + name + " ...");
            Benchmark benchmark = ALL.get(name);
            if (benchmark != null) {
                figures.addAll(benchmark.run(name, sizes));
            }
        }
        Table table = new Table(surroundings, figures);
        out.print(json ? table.json() + "\n" : table.text());
        return 0;
    }
}
