package org.metaspo.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Ledger;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.method.CandidateRecord;
import org.metaspo.model.Outcome;
import org.metaspo.result.ArmClaims;
import org.metaspo.result.ArmResult;
import org.metaspo.result.CurvePoint;
import org.metaspo.result.JudgeResult;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.Prompts;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.result.TestScores;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.study.Arm;
import org.metaspo.study.Finding;
import org.metaspo.study.Study;
import org.metaspo.study.TestTimeAdaptation;

/** Puts a study's result together. A claim is made of a whole reading only. */
final class StudyResults {
    private final RunPlan plan;
    private final Study study;
    private final StudySession.End end;
    private final ArmClaims claims;

    StudyResults(RunPlan plan, Study study, StudySession.End end) {
        this.plan = plan;
        this.study = study;
        this.end = end;
        // Of an adaptation the scores are those after the last round on all training items.
        int last = study instanceof TestTimeAdaptation adaptation
                ? adaptation.sizes().iterations()
                : 0;
        List<Finding> findings = end.findings().stream()
                .filter(finding -> finding.draw() == 0 && finding.iteration() == last)
                .toList();
        this.claims = new ArmClaims(findings, study.arms().size(), new Randomness(plan.seed()));
    }

    RunResult of(List<CandidateRecord> candidates, Ledger ledger, int testReads) {
        String learned = study.arm(Arm.LEARNED).systemPrompt();
        String initial = study.arm(Arm.DEFAULT).systemPrompt();
        Comparison comparison = comparison(Arm.LEARNED);
        Map<String, TaskComparison> byTask = byTask();
        List<String> withheld = plan.tasks().stream()
                .flatMap(planned -> judged(planned).stream())
                .flatMap(task -> task.withheld().stream())
                .toList();
        return new RunResult(
                RunResult.SCHEMA_VERSION,
                plan.command(),
                end.status(),
                end.reason(),
                plan.method(),
                plan.schedule(),
                plan.seed(),
                plan.programVersion(),
                plan.searchVersion(),
                new Prompts(initial, learned, learned),
                comparison != null && comparison.low() > 0 && !learned.equals(initial) && withheld.isEmpty(),
                withheld,
                List.of(),
                plan.tasks().stream().map(planned -> task(planned, byTask)).toList(),
                comparison,
                comparison == null && end.isWhole() ? claims.byMetric(Arm.LEARNED) : List.of(),
                Results.usage(ledger),
                Results.stages(ledger),
                Results.rejections(candidates),
                testReads,
                plan.testSet(),
                null,
                null,
                study.arms().stream().map(this::arm).toList(),
                study instanceof TestTimeAdaptation ? curve() : null,
                null);
    }

    /** A claim needs the whole reading, on one task as on all. */
    private Map<String, TaskComparison> byTask() {
        Map<String, TaskComparison> byTask = new LinkedHashMap<>();
        Iterator<String> names = claims.tasks().iterator();
        for (@Nullable TaskComparison comparison : claims.byTask(Arm.LEARNED)) {
            String name = names.next();
            if (comparison != null && end.isWhole()) {
                byTask.put(name, comparison);
            }
        }
        return byTask;
    }

    @Nullable
    private Comparison comparison(String arm) {
        return end.isWhole() ? claims.overall(arm).orElse(null) : null;
    }

    private ArmResult arm(Arm arm) {
        List<ArmResult.Task> tasks = new ArrayList<>();
        List<Interval> scores = new ArrayList<>();
        for (PlannedTask planned : measured().toList()) {
            String name = planned.task().name();
            Interval score = claims.score(arm.name(), name);
            scores.add(score);
            tasks.add(new ArmResult.Task(
                    name,
                    planned.domain(),
                    planned.task().metric().kind(),
                    score.value(),
                    score.n(),
                    score.low(),
                    score.high(),
                    claims.cards(arm.name(), name).stream()
                            .map(card -> card.pairing().userPrompt().template())
                            .toList()));
        }
        long metrics = tasks.stream().map(ArmResult.Task::metric).distinct().count();
        return new ArmResult(
                arm.name(),
                arm.method(),
                arm.systemPrompt(),
                tasks,
                tasks.size() == plan.tasks().size() && metrics == 1 ? mean(scores) : null,
                arm.name().equals(Arm.DEFAULT) ? null : comparison(arm.name()));
    }

    private static ArmResult.Mean mean(List<Interval> scores) {
        Interval mean = Interval.ofMean(scores);
        return new ArmResult.Mean(mean.value(), mean.low(), mean.high());
    }

    private Stream<PlannedTask> measured() {
        return plan.tasks().stream()
                .filter(planned -> claims.tasks().contains(planned.task().name()));
    }

    private TaskResult task(PlannedTask planned, Map<String, TaskComparison> byTask) {
        String name = planned.task().name();
        Map<String, Interval> scores = new LinkedHashMap<>();
        List<Scorecard> learned = List.of();
        if (claims.tasks().contains(name)) {
            learned = claims.cards(Arm.LEARNED, name);
            scores.put("initial", claims.score(Arm.DEFAULT, name));
            scores.put("candidate", claims.score(Arm.LEARNED, name));
        }
        boolean adapted = study instanceof TestTimeAdaptation && !learned.isEmpty();
        return new TaskResult(
                name,
                "target",
                planned.task().metric().kind(),
                adapted
                        ? learned.getFirst().pairing().userPrompt().template()
                        : planned.task().initialUserPrompt().template(),
                scores.isEmpty() ? Map.of() : Map.of("test", scores),
                byTask.get(name),
                Results.baselines(plan, planned, null),
                share(name, Scored::isUnparseable),
                share(name, item -> item.outcome() == Outcome.TRUNCATED),
                share(name, item -> item.outcome() == Outcome.REFUSED),
                share(name, item -> item.outcome() == Outcome.TOO_LONG),
                share(name, Scored::isUnjudged),
                share(name, item -> item.outcome() == Outcome.UNANSWERED),
                judged(planned).map(task -> judge(task, name)).orElse(null));
    }

    /** What the judge means for a task: each answer under each user prompt is a pair. */
    private Optional<JudgedTask> judged(PlannedTask planned) {
        return Results.judged(plan, planned, pairs(planned.task().name()));
    }

    private @Nullable TestScores pairs(String task) {
        List<Scored> before = claims.all(Arm.DEFAULT, task);
        return before.isEmpty()
                ? null
                : new TestScores(
                        card(Arm.DEFAULT, task, before),
                        null,
                        List.of(card(Arm.LEARNED, task, claims.all(Arm.LEARNED, task))));
    }

    private Scorecard card(String arm, String task, List<Scored> answers) {
        return new Scorecard(claims.cards(arm, task).getFirst().pairing(), answers);
    }

    /** The judge's errors are taken out of independent answers only, which an item's under several user prompts are not. */
    private JudgeResult judge(JudgedTask judged, String task) {
        JudgeResult result = judged.result();
        boolean single = !claims.tasks().contains(task)
                || claims.cards(Arm.LEARNED, task).size() == 1;
        return single
                ? result
                : new JudgeResult(
                        result.kind(),
                        result.votes(),
                        result.trust(),
                        result.estimated(),
                        result.findings(),
                        null,
                        result.worstCase());
    }

    /** Of the learned prompt's answers, those that count in no comparison included. */
    private double share(String task, Predicate<Scored> property) {
        List<Scored> answers = claims.all(Arm.LEARNED, task);
        return answers.isEmpty()
                ? 0
                : (double) answers.stream().filter(property).count() / answers.size();
    }

    private List<CurvePoint> curve() {
        return end.findings().stream()
                .map(finding -> new CurvePoint(
                        finding.arm(),
                        finding.task(),
                        finding.iteration(),
                        finding.train(),
                        finding.cards().getFirst().score().doubleValue(),
                        finding.draw() == 0 ? null : finding.draw()))
                .toList();
    }
}
