package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Headroom;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.PairedComparison;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.Example;

/**
 * {@code result.json}: what a run came to. All but {@link #timings} is a function of configuration, seed and recorded
 * answers. The JSON schema is {@code docs/schemas/result.schema.json}.
 *
 * @param schemaVersion of this file
 * @param command that made the run
 * @param status completed, saturated, budget, interrupted or failed
 * @param reason why the run ended where it did; null where it was completed
 * @param method the search method
 * @param schedule its schedule
 * @param seed of the run
 * @param programVersion of the program that wrote this
 * @param searchVersion raised when decisions or meta prompts change
 * @param systemPrompt initial, candidate and learned
 * @param improved whether the candidate differs from the initial prompt and the interval of the difference lies above 0
 * @param withheld why no improvement is claimed whatever the interval says; empty where nothing speaks against a claim
 * @param quoted items that the candidate's prompts hold words of; empty where they hold none, which is the rule
 * @param tasks one entry per source task, of a study per target task
 * @param comparison candidate against initial prompts on test items, of a study learned against default system prompt; null without scores, or where metric kinds mix
 * @param comparisons the same for each kind of metric; only where they mix
 * @param usage by role
 * @param stages evaluations by stage
 * @param rejectedCandidates by reason
 * @param testReads completed readings of the test set by this run
 * @param testSet which items the claim is about, and what they can show; null in results of earlier versions
 * @param headroom what was left to gain at the start, by the items that the search looked at; absent of a study, and where
 *     nothing was scored
 * @param checks what was asked for by {@code method.checks}; absent otherwise
 * @param arms of a study: the system prompts that were measured; absent otherwise
 * @param curve of a study of adaptation; absent otherwise
 * @param timings what the clock and the wire saw
 */
public record RunResult(
        int schemaVersion,
        String command,
        String status,
        @Nullable String reason,
        String method,
        String schedule,
        long seed,
        String programVersion,
        int searchVersion,
        Prompts systemPrompt,
        boolean improved,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> withheld,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Quoted> quoted,

        List<TaskResult> tasks,
        @Nullable Comparison comparison,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<MetricComparison> comparisons,

        Map<String, RoleUse> usage,
        List<StageCount> stages,
        Map<String, Integer> rejectedCandidates,
        int testReads,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TestSet testSet,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Headroom headroom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Checks checks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ArmResult> arms,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CurvePoint> curve,

        @Nullable Timings timings) {
    /** The version of this shape. */
    public static final int SCHEMA_VERSION = 1;

    /** System prompts: at the start, by the search, and the one to use. */
    public record Prompts(String initial, String candidate, String learned) {}

    /**
     * An item that a prompt of the candidate holds words of.
     *
     * @param userPromptOf the task whose user prompt it is; null for the system prompt
     * @param task of the item
     * @param part of the item: train, validation or test
     * @param item its id
     * @param words the first that are quoted
     * @param workedExample whether it is a training item that the program put there as an example
     */
    public record Quoted(
            @Nullable String userPromptOf,
            String task,
            String part,
            String item,
            String words,
            boolean workedExample) {}

    /**
     * One task.
     *
     * @param name of the task
     * @param role source or target
     * @param metric that the scores are in
     * @param userPrompt the candidate's best user prompt, suffix included
     * @param scores by split, then by initial, candidate and survivors
     * @param comparison candidate against initial prompts on this task alone; absent without test scores
     * @param baselines scores that need no model
     * @param unparseable share of the candidate's test answers, as the shares that follow
     * @param judge what is known of the judge; null where none is asked
     */
    public record TaskResult(
            String name,
            String role,
            String metric,
            String userPrompt,
            Map<String, Map<String, Interval>> scores,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            TaskComparison comparison,

            Map<String, Double> baselines,
            double unparseable,
            double truncated,
            double refused,
            double tooLong,
            double unjudged,
            double unanswered,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JudgeResult judge) {}

    /** The unweighted mean over tasks of paired test differences, with its 95 % interval and p. */
    public record Comparison(double difference, double low, double high, double p) {}

    /**
     * The comparison on one task.
     *
     * @param p adjusted for the number of tasks (Holm)
     * @param n test items that both sides have
     */
    public record TaskComparison(double difference, double low, double high, double p, int n) {}

    /**
     * The test items.
     *
     * @param digest of their tasks and ids: equal for equal test sets, whatever was measured on them
     * @param n how many over all tasks
     * @param detectable the smallest true difference that they show with 80 % power, if the prompts differ on 30 % of them
     */
    public record TestSet(String digest, int n, double detectable) {
        /** The share of items on which two prompts differ, until it is measured. */
        private static final double DIFFERING = 0.3;

        /** The test items of tasks by their names, each at least one. */
        public static TestSet of(Map<String, List<Example>> items) {
            StringBuilder all = new StringBuilder();
            items.forEach((task, examples) -> {
                all.append(task).append('\n');
                examples.forEach(
                        example -> all.append('\t').append(example.id()).append('\n'));
            });
            List<Integer> sizes = items.values().stream().map(List::size).toList();
            return new TestSet(
                    Sha256.hex(all.toString()),
                    sizes.stream().mapToInt(Integer::intValue).sum(),
                    PairedComparison.smallestDetectable(sizes, DIFFERING));
        }
    }

    /**
     * The comparison over the tasks of one metric.
     *
     * @param metric of these tasks
     * @param tasks how many
     * @param n test items that both sides have
     * @param p adjusted for the number of metrics (Holm)
     */
    public record MetricComparison(
            String metric, int tasks, int n, double difference, double low, double high, double p) {
        MetricComparison withP(double other) {
            return new MetricComparison(metric, tasks, n, difference, low, high, other);
        }
    }

    /**
     * One role's calls.
     *
     * @param usd exact decimal, at least four places
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RoleUse(
            long evaluations,
            long calls,
            long cachedCalls,
            long reusedCalls,
            long inputTokens,
            long cachedInputTokens,
            long outputTokens,
            String usd) {}

    /** Evaluations of one stage. */
    public record StageCount(String stage, long evaluations) {}

    /**
     * What the clock and the wire saw.
     *
     * @param ended when the process ended that wrote this, in UTC (ISO 8601); null in results of earlier versions
     * @param wallSeconds of that process
     * @param faults attempts that failed, by what they met, in all processes of the run; null in results of earlier
     *     versions
     */
    public record Timings(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String ended,

            double wallSeconds,
            Spent spent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SortedMap<String, Long> faults) {}

    /**
     * What went over the wire in all processes of the run.
     *
     * @param attempts requests sent
     * @param discarded recorded answers that the result does not use
     * @param usd exact decimal
     */
    public record Spent(long attempts, long discarded, String usd) {}

    /** The same result with other timings. */
    public RunResult withTimings(@Nullable Timings other) {
        return new RunResult(
                schemaVersion,
                command,
                status,
                reason,
                method,
                schedule,
                seed,
                programVersion,
                searchVersion,
                systemPrompt,
                improved,
                withheld,
                quoted,
                tasks,
                comparison,
                comparisons,
                usage,
                stages,
                rejectedCandidates,
                testReads,
                testSet,
                headroom,
                checks,
                arms,
                curve,
                other);
    }
}
