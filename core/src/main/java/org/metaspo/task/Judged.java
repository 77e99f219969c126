package org.metaspo.task;

/**
 * A judge model says what an answer is worth.
 *
 * @param judge what it is asked
 * @param rubric what to heed; empty = the default of the kind
 * @param votes how often it is asked about each answer, 1 to 99: the majority counts, on a scale the median
 */
public record Judged(JudgeKind judge, String rubric, int votes) implements ItemMetric {
    /** The name in task files. */
    public static final String KEY = "judge";

    private static final int MOST_VOTES = 99;

    public Judged {
        if (votes < 1 || votes > MOST_VOTES) {
            throw new IllegalArgumentException("1 to " + MOST_VOTES + " votes, not " + votes);
        }
    }

    /** Right or wrong by the reference answer, with one vote. */
    public static Judged byReference() {
        return new Judged(JudgeKind.REFERENCE, "", 1);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String kind() {
        return KEY + "/" + judge.key();
    }

    /** How many calls one answer takes. */
    public int calls() {
        return votes * (judge == JudgeKind.PAIRWISE ? 2 : 1);
    }
}
