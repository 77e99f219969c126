package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people know and what they only think: does one sentence follow from another? The question says how the verbs are
 * meant, so that there is one right answer: knowledge is true, opinion need not be, and everybody draws the simple
 * conclusions from what they know or think (the modal logics T and K).
 */
record Epistemic() implements Generator {
    private static final String YES = "entailment";
    private static final String NO = "non-entailment";
    private static final List<String> KNOWING = List.of("knows", "has found out", "is aware", "sees");
    private static final List<String> THINKING = List.of("thinks", "suspects", "assumes", "imagines");
    private static final List<String> WHO = List.of("a girl", "a boy", "a woman", "a man", "a clown", "a sailor");
    private static final List<String> LOOKS =
            List.of("in a red coat", "with a big hat", "in rubber boots", "with a beard", "in a raincoat");
    private static final List<String> DOES = List.of(
            "feeds the pigeons",
            "carries a ladder",
            "sells balloons",
            "waits at the bridge",
            "paints a door",
            "plays the accordion",
            "pushes a cart",
            "climbs a tree",
            "repairs a kite",
            "dances in the square");
    private static final String RULES =
            "Take the verbs in this way: what somebody knows, has found out, is aware of or "
                    + "sees is true; what somebody thinks, suspects, assumes or imagines may be false. Everybody draws the "
                    + "simple conclusions from what they hold to be true.";

    /** A fact, or somebody's attitude to it. */
    private record Attitude(String who, String verb) {
        boolean knows() {
            return KNOWING.contains(verb);
        }
    }

    /** Who does what; the looks may be left out, and then less is said. */
    private record Fact(String who, @Nullable String looks, String does) {
        String text() {
            return who + (looks == null ? "" : " " + looks) + " " + does;
        }

        boolean implies(Fact other) {
            return who.equals(other.who)
                    && does.equals(other.does)
                    && (other.looks == null || Objects.equals(looks, other.looks));
        }
    }

    private record Claim(List<Attitude> attitudes, Fact fact) {
        String text() {
            StringBuilder text = new StringBuilder();
            attitudes.forEach(
                    one -> text.append(one.who()).append(' ').append(one.verb()).append(" that "));
            return English.sentence(text.append(fact.text()).toString());
        }
    }

    @Override
    public String name() {
        return "epistemic";
    }

    @Override
    public List<String> levels() {
        return List.of("one person's view", "a person's view of another's view", "three views, one within the other");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        boolean follows = draw.coin();
        for (; ; ) {
            Claim premise = premise(level, draw);
            Claim hypothesis = changed(premise, draw);
            if (follows(premise, hypothesis) == follows && !premise.equals(hypothesis)) {
                return Puzzle.open(
                        RULES + "\nPremise: " + premise.text(),
                        "Hypothesis: " + hypothesis.text() + "\nOptions:\n- " + YES + "\n- " + NO,
                        follows ? YES : NO);
            }
        }
    }

    private static Claim premise(int level, Draw draw) {
        List<Attitude> attitudes = new ArrayList<>();
        for (String who : draw.some(People.NAMES, level)) {
            attitudes.add(new Attitude(who, draw.one(draw.coin() ? KNOWING : THINKING)));
        }
        Fact fact = new Fact(draw.one(WHO), draw.coin() ? draw.one(LOOKS) : null, draw.one(DOES));
        return new Claim(List.copyOf(attitudes), fact);
    }

    /** The same with views left out or two of them exchanged, and with more, less or something else said of the fact. */
    private static Claim changed(Claim premise, Draw draw) {
        List<Attitude> attitudes = new ArrayList<>(premise.attitudes());
        if (attitudes.size() > 1 && draw.between(1, 5) == 1) {
            attitudes = draw.shuffled(attitudes);
        } else {
            int left = draw.between(0, attitudes.size());
            while (attitudes.size() > left) {
                attitudes.remove(draw.between(0, attitudes.size() - 1));
            }
        }
        Fact fact = premise.fact();
        Fact other =
                switch (draw.between(1, 6)) {
                    case 1 -> new Fact(draw.one(WHO), fact.looks(), fact.does());
                    case 2, 3 -> new Fact(fact.who(), fact.looks() == null ? draw.one(LOOKS) : null, fact.does());
                    default -> fact;
                };
        return new Claim(List.copyOf(attitudes), other);
    }

    /** It follows when nothing but knowledge was left out, the order is kept, and the fact says no more. */
    private static boolean follows(Claim premise, Claim hypothesis) {
        int next = 0;
        for (Attitude attitude : premise.attitudes()) {
            if (next < hypothesis.attitudes().size()
                    && hypothesis.attitudes().get(next).equals(attitude)) {
                next++;
            } else if (!attitude.knows()) {
                return false;
            }
        }
        return next == hypothesis.attitudes().size() && premise.fact().implies(hypothesis.fact());
    }
}
