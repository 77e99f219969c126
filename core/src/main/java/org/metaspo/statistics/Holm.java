package org.metaspo.statistics;

import java.util.stream.IntStream;

/** Several statements from one look at the data: p-values that keep the chance of any false one at 5 % together. */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the order given (S. Holm, Scandinavian Journal of Statistics 6, 1979).
     *
     * @param p each 0 to 1
     */
    public static double[] adjusted(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted((i, j) -> Double.compare(p[i], p[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < p.length; rank++) {
            least = Math.max(least, Math.min(1, (p.length - rank) * p[ascending[rank]]));
            adjusted[ascending[rank]] = least;
        }
        return adjusted;
    }
}
