package org.metaspo.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.proposal.SentenceEdit;
import org.metaspo.statistics.Ridge;

/**
 * What is known of the effects of changes, from all prompts that had some of them. Effects are taken to add up; those of
 * one round's advice for one kind of prompt have a mean in common, since advice gets worse as failures get harder.
 */
final class Effects {
    /** Standard deviations of the prior: one useful change is worth some 7 points. */
    private static final double IN_COMMON = 0.03;

    private static final double OF_ITS_OWN = 0.05;

    /** An estimate, as a difference of scores, and its standard deviation. */
    record Estimate(double mean, double deviation) {
        private static final double POINTS = 100;

        /** Whether it is below 0 by more than chance would have it most of the time: one standard deviation. */
        boolean harms() {
            return mean + deviation < 0;
        }

        /** In points. */
        String words() {
            return String.format(
                    Locale.ROOT, "worth %+.1f points, give or take %.1f", POINTS * mean, POINTS * deviation);
        }
    }

    private record Item(String place, String task, String id) {}

    private record Trial(Set<Factor> made, double value) {}

    private record Advised(boolean user, boolean shown, int round) {}

    private final Map<Item, List<Trial>> trials = new LinkedHashMap<>();
    private final Set<Factor> factors = new LinkedHashSet<>();

    /** What a prompt with these changes came to; prompts tried at one place are compared item by item. */
    void learn(String place, Set<Factor> made, List<Scorecard> cards) {
        factors.addAll(made);
        for (Scorecard card : cards) {
            String task = card.pairing().task().name();
            for (Scored item : card.items()) {
                if (item.counts()) {
                    trials.computeIfAbsent(new Item(place, task, item.example().id()), key -> new ArrayList<>())
                            .add(new Trial(made, item.value().doubleValue()));
                }
            }
        }
    }

    /** The estimates for all changes that were ever tried, in the order in which they came. */
    Map<Factor, Estimate> estimates() {
        List<Factor> all = List.copyOf(factors);
        List<Advised> groups = all.stream().map(Effects::advised).distinct().toList();
        List<Ridge.Item> items = new ArrayList<>();
        trials.forEach((item, ofItem) -> items.add(new Ridge.Item(
                ofItem.stream().map(trial -> row(trial, item.task, all, groups)).toArray(double[][]::new),
                ofItem.stream().mapToDouble(Trial::value).toArray())));
        Ridge ridge = Ridge.of(items, all.size() + groups.size());
        Map<Factor, Estimate> estimates = new LinkedHashMap<>();
        for (int own = 0; own < all.size(); own++) {
            int common = all.size() + groups.indexOf(advised(all.get(own)));
            estimates.put(
                    all.get(own),
                    new Estimate(
                            OF_ITS_OWN * ridge.mean(own) + IN_COMMON * ridge.mean(common),
                            Math.hypot(OF_ITS_OWN * ridge.deviation(own), IN_COMMON * ridge.deviation(common))));
        }
        return estimates;
    }

    private static Advised advised(Factor factor) {
        return new Advised(factor.task() != null, factor.edit() instanceof SentenceEdit.Show, factor.round());
    }

    /** In units of the prior's standard deviations. */
    private static double[] row(Trial trial, String task, List<Factor> all, List<Advised> groups) {
        double[] row = new double[all.size() + groups.size()];
        for (int i = 0; i < all.size(); i++) {
            Factor factor = all.get(i);
            if (trial.made.contains(factor) && factor.appliesTo(task)) {
                row[i] = OF_ITS_OWN;
                row[all.size() + groups.indexOf(advised(factor))] += IN_COMMON;
            }
        }
        return row;
    }
}
