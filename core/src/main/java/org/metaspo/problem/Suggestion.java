package org.metaspo.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What someone who mistyped a name may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The known name nearest to a mistyped one: at most a third of its letters (and at least one) away; the earlier of
     * two equally near ones.
     */
    public static Optional<String> closest(String typed, Collection<String> known) {
        int tolerance = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(name -> distance(typed, name) <= tolerance)
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** The remedy of an error message: "Maybe you meant `x`.", or the list of what is known where nothing is near. */
    public static String remedy(String typed, Collection<String> known) {
        return closest(typed, known)
                .map(name -> "Maybe you meant `" + name + "`.")
                .orElseGet(() -> "Known: " + String.join(", ", known) + ".");
    }

    /** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment), any case. */
    static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
