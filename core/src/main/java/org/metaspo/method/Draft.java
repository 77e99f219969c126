package org.metaspo.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.Editable;
import org.metaspo.task.Task;

/**
 * A system prompt and one user prompt for each task, whose sentences may be changed.
 *
 * @param system the system prompt
 * @param users a user prompt per task, in the tasks' order
 * @param tasks all of them
 */
record Draft(Editable system, List<Editable> users, List<SourceTask> tasks) {
    Draft {
        users = List.copyOf(users);
    }

    static Draft of(SystemPrompt system, List<SourceTask> tasks) {
        return new Draft(
                Editable.of(system),
                tasks.stream()
                        .map(task -> Editable.of(task.task(), task.start()))
                        .toList(),
                tasks);
    }

    /** With these changes, but for those that would make a prompt invalid. */
    Draft with(Collection<Factor> factors, CandidateRules rules) {
        Draft draft = this;
        for (Factor factor : factors) {
            draft = draft.with(factor, rules);
        }
        return draft;
    }

    private Draft with(Factor factor, CandidateRules rules) {
        if (factor.task() == null) {
            Editable changed = system.with(factor.edit());
            return changed.isValid(rules) ? new Draft(changed, users, tasks) : this;
        }
        List<Editable> changed = new ArrayList<>(users);
        for (int i = 0; i < users.size(); i++) {
            if (tasks.get(i).task().name().equals(factor.task())) {
                Editable user = users.get(i).with(factor.edit());
                changed.set(i, user.isValid(rules) ? user : users.get(i));
            }
        }
        return new Draft(system, changed, tasks);
    }

    /** With one prompt written anew. */
    Draft rewritten(@Nullable String task, String text) {
        if (task == null) {
            return new Draft(Editable.of(new SystemPrompt(text)), users, tasks);
        }
        List<Editable> changed = new ArrayList<>(users);
        for (int i = 0; i < users.size(); i++) {
            Task own = tasks.get(i).task();
            if (own.name().equals(task)) {
                changed.set(i, Editable.of(own, new UserPrompt(text)));
            }
        }
        return new Draft(system, changed, tasks);
    }

    /** With one change, valid or not. */
    Draft with(Factor factor) {
        return with(List.of(factor), CandidateRules.NONE);
    }

    /** The system prompt, or a task's user prompt, as sent. */
    String text(@Nullable String task) {
        for (int i = 0; i < tasks.size() && task != null; i++) {
            if (tasks.get(i).task().name().equals(task)) {
                return users.get(i).text();
            }
        }
        return system.text();
    }

    SystemPrompt systemPrompt() {
        return new SystemPrompt(system.text());
    }

    UserPrompt userPrompt(int task) {
        return new UserPrompt(users.get(task).text());
    }

    /** What has to be scored of it: one pairing per task. */
    List<Pairing> pairings() {
        List<Pairing> pairings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            pairings.add(new Pairing(tasks.get(i).task(), systemPrompt(), userPrompt(i)));
        }
        return pairings;
    }

    /**
     * The state of a search that has arrived at it.
     *
     * @param cards one per task
     */
    SearchState state(List<Scorecard> cards) {
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            pools.add(new Pool(tasks.get(i), List.of(cards.get(i))));
        }
        return new SearchState(systemPrompt(), pools);
    }
}
