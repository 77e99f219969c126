package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.Example;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;
import org.metaspo.task.Task;

/**
 * The initial prompts' responses, which those of other prompts are compared with by a judge of pairs. A search scores its
 * start before anything else, so they are nearly always known; what is not is asked along.
 */
final class Opponents {
    /** A response that is needed and not known. */
    record Missing(Pairing pairing, Example example) {}

    private record Key(String task, String example) {}

    private final Map<String, Pairing> initial;
    private final Map<Key, Response> known = new HashMap<>();

    /** On a thread that goes one of several ways: what that way came to know. */
    @SuppressWarnings("ThreadLocalUsage") // each way ends by removing its own
    private final ThreadLocal<@Nullable Map<Key, Response>> ofWay = new ThreadLocal<>();

    Opponents(List<Pairing> initial) {
        this.initial = initial.stream()
                .collect(Collectors.toMap(pairing -> pairing.task().name(), pairing -> pairing));
    }

    static boolean compares(Task task) {
        return task.metric() instanceof Judged judged && judged.judge() == JudgeKind.PAIRWISE;
    }

    /** What pairings need beside their own responses. */
    List<Missing> missing(List<Pairing> pairings, Function<Task, List<Example>> examples) {
        List<Missing> missing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Pairing pairing : pairings) {
            Pairing opponent = initial.get(pairing.task().name());
            if (opponent != null
                    && compares(pairing.task())
                    && !pairings.contains(opponent)
                    && seen.add(pairing.task().name())) {
                examples.apply(pairing.task()).stream()
                        .filter(example -> find(key(pairing.task(), example)) == null)
                        .forEach(example -> missing.add(new Missing(opponent, example)));
            }
        }
        return missing;
    }

    /** Keeps a response where it is one of the initial prompts. */
    void remember(Response response) {
        Task task = response.pairing().task();
        if (compares(task) && response.pairing().equals(initial.get(task.name()))) {
            Map<Key, Response> own = ofWay.get();
            (own == null ? known : own).put(key(task, response.example()), response);
        }
    }

    /** The response that another is compared with; null where the task compares nothing. */
    @Nullable
    Response to(Response response) {
        return find(key(response.pairing().task(), response.example()));
    }

    private @Nullable Response find(Key key) {
        Map<Key, Response> own = ofWay.get();
        Response found = own == null ? null : own.get(key);
        return found == null ? known.get(key) : found;
    }

    /** Several ways know of each other's responses once all have arrived: what they ask depends on no arrival. */
    <T> List<T> together(List<Supplier<T>> ways, Function<List<Supplier<T>>, List<T>> going) {
        List<Map<Key, Response>> each = new ArrayList<>();
        List<Supplier<T>> apart = new ArrayList<>();
        for (Supplier<T> way : ways) {
            Map<Key, Response> own = new HashMap<>();
            each.add(own);
            apart.add(() -> {
                ofWay.set(own);
                try {
                    return way.get();
                } finally {
                    ofWay.remove();
                }
            });
        }
        List<T> values = going.apply(apart);
        each.forEach(known::putAll);
        return values;
    }

    private static Key key(Task task, Example example) {
        return new Key(task.name(), example.id());
    }
}
