package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of learning several times: {@code replicate.json} of a study. The JSON schema is {@code
 * docs/schemas/replicate.schema.json}. Differences are those of the search's candidate against the start on test items.
 *
 * @param runs in the order in which they were made
 * @param seeds how many search seeds, with the same items
 * @param mean of their differences
 * @param low the lower bound of its 95 % interval (Student's t), for these items
 * @param high the upper bound
 * @param spread their standard deviation
 * @param worst the lowest
 * @param belowStart the share of them below 0
 * @param improved the share of them that were confirmed
 * @param split where the spread comes from
 */
public record Replication(
        List<Run> runs,
        int seeds,
        double mean,
        double low,
        double high,
        double spread,
        double worst,
        double belowStart,
        double improved,
        Split split) {
    /** The same search under another seed of its draws. */
    public static final String SEED = "seed";

    /** The same seed with other items drawn. */
    public static final String DATA = "data";

    /** The same again: what differs is the models' answers alone. */
    public static final String REPEAT = "repeat";

    /** One run: what it varies (the first, seed 1, is also the first of the others), and what it found. */
    public record Run(
            String name,
            String varies,
            double difference,
            double low,
            double high,
            boolean improved,
            @Nullable String usd) {}

    /**
     * Standard deviations of a run's difference, in parts; null where too few runs tell. With few runs of each they are
     * rough.
     *
     * @param searchSeed what the search draws: the variance over seeds less that of the models' answers
     * @param dataSample which items were drawn: the variance over samples, less the same
     * @param modelNoise what the models answer to the same requests: the variance over repeats
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Split(
            @Nullable Double searchSeed,
            @Nullable Double dataSample,
            @Nullable Double modelNoise) {}

    /**
     * Of runs that all have a comparison.
     *
     * @param runs the first two or more vary the seed; the very first belongs to the data samples and repeats, too
     */
    public static Replication of(List<Run> runs) {
        double[] seeds = differences(runs, SEED);
        if (seeds.length < 2) {
            throw new IllegalArgumentException(seeds.length + " search seeds");
        }
        double mean = Arrays.stream(seeds).sum() / seeds.length;
        double variance = variance(seeds);
        double half = TDistribution.of(seeds.length - 1.0).inverseCumulativeProbability(0.975)
                * Math.sqrt(variance / seeds.length);
        List<Run> ofSeeds =
                runs.stream().filter(run -> run.varies().equals(SEED)).toList();
        return new Replication(
                runs,
                seeds.length,
                mean,
                Math.max(-1, mean - half),
                Math.min(1, mean + half),
                Math.sqrt(variance),
                Arrays.stream(seeds).min().orElseThrow(),
                share(
                        ofSeeds,
                        ofSeeds.stream().filter(run -> run.difference() < 0).count()),
                share(ofSeeds, ofSeeds.stream().filter(Run::improved).count()),
                split(runs, variance));
    }

    private static Split split(List<Run> runs, double ofSeeds) {
        Double model = withFirst(runs, REPEAT);
        Double data = withFirst(runs, DATA);
        double noise = model == null ? 0 : model;
        return new Split(
                Math.sqrt(Math.max(0, ofSeeds - noise)),
                data == null ? null : Double.valueOf(Math.sqrt(Math.max(0, data - noise))),
                model == null ? null : Double.valueOf(Math.sqrt(model)));
    }

    /** The variance of runs that vary one thing, the first of all among them; null where there is no other. */
    @Nullable
    private static Double withFirst(List<Run> runs, String varies) {
        double[] others = differences(runs, varies);
        if (others.length == 0) {
            return null;
        }
        double[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = runs.getFirst().difference();
        return variance(all);
    }

    private static double[] differences(List<Run> runs, String varies) {
        return runs.stream()
                .filter(run -> run.varies().equals(varies))
                .mapToDouble(Run::difference)
                .toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    private static double share(List<Run> of, long count) {
        return (double) count / of.size();
    }

    /** One run of it. @throws IllegalArgumentException it claims nothing over all its tasks */
    public static Run run(String name, String varies, RunResult result) {
        Comparison comparison = result.comparison();
        if (comparison == null) {
            throw new IllegalArgumentException(name + " has no comparison");
        }
        return new Run(
                name,
                varies,
                comparison.difference(),
                comparison.low(),
                comparison.high(),
                result.improved(),
                result.timings() == null ? null : result.timings().spent().usd());
    }

    /** The document in JSON. */
    public String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** The same in Markdown, the verdict first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Over %d search seeds the candidate does %s points against the start (95 %% interval of the mean %s to"
                        + " %s, on these items); from run to run that varies by %.1f points (standard deviation), the worst"
                        + " is %s. %.0f %% of the runs end below the start, %.0f %% are confirmed better.",
                seeds,
                Points.of(mean),
                Points.of(low),
                Points.of(high),
                100 * spread,
                Points.of(worst),
                100 * belowStart,
                100 * improved));
        lines.add("");
        lines.add("| run | varies | difference in points | confirmed |");
        lines.add("|---|---|---:|---|");
        runs.forEach(run -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s |",
                run.name(),
                run.varies(),
                Points.of(run.difference(), run.low(), run.high()),
                run.improved() ? "yes" : "no")));
        lines.add("");
        lines.add("Where the spread comes from, as standard deviations in points: search seed "
                + points(split.searchSeed())
                + ", data sample " + points(split.dataSample()) + ", model noise " + points(split.modelNoise())
                + ". With so few runs these are rough.");
        lines.add("Runs on the same items read the same test set: their intervals are no independent confirmations.");
        return lines;
    }

    private static String points(@Nullable Double deviation) {
        return deviation == null
                ? "not measured"
                : String.format(Locale.ROOT, "%.1f", 100 * Objects.requireNonNull(deviation));
    }
}
