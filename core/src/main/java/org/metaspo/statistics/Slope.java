package org.metaspo.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a value rises with another among items of the same group: the slope of a line that is common to all groups, each
 * with its own height (least squares).
 *
 * @param value the slope; 0 where the first value never differs within a group
 * @param low the lower bound of its 95 % interval by the normal distribution
 * @param high the upper bound
 * @param n how many items
 */
public record Slope(double value, double low, double high, int n) {
    /** One item. */
    public record Point(String group, double x, double y) {}

    /** The slope of y on x within groups. */
    public static Slope within(List<Point> points) {
        Map<String, double[]> sums = new HashMap<>();
        for (Point point : points) {
            double[] sum = sums.computeIfAbsent(point.group(), group -> new double[3]);
            sum[0]++;
            sum[1] += point.x();
            sum[2] += point.y();
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point point : points) {
            double[] sum = sums.getOrDefault(point.group(), new double[3]);
            double x = point.x() - sum[1] / sum[0];
            double y = point.y() - sum[2] / sum[0];
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        int freedom = points.size() - sums.size() - 1;
        if (xx < 1e-12 || freedom < 1) {
            return new Slope(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, points.size());
        }
        double slope = xy / xx;
        double half = Interval.Z * Math.sqrt(Math.max(0, yy - slope * xy) / freedom / xx);
        return new Slope(slope, slope - half, slope + half, points.size());
    }
}
