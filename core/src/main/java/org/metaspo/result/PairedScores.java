package org.metaspo.result;

import org.metaspo.statistics.Clusters;
import org.metaspo.statistics.SetPairs;
import org.metaspo.statistics.Stratum;
import org.metaspo.task.Metric;

/** Two sides' scores on one task's test items, item by item. */
interface PairedScores {
    /** The task's. */
    Metric metric();

    /** How much better the second side does on each item that both have, -1 to 1. */
    double[] differences();

    /** Which of the same items depend on each other. */
    Clusters clusters();

    /** The differences, clusters in mind. */
    default Stratum stratum() {
        return Stratum.of(differences(), clusters());
    }

    /** The same items' answers, for a metric that scores them as a set. */
    SetPairs pairs();
}
