package org.metaspo.method;

import java.util.List;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.proposal.Demonstrations;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Failures;

/** What a method shows the proposer. Draws are by the place of the proposal, and by task. */
enum Showing {
    /** Failures of the parent, drawn anew for each proposal: 3 for a user prompt, 2 of each task for a system prompt. */
    FAILURES {
        @Override
        Evidence forUserPrompt(Search search, Pool pool, Scorecard parent, String place) {
            return new Evidence.Failing(List.of(failures(search, pool, parent, 3, place + "/failures")));
        }

        @Override
        Evidence forSystemPrompt(Search search, List<Pool> pools, String place) {
            return new Evidence.Failing(pools.stream()
                    .map(pool -> failures(search, pool, pool.best(), 2, place + "/" + pool.name() + "/failures"))
                    .toList());
        }
    },
    /** Questions with their answers, and not the parent: 10 for a user prompt, 5 of each task for a system prompt. */
    DEMONSTRATIONS {
        @Override
        Evidence forUserPrompt(Search search, Pool pool, Scorecard parent, String place) {
            return new Evidence.Demonstrated(List.of(demonstrations(search, pool, 10, place + "/demonstrations")));
        }

        @Override
        Evidence forSystemPrompt(Search search, List<Pool> pools, String place) {
            return new Evidence.Demonstrated(pools.stream()
                    .map(pool -> demonstrations(search, pool, 5, place + "/" + pool.name() + "/demonstrations"))
                    .toList());
        }
    },
    /** The parent alone, to be said in other words. */
    PARENT {
        @Override
        Evidence forUserPrompt(Search search, Pool pool, Scorecard parent, String place) {
            return new Evidence.Reworded();
        }

        @Override
        Evidence forSystemPrompt(Search search, List<Pool> pools, String place) {
            return new Evidence.Reworded();
        }
    },
    /** Nothing at all. */
    NOTHING {
        @Override
        Evidence forUserPrompt(Search search, Pool pool, Scorecard parent, String place) {
            return new Evidence.Nothing();
        }

        @Override
        Evidence forSystemPrompt(Search search, List<Pool> pools, String place) {
            return new Evidence.Nothing();
        }
    };

    /** Calls of an optimizer model: an analysis and a rewrite from failures, none where there is nothing to show. */
    int callsPerProposal() {
        return switch (this) {
            case FAILURES -> 2;
            case DEMONSTRATIONS, PARENT -> 1;
            case NOTHING -> 0;
        };
    }

    /** What a new user prompt of a task rests on. */
    abstract Evidence forUserPrompt(Search search, Pool pool, Scorecard parent, String place);

    /**
     * What a new system prompt rests on.
     *
     * @param pools of the tasks that are not saturated, in the order shown
     */
    abstract Evidence forSystemPrompt(Search search, List<Pool> pools, String place);

    private static Failures failures(Search search, Pool pool, Scorecard parent, int n, String place) {
        return new Failures(
                pool.task().task(),
                parent.pairing().userPrompt(),
                search.random().sample(parent.failures(), n, place));
    }

    private static Demonstrations demonstrations(Search search, Pool pool, int n, String place) {
        return new Demonstrations(
                pool.task().task(),
                search.random()
                        .sample(
                                search.evaluator()
                                        .items(Split.TRAIN, pool.task().task()),
                                n,
                                place));
    }
}
