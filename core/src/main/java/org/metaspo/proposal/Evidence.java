package org.metaspo.proposal;

import java.util.List;
import org.metaspo.evaluation.Scored;
import org.metaspo.task.Example;

/** What a new prompt is made from. */
public sealed interface Evidence {
    /** How such a candidate came about, as {@code candidates.jsonl} calls it. */
    String key();

    /** The failures shown; none where the evidence is another. */
    default List<Failures> failures() {
        return List.of();
    }

    /** The examples shown, in order. */
    default List<Example> shown() {
        return List.of();
    }

    /**
     * Failures of the present prompt, first analysed, then rewritten from: ProTeGi's and MetaSPO's way.
     *
     * @param failures some of each task, tasks in random order; saturated tasks are missing
     * @param tried edits of the prompt that were tried before, and what they were worth, in words; for advice alone
     */
    record Failing(List<Failures> failures, List<String> tried) implements Evidence {
        public Failing {
            failures = List.copyOf(failures);
            tried = List.copyOf(tried);
        }

        /** Failures alone. */
        public Failing(List<Failures> failures) {
            this(failures, List.of());
        }

        @Override
        public String key() {
            return "failures";
        }

        @Override
        public List<Example> shown() {
            return failures.stream()
                    .flatMap(ofTask -> ofTask.items().stream().map(Scored::example))
                    .toList();
        }
    }

    /**
     * Questions with their answers, and not the present prompt: APE's way, in one call.
     *
     * @param tasks some examples of each task
     */
    record Demonstrated(List<Demonstrations> tasks) implements Evidence {
        public Demonstrated {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String key() {
            return "demonstrations";
        }

        @Override
        public List<Example> shown() {
            return tasks.stream().flatMap(ofTask -> ofTask.examples().stream()).toList();
        }
    }

    /** Nothing but the present prompt, to be said in other words, in one call. */
    record Reworded() implements Evidence {
        @Override
        public String key() {
            return "paraphrase";
        }
    }

    /** Nothing: candidates are drawn. */
    record Nothing() implements Evidence {
        @Override
        public String key() {
            return "components";
        }
    }
}
