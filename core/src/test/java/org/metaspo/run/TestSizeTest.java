package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metaspo.result.RunResult.TestSet;

class TestSizeTest {
    @Test
    void aLargeTestIsSaidAndASmallOneIsWarnedOf() {
        assertThat(TestSize.words(new TestSet("a", 2000, 0.034), 4))
                .isEqualTo(
                        "The claim will rest on 2000 test items of 4 tasks: a true difference of 3.4 points or more is"
                                + " found in 4 of 5 cases.");
        assertThat(TestSize.words(new TestSet("a", 200, 0.109), 1))
                .startsWith("The claim will rest on 200 test items: a true difference of 10.9 points")
                .endsWith("raise data.test if you have more items.");
    }
}
