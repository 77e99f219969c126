package org.metaspo.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.SourceTask;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Demonstrations;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Proposal;

/**
 * Unseen generalization (the MetaSPO paper's first study): each system prompt stays as it is and meets each target task
 * with user prompts that it was never optimized with, on the test examples.
 *
 * @param arms the system prompts
 * @param given user prompts by task name, for the tasks that bring them
 * @param prompts how many user prompts per task; the first ones of those given, or as many written from demonstrations
 */
public record UnseenGeneralization(List<Arm> arms, Map<String, List<UserPrompt>> given, int prompts) implements Study {
    /** Examples that a generated user prompt is written from: as many as APE shows. */
    private static final int DEMONSTRATIONS = 10;

    public UnseenGeneralization {
        arms = List.copyOf(arms);
        given = Map.copyOf(given);
    }

    @Override
    public String name() {
        return "unseen-generalization";
    }

    @Override
    public void run(Bench bench, Notebook notebook) {
        Map<String, List<UserPrompt>> generated = generated(bench, notebook);
        for (SourceTask task : bench.tasks()) {
            String name = task.task().name();
            List<UserPrompt> own = given.containsKey(name)
                    ? given.get(name).stream().limit(prompts).toList()
                    : generated.getOrDefault(name, List.of(task.start()));
            List<Pairing> pairings = new ArrayList<>();
            for (Arm arm : arms) {
                own.forEach(
                        prompt -> pairings.add(new Pairing(task.task(), new SystemPrompt(arm.systemPrompt()), prompt)));
            }
            List<Scorecard> cards = bench.test().read("unseen/" + name, pairings);
            for (int i = 0; i < arms.size(); i++) {
                List<Scorecard> ofArm = cards.subList(i * own.size(), (i + 1) * own.size());
                notebook.found(new Finding(arms.get(i).name(), name, 0, 0, 0, ofArm));
            }
        }
    }

    /** User prompts from demonstrations of the training examples, for the tasks that bring none. */
    private Map<String, List<UserPrompt>> generated(Bench bench, Notebook notebook) {
        List<Brief.OfUserPrompt> briefs = new ArrayList<>();
        for (SourceTask task : bench.tasks()) {
            if (!given.containsKey(task.task().name()) && !task.task().userPromptFixed()) {
                for (int i = 1; i <= prompts; i++) {
                    briefs.add(brief(bench, task, "unseen/" + task.task().name() + "/prompt/" + i));
                }
            }
        }
        if (briefs.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<UserPrompt>> byTask = new LinkedHashMap<>();
        List<Proposal> proposals = bench.proposer().propose("unseen/proposals", briefs);
        for (int i = 0; i < briefs.size(); i++) {
            Set<UserPrompt> own = byTask.computeIfAbsent(briefs.get(i).task().name(), name -> new LinkedHashSet<>());
            String text = proposals.get(i).text();
            if (text != null) {
                own.add(new UserPrompt(text));
            }
        }
        Map<String, List<UserPrompt>> generated = new LinkedHashMap<>();
        byTask.forEach((name, own) -> {
            if (own.size() < prompts) {
                notebook.notice(name + ": " + own.size() + " different user prompts were written, " + prompts
                        + " were asked for.");
            }
            if (!own.isEmpty()) {
                generated.put(name, List.copyOf(own));
            }
        });
        return generated;
    }

    private Brief.OfUserPrompt brief(Bench bench, SourceTask task, String place) {
        Demonstrations shown = new Demonstrations(
                task.task(),
                bench.random()
                        .sample(
                                bench.evaluator().items(Split.TRAIN, task.task()),
                                DEMONSTRATIONS,
                                place + "/demonstrations"));
        return new Brief.OfUserPrompt(
                place,
                new SystemPrompt(arms.getFirst().systemPrompt()),
                task.task(),
                task.start(),
                new Evidence.Demonstrated(List.of(shown)));
    }

    @Override
    public StudyCounts counts(List<StudyCounts.TaskSize> tasks) {
        return StudyCounts.sum(tasks, task -> {
            List<UserPrompt> own = given.get(task.name());
            long count = own != null ? Math.min(prompts, own.size()) : task.fixed() ? 1 : prompts;
            long written = own != null || task.fixed() ? 0 : prompts;
            return new StudyCounts(0, arms.size() * count * task.test(), written);
        });
    }
}
