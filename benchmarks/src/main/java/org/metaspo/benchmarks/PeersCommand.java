package org.metaspo.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.benchmarks.PythonHome.PythonException;
import org.metaspo.method.Methods;
import org.metaspo.testbed.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = PeersCommand.NAME,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 112,
        description =
                "Runs GEPA and DSPy's GEPA beside our search, on the same worlds over the same endpoint, and scores what"
                        + " they find by the oracle. Needs Python 3.10 or newer, and the network for the first start.",
        footer = {
            "",
            "The virtual environment and all rows lie under --to; a comparison that was cut off goes on.",
            "",
            "Example:",
            "  java -jar benchmarks/target/benchmarks.jar peers --seeds 10 --to peers"
        })
final class PeersCommand implements Callable<Integer> {
    static final String NAME = "peers";
    static final String INITIAL = "You are a helpful assistant.";

    /** Python is missing, or its packages cannot be had. */
    private static final int USER = 2;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where all lies.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path to;

    @Option(names = "--seeds", defaultValue = "10", description = "Worlds (default: 10).")
    int seeds = 10;

    @Option(
            names = "--from",
            defaultValue = "1000",
            description = "The first seed (default: 1000; those below are for tuning).")
    int from = 1000;

    @Option(names = "--variant", defaultValue = "normal", description = "Of the worlds (default: normal).")
    String variant = "normal";

    @Option(names = "--calls", defaultValue = "2000", description = "Task-model calls of a search (default: 2000).")
    int calls = 2000;

    @Option(
            names = "--ours",
            split = ",",
            paramLabel = "METHOD",
            description = "Of our methods, on the efficient schedule (metaspo, and outer-loop, which like the peers"
                    + " leaves user prompts as they are).")
    List<String> ours = List.of(Methods.METASPO, Methods.OUTER_LOOP);

    @Option(names = "--peers", split = ",", paramLabel = "PEER", description = "gepa, dspy-gepa (both).")
    List<String> peers = Peer.NAMES;

    @Option(
            names = "--validation",
            paramLabel = "N",
            defaultValue = "25",
            description =
                    "Items per task that the peers compare candidates on (default: 25; fewer suit fewer calls, see"
                            + " docs/results/peers.md).")
    int validation = 25;

    @Option(names = "--python", defaultValue = "python3", description = "Makes the environment (default: python3).")
    String python = "python3";

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandUse use;

    @Override
    public Integer call() throws Exception {
        use.require("--ours", ours, Methods.NAMES);
        use.require("--peers", peers, Peer.NAMES);
        use.require("--variant", List.of(variant.split("\\+", -1)), World.variants());
        PrintWriter err = use.err();
        Path home = to.toAbsolutePath();
        PythonHome environment;
        try {
            err.println("Setting up the libraries in " + home + " (once, some minutes) ...");
            err.flush();
            environment = PythonHome.in(home, python);
        } catch (PythonException e) {
            err.println("benchmarks peers: " + e.getMessage());
            return USER;
        }
        try (Peers comparison = new Peers(this, environment, home)) {
            String table = new PeersTable(ours, peers, comparison.runs(err)).markdown();
            Files.writeString(home.resolve("peers.md"), table);
            use.out().print(table);
            use.out().flush();
        }
        return 0;
    }

    /** Ours first. */
    List<String> names() {
        List<String> names = new ArrayList<>(ours);
        names.addAll(peers);
        return names;
    }

    /** Our own search; its claim, which the others do not make, gets no items to speak of. */
    QualityOptions ours(String method) {
        return new QualityOptions(
                seeds,
                from,
                List.of(method),
                List.of(method),
                List.of(variant),
                calls,
                Methods.EFFICIENT,
                1,
                List.of(),
                false,
                null);
    }

    boolean isOurs(String name) {
        return ours.contains(name);
    }

    /** Rows of one setup can be compared. */
    String setup(String name) {
        return isOurs(name) ? ours(name).setup() : "calls=%d validation=%d".formatted(calls, validation);
    }
}
