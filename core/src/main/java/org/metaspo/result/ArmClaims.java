package org.metaspo.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.study.Arm;
import org.metaspo.study.Finding;

/**
 * What a study's findings say: scores with intervals, and differences from the default system prompt. An item that one of
 * a task's answers could not get answered or judged is left out of all of them.
 */
public final class ArmClaims {
    private final Map<String, Map<String, List<Scorecard>>> byTask = new LinkedHashMap<>();
    private final List<Finding> findings;
    private final Randomness randomness;

    /**
     * @param findings one per arm and task at most; tasks that not every arm has are passed over
     * @param arms how many arms there are
     */
    public ArmClaims(List<Finding> findings, int arms, Randomness randomness) {
        this.findings = List.copyOf(findings);
        this.randomness = randomness;
        Map<String, Map<String, List<Scorecard>>> all = new LinkedHashMap<>();
        findings.forEach(finding -> all.computeIfAbsent(finding.task(), task -> new LinkedHashMap<>())
                .put(finding.arm(), finding.cards()));
        all.forEach((task, ofTask) -> {
            if (ofTask.size() == arms) {
                byTask.put(task, counted(ofTask));
            }
        });
    }

    private static Map<String, List<Scorecard>> counted(Map<String, List<Scorecard>> ofTask) {
        Set<String> left = new HashSet<>();
        ofTask.values().forEach(cards -> cards.forEach(card -> left.addAll(card.uncounted())));
        Map<String, List<Scorecard>> counted = new LinkedHashMap<>();
        ofTask.forEach((arm, cards) ->
                counted.put(arm, cards.stream().map(card -> card.without(left)).toList()));
        return counted;
    }

    /** The tasks that every arm has. */
    public Set<String> tasks() {
        return byTask.keySet();
    }

    /** An arm's scorecards on a task. */
    public List<Scorecard> cards(String arm, String task) {
        Map<String, List<Scorecard>> ofTask = Objects.requireNonNull(byTask.get(task), task);
        return Objects.requireNonNull(ofTask.get(arm), arm);
    }

    /** An arm's answers on a task, those that do not count included; none where the task was not measured. */
    public List<Scored> all(String arm, String task) {
        return findings.stream()
                .filter(finding -> finding.arm().equals(arm) && finding.task().equals(task) && byTask.containsKey(task))
                .flatMap(finding -> finding.cards().stream())
                .flatMap(card -> card.items().stream())
                .toList();
    }

    /** An arm's score on a task. */
    public Interval score(String arm, String task) {
        return ScoreInterval.ofClusters(cards(arm, task), randomness, "interval/" + task + "/" + arm);
    }

    /** An arm against the default system prompt over all tasks; empty where metrics differ. */
    public Optional<Comparison> overall(String arm) {
        return Claim.overall(paired(arm), randomness);
    }

    /** The same on each task of {@link #tasks}, in that order. */
    public List<@Nullable TaskComparison> byTask(String arm) {
        return Claim.byTask(paired(arm), randomness);
    }

    /** The same by metric. */
    public List<MetricComparison> byMetric(String arm) {
        return Claim.byMetric(paired(arm), randomness);
    }

    private List<ArmScores> paired(String arm) {
        List<ArmScores> pairs = new ArrayList<>();
        byTask.keySet().forEach(task -> pairs.add(new ArmScores(cards(Arm.DEFAULT, task), cards(arm, task))));
        return pairs;
    }
}
