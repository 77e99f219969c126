package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Pool;
import org.metaspo.method.SearchState;
import org.metaspo.proposal.WorkedExamples;
import org.metaspo.result.RunResult.Quoted;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Example;
import org.metaspo.task.Quotations;
import org.metaspo.task.Quotations.Items;

/** What the prompts of a run quote of its items. */
final class QuotedItems {
    static final String TRAIN = "train";
    static final String VALIDATION = "validation";
    static final String TEST = "test";

    private QuotedItems() {}

    /** The items that a search sees. */
    static Quotations searched(RunPlan plan) {
        return quotations(plan, false);
    }

    static Quotations quotations(RunPlan plan, boolean tested) {
        List<Items> items = new ArrayList<>();
        for (PlannedTask planned : plan.tasks()) {
            items.add(new Items(planned.task(), TRAIN, planned.splits().train()));
            items.add(new Items(planned.task(), VALIDATION, planned.splits().validation()));
            if (tested) {
                items.add(new Items(planned.task(), TEST, planned.splits().test()));
            }
        }
        return Quotations.of(items, List.of(plan.systemPrompt()));
    }

    /** What the prompts that a search ended with hold of any item; worked examples of training items are told apart. */
    static List<Quoted> of(RunPlan plan, @Nullable SearchState state) {
        if (state == null) {
            return List.of();
        }
        Quotations all = quotations(plan, true);
        List<Quoted> quoted =
                new ArrayList<>(quoted(all, plan, null, state.incumbent().text()));
        for (Pool pool : state.pools()) {
            quoted.addAll(quoted(
                    all, plan, pool.name(), pool.best().pairing().userPrompt().template()));
        }
        return quoted;
    }

    /** What worked examples say is said of these items alone, though others may share some of their words. */
    static List<Quoted> quoted(Quotations all, RunPlan plan, @Nullable String userPromptOf, String text) {
        List<Quoted> quoted = new ArrayList<>();
        String rest = text;
        for (PlannedTask planned : plan.tasks()) {
            for (Example example : planned.splits().train()) {
                if (WorkedExamples.show(text, example)) {
                    rest = WorkedExamples.without(rest, example);
                    quoted.add(new Quoted(
                            userPromptOf, planned.task().name(), TRAIN, example.id(), example.question(), true));
                }
            }
        }
        all.in(rest)
                .forEach(one ->
                        quoted.add(new Quoted(userPromptOf, one.task(), one.part(), one.item(), one.words(), false)));
        return quoted;
    }

    /** Why nothing may be claimed of prompts that hold test items. */
    static Stream<String> withheld(List<Quoted> quoted) {
        long tested = quoted.stream().filter(one -> one.part().equals(TEST)).count();
        return tested == 0
                ? Stream.empty()
                : Stream.of("the candidate quotes " + (tested == 1 ? "a test item" : tested + " test items"));
    }
}
