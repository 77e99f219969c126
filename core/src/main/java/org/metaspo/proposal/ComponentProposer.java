package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;

/**
 * Proposes without a model: adds, removes, replaces or moves components of a corpus, or adds worked examples from the
 * training split. For task models that are too small to play the optimizer, and for runs without one.
 */
public final class ComponentProposer implements Proposer {
    private static final int ATTEMPTS = 20;
    private static final int WORKED_EXAMPLES = 4;

    private enum Edit {
        ADD(10),
        ADD_EXAMPLES(5),
        REMOVE(2),
        REPLACE(2),
        MOVE(1);

        private final int weight;

        Edit(int weight) {
            this.weight = weight;
        }
    }

    private record Edited(Composition composition, String words) {}

    private final List<String> corpus;
    private final Map<String, List<Example>> training;
    private final Randomness randomness;
    private final CandidateRules rules;
    private final WorkedExamples workedExamples;
    private final Map<String, Composition> known = new HashMap<>();

    /**
     * @param corpus sentences to choose from
     * @param training the training examples by task name
     * @param randomness draws by place
     */
    public ComponentProposer(
            List<String> corpus, Map<String, List<Example>> training, Randomness randomness, CandidateRules rules) {
        this.corpus = List.copyOf(corpus);
        this.training = Map.copyOf(training);
        this.randomness = randomness;
        this.rules = rules;
        this.workedExamples = new WorkedExamples(randomness);
    }

    @Override
    public List<Proposal> propose(String place, List<? extends Brief> briefs) {
        List<Proposal> proposals = new ArrayList<>();
        for (Brief brief : briefs) {
            proposals.add(propose(brief));
        }
        return proposals;
    }

    private Proposal propose(Brief brief) {
        Composition parent = parent(brief);
        List<Rejection> rejections = new ArrayList<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String draw = brief.place() + "/edit/" + attempt;
            Edited edited = edit(brief, parent, draw);
            if (edited == null) {
                continue;
            }
            String text = edited.composition.text();
            Optional<Rejection> rejection = rules.check(brief, text);
            if (rejection.isEmpty()) {
                known.putIfAbsent(text, edited.composition);
                return new Proposal(text, edited.words, rejections);
            }
            rejections.add(rejection.get());
        }
        return new Proposal(null, "", rejections);
    }

    /** An initial prompt is one part that other parts are put around; a template stays at the end of its prompt. */
    private Composition parent(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> {
                String text = system.parent().text();
                yield known.computeIfAbsent(text, key -> new Composition(key.isEmpty() ? List.of() : List.of(key), ""));
            }
            case Brief.OfUserPrompt user -> {
                String text = user.failures().userPrompt().template();
                yield known.computeIfAbsent(text, key -> new Composition(List.of(), key));
            }
        };
    }

    /** One edit; null where the one drawn cannot be made on this parent. */
    @Nullable
    private Edited edit(Brief brief, Composition parent, String place) {
        RandomGenerator random = randomness.at(place);
        int size = parent.parts().size();
        Edit edit = draw(random);
        if (size == 0 && edit != Edit.ADD_EXAMPLES) {
            edit = Edit.ADD;
        }
        return switch (edit) {
            case ADD -> {
                String part = component(random);
                yield parent.parts().contains(part)
                        ? null
                        : new Edited(parent.with(part, random.nextInt(size + 1)), "added: " + part);
            }
            case ADD_EXAMPLES -> {
                List<Example> drawnFrom = examples(brief, random);
                String part = workedExamples.draw(drawnFrom, WORKED_EXAMPLES, place + "/examples");
                yield new Edited(parent.with(part, size), "added worked examples");
            }
            case REMOVE -> {
                int position = random.nextInt(size);
                yield new Edited(
                        parent.without(position), "removed: " + parent.parts().get(position));
            }
            case REPLACE -> {
                int position = random.nextInt(size);
                String part = component(random);
                yield parent.parts().contains(part)
                        ? null
                        : new Edited(
                                parent.replaced(position, part),
                                "replaced: " + parent.parts().get(position) + " by: " + part);
            }
            case MOVE -> {
                int one = random.nextInt(size);
                int other = random.nextInt(size);
                yield one == other ? null : new Edited(parent.exchanged(one, other), "reordered");
            }
        };
    }

    private static Edit draw(RandomGenerator random) {
        int sum = 0;
        for (Edit edit : Edit.values()) {
            sum += edit.weight;
        }
        int left = random.nextInt(sum);
        for (Edit edit : Edit.values()) {
            left -= edit.weight;
            if (left < 0) {
                return edit;
            }
        }
        throw new IllegalStateException("a draw below the sum of the weights falls into one of them");
    }

    private String component(RandomGenerator random) {
        return corpus.get(random.nextInt(corpus.size()));
    }

    /** A user prompt shows examples of its own task, a system prompt those of one of the tasks that fail. */
    private List<Example> examples(Brief brief, RandomGenerator random) {
        Failures source =
                switch (brief) {
                    case Brief.OfSystemPrompt system ->
                        system.failures().get(random.nextInt(system.failures().size()));
                    case Brief.OfUserPrompt user -> user.failures();
                };
        return training.getOrDefault(source.task().name(), List.of());
    }
}
