package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Pool;
import org.metaspo.method.SearchState;
import org.metaspo.proposal.WorkedExamples;
import org.metaspo.result.RunResult.Quoted;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Example;
import org.metaspo.task.Quotation;
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

    private static Quotations quotations(RunPlan plan, boolean tested) {
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
        Map<String, Example> training = plan.tasks().stream()
                .flatMap(planned -> planned.splits().train().stream()
                        .map(example -> Map.entry(key(planned.task().name(), example.id()), example)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
        Function<Quotation, @Nullable Example> item = quotation ->
                quotation.part().equals(TRAIN) ? training.get(key(quotation.task(), quotation.item())) : null;
        List<Quoted> quoted =
                new ArrayList<>(quoted(all, null, state.incumbent().text(), item));
        for (Pool pool : state.pools()) {
            quoted.addAll(
                    quoted(all, pool.name(), pool.best().pairing().userPrompt().template(), item));
        }
        return quoted;
    }

    private static List<Quoted> quoted(
            Quotations all, @Nullable String userPromptOf, String text, Function<Quotation, @Nullable Example> item) {
        return all.in(text).stream()
                .map(quotation -> {
                    Example example = item.apply(quotation);
                    return new Quoted(
                            userPromptOf,
                            quotation.task(),
                            quotation.part(),
                            quotation.item(),
                            quotation.words(),
                            example != null && WorkedExamples.show(text, example));
                })
                .toList();
    }

    private static String key(String task, String id) {
        return task + "\n" + id;
    }

    /** Why nothing may be claimed of prompts that hold test items. */
    static Stream<String> withheld(List<Quoted> quoted) {
        long tested = quoted.stream().filter(one -> one.part().equals(TEST)).count();
        return tested == 0
                ? Stream.empty()
                : Stream.of("the candidate quotes " + (tested == 1 ? "a test item" : tested + " test items"));
    }
}
