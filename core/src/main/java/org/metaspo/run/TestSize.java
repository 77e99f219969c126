package org.metaspo.run;

import java.util.Locale;
import org.metaspo.result.RunResult.TestSet;

/** What a test of a planned size can show, in words. */
final class TestSize {
    /** A test that misses differences of this size misses most of what one edit brings. */
    private static final double LARGE = 0.05;

    private TestSize() {}

    static String words(TestSet test, int tasks) {
        String size = String.format(
                Locale.ROOT,
                "The claim will rest on %d test items%s: a true difference of %.1f points or more is found in 4 of 5 cases",
                test.n(),
                tasks == 1 ? "" : " of " + tasks + " tasks",
                100 * test.detectable());
        return test.detectable() > LARGE
                ? size + ". Smaller ones will mostly stay unconfirmed: raise data.test if you have more items."
                : size + ".";
    }
}
