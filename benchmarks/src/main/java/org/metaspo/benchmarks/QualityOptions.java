package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Methods;
import org.metaspo.testbed.world.World;

/**
 * What is compared.
 *
 * @param seeds how many worlds of each variant
 * @param from the first seed
 * @param methods in the table's order; the first is what the others are compared with
 * @param variants of the world
 * @param calls task-model calls that each search may make
 * @param adapt whether target tasks are then adapted to by ProTeGi
 * @param to where the table and the figures are written; null for nowhere
 */
record QualityOptions(
        int seeds,
        int from,
        List<String> methods,
        List<String> variants,
        int calls,
        boolean adapt,
        @Nullable Path to) {
    /** The paper's schedule with four tasks of 50 training items. */
    static final int PAPERS_CALLS = 18_200;

    static final String HELP =
            """
            Usage: java -jar benchmarks/target/benchmarks.jar quality [OPTION]...
            Runs search methods on synthetic worlds (docs/world.md) and scores what they find by the oracle.

              --seeds N          worlds per variant (3)
              --from SEED        the first seed (1000; those below are for tuning)
              --methods A,B      in the table's order, the first is what the others are held against (all)
              --variants A,B     of the world (normal)
              --calls N          task-model calls per search, the same for all (%d, the paper's schedule)
              --adapt            adapt to the target tasks, too, from the prompt found and from the initial one
              --to DIR           write quality.md and quality.json there

            Methods: %s
            Variants: %s""".formatted(PAPERS_CALLS, String.join(", ", Methods.NAMES), String.join(", ", World.variants()));

    static QualityOptions defaults() {
        return new QualityOptions(3, 1000, Methods.NAMES, List.of("normal"), PAPERS_CALLS, false, null);
    }

    /** @throws IllegalArgumentException where one of them is unknown or wrong */
    static QualityOptions of(List<String> arguments) {
        QualityOptions options = defaults();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (option.equals("--adapt")) {
                options = options.adapting();
            } else if (rest.hasNext()) {
                options = options.with(option, rest.next());
            } else {
                throw new IllegalArgumentException(option + " is unknown or lacks its value. Maybe see --help");
            }
        }
        return options;
    }

    private QualityOptions adapting() {
        return new QualityOptions(seeds, from, methods, variants, calls, true, to);
    }

    private QualityOptions with(String option, String value) {
        return switch (option) {
            case "--seeds" -> new QualityOptions(whole(option, value, 1), from, methods, variants, calls, adapt, to);
            case "--from" -> new QualityOptions(seeds, whole(option, value, 0), methods, variants, calls, adapt, to);
            case "--methods" ->
                new QualityOptions(seeds, from, names(value, Methods.NAMES), variants, calls, adapt, to);
            case "--variants", "--variant" ->
                new QualityOptions(seeds, from, methods, names(value, World.variants()), calls, adapt, to);
            case "--calls" -> new QualityOptions(seeds, from, methods, variants, whole(option, value, 1), adapt, to);
            case "--to" -> new QualityOptions(seeds, from, methods, variants, calls, adapt, Path.of(value));
            default -> throw new IllegalArgumentException(option + " is unknown. Maybe see --help");
        };
    }

    private static List<String> names(String value, List<String> known) {
        List<String> names = List.of(value.split(",", -1));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(name + " is unknown. Known are " + String.join(", ", known) + ".");
            }
        }
        return names;
    }

    private static int whole(String option, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, not \"" + value + "\"", e);
        }
        throw new IllegalArgumentException(option + " needs a number from " + least + " on, not " + value);
    }

    /** How many searches this is. */
    int runs() {
        return seeds * methods.size() * variants.size();
    }

    /** Training items per task: as many fewer as there are fewer calls, so that the searches keep their shape. */
    int trainingItems() {
        return Math.clamp(Math.round(50.0 * calls / PAPERS_CALLS), 5, 200);
    }
}
