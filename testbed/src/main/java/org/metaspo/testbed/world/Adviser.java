package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.metaspo.testbed.world.Rule.Kind;

/** Decides what an optimizer recommends. */
final class Adviser {
    private final World world;
    private final TaskModel taskModel;

    Adviser(World world) {
        this.world = world;
        this.taskModel = new TaskModel(world);
    }

    /** One or two rules that the prompts lack: those named already, else what the failures or chance suggest. */
    List<Rule> recommend(Assignment assignment, Lot lot) {
        if (!assignment.named().isEmpty()) {
            return assignment.named().stream()
                    .mapToObj(index -> world.rules().get(index))
                    .toList();
        }
        Parameters.Advice advice = world.parameters().advice();
        if (assignment.items().isEmpty() && !lot.falls(advice.blind(), "blind")) {
            return List.of();
        }
        List<Rule> chosen = new ArrayList<>();
        int count = lot.falls(advice.second(), "second") ? 2 : 1;
        for (int i = 1; i <= count; i++) {
            choose(assignment, chosen, "rule " + i, lot);
        }
        return chosen;
    }

    private void choose(Assignment assignment, List<Rule> chosen, String what, Lot lot) {
        BitSet known = (BitSet) assignment.present().clone();
        chosen.forEach(rule -> known.set(rule.index()));
        if (lot.falls(world.parameters().advice().heeds(), what + " heeds")) {
            known.or(assignment.tried());
        }
        Set<String> about = scope(assignment, what, lot);
        List<Rule> missing = world.rules().stream()
                .filter(rule -> !known.get(rule.index()) && rule.isAbout(about))
                .toList();
        List<Rule> said = missing.stream()
                .filter(rule -> assignment.explained().get(rule.index()))
                .toList();
        if (!said.isEmpty() && lot.falls(world.parameters().advice().reads(), what + " reads")) {
            chosen.add(lot.pick(said, what + " said"));
            return;
        }
        List<Rule> useful = of(Kind.USEFUL, missing);
        if (assignment.items().isEmpty()) {
            if (!missing.isEmpty()) {
                chosen.add(lot.pick(allowed(missing), what + " blind"));
            }
            return;
        }
        Parameters.Advice advice = world.parameters().advice();
        // Without a prompt the questions are examples, and nothing shows what goes wrong.
        boolean failures = assignment.prompt() != null;
        if (lot.falls(failures ? advice.right() : advice.found(), what + " right") && !useful.isEmpty()) {
            chosen.add(failures ? lot.pick(useful, rule -> weight(rule, assignment), what) : lot.pick(useful, what));
            return;
        }
        List<Rule> wrong = of(lot.falls(advice.harmful(), what + " harmful") ? Kind.HARMFUL : Kind.USELESS, missing);
        if (!wrong.isEmpty()) {
            chosen.add(lot.pick(wrong, what + " wrong"));
        }
    }

    /** Where nothing right is ever advised, blind advice is not right either. */
    private List<Rule> allowed(List<Rule> missing) {
        boolean never = world.parameters().advice().right() == 0;
        List<Rule> harmful = of(Kind.HARMFUL, missing);
        return never && !harmful.isEmpty() ? harmful : missing;
    }

    /** The tasks whose own rules may be named. */
    private Set<String> scope(Assignment assignment, String what, Lot lot) {
        if (assignment.isOfOneTask()) {
            return assignment.tasks();
        }
        boolean narrow = lot.falls(world.parameters().advice().narrow(), what + " narrow");
        return narrow && !assignment.items().isEmpty()
                ? Set.of(lot.pick(assignment.items(), what + " task").task())
                : Set.of();
    }

    /** How likely a rule is named: the more, the more of the failures shown it would have prevented. */
    private double weight(Rule rule, Assignment assignment) {
        Understood prompts = Understood.of(assignment.present());
        Understood better = prompts.with(rule);
        long prevented = assignment.items().stream()
                .filter(item -> !taskModel.wouldBeRight(item, prompts) && taskModel.wouldBeRight(item, better))
                .count();
        return 1 + world.parameters().advice().attention() * prevented;
    }

    private static List<Rule> of(Kind kind, List<Rule> rules) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }
}
