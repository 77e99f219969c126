package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Methods;
import org.metaspo.testbed.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = Quality.NAME,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 112,
        description =
                "Runs search methods on synthetic worlds (docs/world.md) and scores what they find by the oracle.",
        footer = {
            "",
            "With --to a comparison that was cut off goes on where it was, and one that is there is only shown.",
            "",
            "Example:",
            "  java -jar benchmarks/target/benchmarks.jar quality --seeds 30 --variants normal,null --to quality"
        })
final class QualityCommand implements Callable<Integer> {
    @Option(names = "--seeds", defaultValue = "3", description = "Worlds of each variant (default: 3).")
    int seeds;

    @Option(
            names = "--from",
            defaultValue = "1000",
            description = "The first seed (default: 1000; those below are for tuning).")
    int from;

    @Option(names = "--methods", split = ",", paramLabel = "METHOD", description = "In the tables' order (all).")
    List<String> methods = Methods.NAMES;

    @Option(
            names = "--against",
            split = ",",
            paramLabel = "METHOD",
            description = "Those that the others are compared with (the first).")
    List<String> against = List.of();

    @Option(
            names = {"--variants", "--variant"},
            split = ",",
            paramLabel = "VARIANT",
            description = "Of the world (normal); small-effects+coining mixes two.")
    List<String> variants = List.of("normal");

    @Option(
            names = "--calls",
            defaultValue = "" + QualityOptions.PAPERS_CALLS,
            description = "Task-model calls of a search, the same for all (default: 18200, the paper's schedule).")
    int calls;

    @Option(
            names = "--schedule",
            defaultValue = Methods.REFERENCE,
            description = "reference or efficient (default: reference; sprig is efficient in any case).")
    String schedule = Methods.REFERENCE;

    @Option(
            names = "--test",
            defaultValue = "100",
            description = "Items per source task that a run makes its claim on; apart from --calls (default: 100).")
    int test;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes a key of the configuration of all searches; can be repeated.")
    List<String> settings = List.of();

    @Option(names = "--adapt", description = "Adapt to the target tasks, too, under each prompt found and the first.")
    boolean adapt;

    @Option(names = "--to", paramLabel = "DIR", description = "Keep the rows in DIR/runs.jsonl, write quality.md.")
    @Nullable
    Path to;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandUse use;

    @Override
    public Integer call() throws Exception {
        Quality.run(options(), use.out(), use.err());
        return 0;
    }

    /** @throws ParameterException where one of them is unknown or wrong */
    QualityOptions options() {
        use.require("--methods", methods, Methods.NAMES);
        use.require("--against", against, methods);
        variants.forEach(variant -> use.require("--variants", List.of(variant.split("\\+", -1)), World.variants()));
        use.require("--schedule", List.of(schedule), List.of(Methods.REFERENCE, Methods.EFFICIENT));
        requireFrom("--seeds", 1, seeds);
        requireFrom("--from", 0, from);
        requireFrom("--calls", 1, calls);
        requireFrom("--test", 1, test);
        return new QualityOptions(
                seeds,
                from,
                methods,
                against.isEmpty() ? methods.subList(0, 1) : against,
                variants,
                calls,
                schedule,
                test,
                settings,
                adapt,
                to);
    }

    private void requireFrom(String option, int least, int value) {
        if (value < least) {
            throw use.wrong(option + " needs a number from " + least + " on, not " + value);
        }
    }
}
