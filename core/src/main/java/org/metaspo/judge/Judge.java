package org.metaspo.judge;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.call.Calls;
import org.metaspo.judge.Ruling.Decided;
import org.metaspo.judge.Ruling.Undecided;
import org.metaspo.model.Answer;
import org.metaspo.model.Request;
import org.metaspo.task.JudgeKind;

/**
 * Puts cases to a judge model, many at a time: one block of calls for all first votes, then one for each time that
 * unreadable replies are asked for again. A case that still has no verdict is undecided, never right or wrong.
 */
public final class Judge {
    /** How often one vote is asked for: once, and twice again where the reply is no verdict. */
    public static final int ATTEMPTS = 3;

    private final Calls calls;
    private final Bench bench;

    /** @param bench makes the requests */
    public Judge(Calls calls, Bench bench) {
        this.calls = calls;
        this.bench = bench;
    }

    /**
     * Judges cases.
     *
     * @param stage what the verdicts are for
     * @param place where in the program
     * @return a ruling for each case, in order
     */
    public List<Ruling> rule(String stage, String place, List<Case> cases) {
        return rule(stage, place, cases, 0);
    }

    /**
     * Judges cases once more, from samples of their own.
     *
     * @param series 0 for the first time, 1 for the second, ...
     */
    public List<Ruling> rule(String stage, String place, List<Case> cases, int series) {
        List<List<Hearing>> hearings = cases.stream().map(Hearing::of).toList();
        List<Hearing> all = hearings.stream().flatMap(List::stream).toList();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ask(stage, place + "/judge/" + (attempt + 1), all, attempt + ATTEMPTS * series);
        }
        List<Ruling> rulings = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            rulings.add(ruling(cases.get(i), hearings.get(i)));
        }
        return rulings;
    }

    private record Open(Hearing hearing, int vote) {}

    private void ask(String stage, String place, List<Hearing> hearings, int turn) {
        List<Open> open = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (Hearing hearing : hearings) {
            int votes = hearing.asked().votes();
            for (int vote = 0; vote < votes; vote++) {
                if (hearing.isOpen(vote)) {
                    open.add(new Open(hearing, vote));
                    requests.add(bench.request(hearing, vote + votes * turn));
                }
            }
        }
        if (requests.isEmpty()) {
            return;
        }
        List<Answer> answers = calls.ask(stage, place, requests);
        for (int i = 0; i < answers.size(); i++) {
            open.get(i).hearing().hear(open.get(i).vote(), answers.get(i));
        }
    }

    private static Ruling ruling(Case asked, List<Hearing> hearings) {
        if (hearings.isEmpty()) {
            return new Decided(asked.kind(), "tie", "Both answers are the same.", List.of());
        }
        List<Vote> verdicts = new ArrayList<>();
        for (Hearing hearing : hearings) {
            Vote verdict = hearing.verdict();
            if (verdict == null) {
                return new Undecided(hearing.whyNone());
            }
            verdicts.add(verdict);
        }
        List<String> words = verdicts.stream().map(Vote::word).toList();
        String category = asked.kind() == JudgeKind.PAIRWISE ? ofBothOrders(words) : words.getFirst();
        return new Decided(asked.kind(), category, verdicts.getFirst().reason(), words);
    }

    /** The answer wins or loses where both orders say so; everything else is a tie. */
    private static String ofBothOrders(List<String> words) {
        if (words.equals(List.of("first", "second"))) {
            return "win";
        }
        return words.equals(List.of("second", "first")) ? "loss" : "tie";
    }
}
