package org.metaspo.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metaspo.local.child.PrefixMemory.Step;

class PrefixMemoryTest {
    private static final int BLOCK = PrefixMemory.BLOCK;
    private final PrefixMemory memory = new PrefixMemory();

    @Test
    void startsAfresh() {
        assertThat(memory.before(tokens(100))).isEqualTo(new Step.Afresh());
    }

    @Test
    void startsAfreshBelowOneBlock() {
        memory.remember(tokens(100));
        assertThat(memory.before(changedAt(100, BLOCK - 1))).isEqualTo(new Step.Afresh());
    }

    @Test
    void leavesTheRuntimeAloneWhereItsReuseEndsAtABlock() {
        memory.remember(tokens(100));
        assertThat(memory.before(changedAt(100, 2 * BLOCK))).isEqualTo(new Step.AsItIs());
    }

    @Test
    void rollsBackToTheBlockBeforeTheDifference() {
        memory.remember(tokens(100));
        assertThat(memory.before(changedAt(100, 2 * BLOCK + 5))).isEqualTo(new Step.RollBack(2 * BLOCK, 2 * BLOCK));
    }

    @Test
    void evaluatesTheTailOfAnEqualPromptInTheSameBatchAgain() {
        memory.remember(tokens(2 * BLOCK + 7));
        assertThat(memory.before(tokens(2 * BLOCK + 7))).isEqualTo(new Step.RollBack(2 * BLOCK, 2 * BLOCK));
        memory.remember(tokens(2 * BLOCK));
        assertThat(memory.before(tokens(2 * BLOCK))).isEqualTo(new Step.RollBack(BLOCK, BLOCK));
    }

    @Test
    void doesNotCountOnWhatWasGeneratedBehindTheLastPrompt() {
        memory.remember(tokens(2 * BLOCK));
        assertThat(memory.before(tokens(5 * BLOCK))).isEqualTo(new Step.RollBack(BLOCK, BLOCK));
    }

    @Test
    void forgets() {
        memory.remember(tokens(100));
        memory.forget();
        assertThat(memory.before(tokens(100))).isEqualTo(new Step.Afresh());
    }

    @Test
    void keepsACopy() {
        int[] prompt = tokens(100);
        memory.remember(prompt);
        Arrays.fill(prompt, -1);
        assertThat(memory.before(changedAt(100, BLOCK))).isEqualTo(new Step.AsItIs());
    }

    private static int[] tokens(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static int[] changedAt(int count, int place) {
        int[] tokens = tokens(count);
        tokens[place] = -7;
        return tokens;
    }
}
