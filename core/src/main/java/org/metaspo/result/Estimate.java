package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run, or a study of several, will come to, before anything is spent: {@code estimate --json}.
 *
 * @param schemaVersion of this document
 * @param command that the run is of: train, evaluate, adapt or ablate; or the study whose runs are added up: replicate,
 *     transfer
 * @param method of the run
 * @param schedule of the method
 * @param roles by role of a model
 * @param stages what the evaluations and calls are for, in order
 * @param total over all roles
 * @param seconds of the whole run
 * @param unpriced roles whose models have no known price: their cost is in no sum
 */
public record Estimate(
        int schemaVersion,
        String command,
        String method,
        String schedule,
        Map<String, Cases<Use>> roles,
        List<StageUse> stages,
        Cases<Use> total,
        Cases<Double> seconds,
        List<String> unpriced) {
    /** Of the documents that this version writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * The three cases.
     *
     * @param low everything is right from the start
     * @param expected prompts and answers as long as they usually are, no prompt better than another
     * @param high nothing saturated or dropped, every retry of content used, everything as long as configured
     */
    public record Cases<T>(T low, T expected, T high) {
        /** The same cases of something else. */
        public <R> Cases<R> map(Function<T, R> function) {
            return new Cases<>(function.apply(low), function.apply(expected), function.apply(high));
        }

        /** Both, case by case. */
        public Cases<T> with(Cases<T> other, BinaryOperator<T> both) {
            return new Cases<>(
                    both.apply(low, other.low), both.apply(expected, other.expected), both.apply(high, other.high));
        }
    }

    /**
     * One stage.
     *
     * @param stage its name in results; {@code proposals} for the optimizer's
     * @param roles by role of a model
     */
    public record StageUse(String stage, Map<String, Cases<Use>> roles) {}

    /**
     * What models are used for.
     *
     * @param evaluations answers used to score candidates
     * @param calls that are paid
     * @param inputTokens all of them, cached ones included
     * @param cachedInputTokens those read from a provider's cache: not foreseen, 0
     * @param outputTokens hidden reasoning included
     * @param usd null where no price is known
     */
    public record Use(
            long evaluations,
            long calls,
            long inputTokens,
            long cachedInputTokens,
            long outputTokens,

            @Nullable @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal usd) {
        /** Nothing at all, for nothing. */
        public static final Use NONE = new Use(0, 0, 0, 0, 0, BigDecimal.ZERO);

        /** The sum of both; a cost that is not known adds nothing. */
        public Use plus(Use other) {
            BigDecimal sum = usd == null ? other.usd : other.usd == null ? usd : usd.add(other.usd);
            return new Use(
                    evaluations + other.evaluations,
                    calls + other.calls,
                    inputTokens + other.inputTokens,
                    cachedInputTokens + other.cachedInputTokens,
                    outputTokens + other.outputTokens,
                    sum);
        }

        /** The sum of many. */
        public static Use sum(Collection<Use> all) {
            return all.stream().reduce(NONE, Use::plus);
        }

        /** The same without a cost. */
        public Use unpriced() {
            return new Use(evaluations, calls, inputTokens, cachedInputTokens, outputTokens, null);
        }

        /** Input and output. */
        public long tokens() {
            return inputTokens + outputTokens;
        }

        /** The cost, 0 where no price is known. */
        public BigDecimal knownUsd() {
            return Objects.requireNonNullElse(usd, BigDecimal.ZERO);
        }
    }

    /**
     * What runs that follow each other come to.
     *
     * @param command of the study that they belong to
     * @param runs at least one; method and schedule are the first one's
     */
    public static Estimate sum(String command, List<Estimate> runs) {
        Estimate first = runs.getFirst();
        Map<String, Cases<Use>> roles = new LinkedHashMap<>();
        Map<String, Map<String, Cases<Use>>> stages = new LinkedHashMap<>();
        for (Estimate run : runs) {
            add(run.roles, roles);
            run.stages.forEach(
                    stage -> add(stage.roles, stages.computeIfAbsent(stage.stage, name -> new LinkedHashMap<>())));
        }
        return new Estimate(
                SCHEMA_VERSION,
                command,
                first.method,
                first.schedule,
                roles,
                stages.entrySet().stream()
                        .map(stage -> new StageUse(stage.getKey(), stage.getValue()))
                        .toList(),
                runs.stream()
                        .map(Estimate::total)
                        .reduce((a, b) -> a.with(b, Use::plus))
                        .orElseThrow(),
                runs.stream()
                        .map(Estimate::seconds)
                        .reduce((a, b) -> a.with(b, Double::sum))
                        .orElseThrow(),
                runs.stream()
                        .flatMap(run -> run.unpriced.stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static void add(Map<String, Cases<Use>> uses, Map<String, Cases<Use>> to) {
        uses.forEach((role, use) -> to.merge(role, use, (a, b) -> a.with(b, Use::plus)));
    }

    /** The text of the document. */
    public String json() {
        return JSON.writeValueAsString(this);
    }
}
