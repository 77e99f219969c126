package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * Proposes without a model: adds, removes, replaces or moves components of a corpus, or puts worked examples of the
 * training split into the prompt. For task models that are too small to play the optimizer, and for runs without one.
 */
public final class ComponentProposer implements Proposer {
    private static final int ATTEMPTS = 20;

    /** What may be done, and how often out of a hundred: to system prompts, to user prompts. */
    private enum Edit {
        ADD(40, 30),
        EXAMPLES(30, 60),
        REPLACE(20, 4),
        REMOVE(5, 3),
        MOVE(5, 3);

        private final int ofSystemPrompts;
        private final int ofUserPrompts;

        Edit(int ofSystemPrompts, int ofUserPrompts) {
            this.ofSystemPrompts = ofSystemPrompts;
            this.ofUserPrompts = ofUserPrompts;
        }

        static Edit draw(Brief brief, RandomGenerator random) {
            int left = random.nextInt(100);
            for (Edit edit : values()) {
                left -= brief instanceof Brief.OfSystemPrompt ? edit.ofSystemPrompts : edit.ofUserPrompts;
                if (left < 0) {
                    return edit;
                }
            }
            throw new IllegalStateException("the weights add up to a hundred");
        }
    }

    private record Edited(Composition composition, String words) {}

    private final List<String> corpus;
    private final Map<String, List<Example>> training;
    private final Randomness randomness;
    private final CandidateRules rules;
    private final Map<String, Composition> known = new HashMap<>();

    /**
     * A proposer.
     *
     * @param corpus sentences to choose from
     * @param training the training examples by task name
     * @param randomness draws by place
     * @param rules that a candidate must meet
     */
    public ComponentProposer(
            List<String> corpus, Map<String, List<Example>> training, Randomness randomness, CandidateRules rules) {
        this.corpus = List.copyOf(corpus);
        this.training = Map.copyOf(training);
        this.randomness = randomness;
        this.rules = rules;
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
            Edited edited = edit(brief, parent, brief.place() + "/edit/" + attempt);
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

    /** A prompt that no edit made is one part; of a user prompt instruction and suffix stay as they are. */
    private Composition parent(Brief brief) {
        return switch (brief) {
            case Brief.OfSystemPrompt system -> {
                String text = system.parent().text();
                yield known.computeIfAbsent(text, Composition::opened);
            }
            case Brief.OfUserPrompt user ->
                known.computeIfAbsent(
                        user.parent().template(), template -> Composition.opened(user.task(), user.parent()));
            case Brief.OfComponent component -> throw new IllegalArgumentException("a component has no parts");
        };
    }

    /** One edit; null where the one drawn cannot be made on this parent. */
    @Nullable
    private Edited edit(Brief brief, Composition parent, String place) {
        RandomGenerator random = randomness.at(place);
        Edit edit = Edit.draw(brief, random);
        int size = parent.parts().size();
        if (edit == Edit.EXAMPLES) {
            return withExamples(brief, parent, random, place);
        }
        if (edit == Edit.ADD || size == 0) {
            return added(parent, random);
        }
        int position = random.nextInt(size);
        String there = parent.parts().get(position);
        return switch (edit) {
            case REMOVE -> new Edited(parent.without(position), "removed: " + there);
            case REPLACE -> {
                String part = component(random);
                yield parent.parts().contains(part)
                        ? null
                        : new Edited(parent.replaced(position, part), "replaced: " + there + " by: " + part);
            }
            case MOVE -> {
                int other = random.nextInt(size);
                yield other == position ? null : new Edited(parent.exchanged(position, other), "reordered");
            }
            case ADD, EXAMPLES -> throw new IllegalStateException("dealt with above");
        };
    }

    @Nullable
    private Edited added(Composition parent, RandomGenerator random) {
        String part = component(random);
        return parent.parts().contains(part)
                ? null
                : new Edited(parent.with(part, random.nextInt(parent.parts().size() + 1)), "added: " + part);
    }

    private String component(RandomGenerator random) {
        return corpus.get(random.nextInt(corpus.size()));
    }

    /** A user prompt shows examples of its own task, a system prompt some of each task that fails. */
    @Nullable
    private Edited withExamples(Brief brief, Composition parent, RandomGenerator random, String place) {
        String examples =
                switch (brief) {
                    case Brief.OfSystemPrompt system ->
                        system.failures().stream()
                                .map(failures -> draw(failures.task(), 1, place))
                                .filter(lines -> !lines.isEmpty())
                                .collect(Collectors.joining("\n"));
                    case Brief.OfUserPrompt user -> draw(user.task(), random.nextInt(4) == 0 ? 1 : 2, place);
                    case Brief.OfComponent component -> "";
                };
        return examples.isEmpty() ? null : new Edited(parent.withExamples(examples), "added worked examples");
    }

    private String draw(Task task, int perAnswer, String place) {
        List<Example> examples = training.getOrDefault(task.name(), List.of());
        return WorkedExamples.draw(examples, perAnswer, randomness, place + "/" + task.name());
    }
}
