package org.metaspo.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.metaspo.prompt.WordRuns;

/**
 * Finds out what prompts copy of items: of questions, columns and answers eight words in a row, or all of a text that has
 * four to seven. A prompt that holds items has learned them by heart: it does well on these and says nothing of others.
 *
 * <p>Labels are too short to be found. What three unrelated items or more have in common is how the task speaks, and what
 * a task's own prompt or the names of its answers say is no quotation either.
 */
public final class Quotations {
    /** No items. */
    public static final Quotations NONE = new Quotations(List.of(), List.of());

    /** Words that so many unrelated items have in common belong to none of them. */
    private static final int COMMON = 3;

    /**
     * Items of one task that serve one purpose.
     *
     * @param task they belong to
     * @param part train, validation or test
     */
    public record Items(Task task, String part, List<Example> examples) {}

    private record Source(String task, String part, Example example, List<List<String>> texts) {
        String cluster() {
            return task + "/" + example.cluster();
        }
    }

    private final WordRuns own;
    private final List<Source> sources = new ArrayList<>();

    private Quotations(List<Items> items, Collection<String> own) {
        this.own = WordRuns.of(own);
        Map<String, String> once = new HashMap<>();
        for (Items some : items) {
            for (Example example : some.examples()) {
                sources.add(new Source(some.task().name(), some.part(), example, texts(example, once)));
            }
        }
    }

    /**
     * Of these items.
     *
     * @param prompts what may be said anyway: the prompts at the start
     */
    public static Quotations of(List<Items> items, Collection<String> prompts) {
        List<String> own = new ArrayList<>(prompts);
        items.stream().map(Items::task).distinct().forEach(task -> {
            own.add(task.initialUserPrompt().template());
            own.addAll(task.format().form().choices());
        });
        return new Quotations(items, own);
    }

    /** Each word is kept once: there may be millions. */
    private static List<List<String>> texts(Example example, Map<String, String> once) {
        return Stream.of(List.of(example.question()), example.columns().values(), example.answers())
                .flatMap(Collection::stream)
                .distinct()
                .map(text -> WordRuns.words(text).stream()
                        .map(word -> once.computeIfAbsent(word, same -> same))
                        .toList())
                .toList();
    }

    /** What a text copies: the first words of each item that it holds some of, in the items' order. */
    public List<Quotation> in(String text) {
        if (sources.isEmpty()) {
            return List.of();
        }
        WordRuns said = WordRuns.of(List.of(text));
        Map<Source, List<String>> copied = new LinkedHashMap<>();
        Map<String, Set<String>> clusters = new HashMap<>();
        for (Source source : sources) {
            for (String run : source.texts().stream()
                    .flatMap(words -> said.copied(words).stream())
                    .filter(run -> !own.hold(run))
                    .toList()) {
                copied.computeIfAbsent(source, key -> new ArrayList<>()).add(run);
                clusters.computeIfAbsent(run, key -> new HashSet<>()).add(source.cluster());
            }
        }
        List<Quotation> quotations = new ArrayList<>();
        copied.forEach((source, runs) -> runs.stream()
                .filter(run -> clusters.getOrDefault(run, Set.of()).size() < COMMON)
                .findFirst()
                .ifPresent(run -> quotations.add(new Quotation(
                        source.task(), source.part(), source.example().id(), run))));
        return quotations;
    }
}
