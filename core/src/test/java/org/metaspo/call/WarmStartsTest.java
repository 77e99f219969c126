package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.call.Questions.request;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.call.WarmStarts.Turn;
import org.metaspo.model.PromptCache;
import org.metaspo.model.Request;

/** The order in which the calls of a block go out where a provider keeps beginnings of prompts. */
class WarmStartsTest {
    /** Keeps beginnings of 40 characters. */
    private static final PromptCache SLOW = new PromptCache(10, false, true);

    private static final String A = "A".repeat(50);
    private static final String B = "B".repeat(50);

    private long now;
    private final WarmStarts starts = new WarmStarts(() -> now);

    private static List<Request> under(String... prompts) {
        return Stream.of(prompts)
                .flatMap(prompt -> IntStream.range(0, 3).mapToObj(i -> request(prompt + i)))
                .toList();
    }

    private List<Turn> turns(List<Request> requests, @Nullable PromptCache cache) {
        return starts.turns(
                requests, IntStream.range(0, requests.size()).boxed().toList(), cache);
    }

    private static List<Integer> indices(List<Turn> turns) {
        return turns.stream().map(Turn::index).toList();
    }

    @Test
    void theFirstUnderEachPromptGoesAheadOfAll() {
        List<Turn> turns = turns(under(A, B), SLOW);

        assertThat(indices(turns)).containsExactly(0, 3, 1, 2, 4, 5);
        assertThat(turns).extracting(Turn::goesAhead).containsExactly(true, true, false, false, false, false);
        assertThat(turns.get(2).first()).isSameAs(turns.get(0).first());
        assertThat(turns.get(4).first()).isSameAs(turns.get(1).first());
    }

    @Test
    void theOthersGoOnceItHasEnded() throws InterruptedException {
        List<Turn> turns = turns(under(A), SLOW);
        CountDownLatch first = Objects.requireNonNull(turns.get(1).first());
        turns.get(0).await();
        assertThat(first.getCount()).isOne();
        turns.get(0).ended();

        turns.get(1).await();
        assertThat(first.getCount()).isZero();
    }

    @Test
    void whatIsKeptAlreadyNeedsNobodyAhead() {
        turns(under(A), SLOW);
        now = Duration.ofMinutes(3).toNanos();
        assertThat(turns(under(A), SLOW)).extracting(Turn::first).containsOnlyNulls();
        now += Duration.ofMinutes(3).toNanos();
        assertThat(turns(under(A), SLOW))
                .extracting(Turn::first)
                .as("used meanwhile")
                .containsOnlyNulls();
        now += Duration.ofMinutes(5).toNanos();
        assertThat(turns(under(A), SLOW)).extracting(Turn::goesAhead).startsWith(true);
    }

    @Test
    void shortPromptsAndLonelyCallsWaitForNobody() {
        assertThat(turns(under("short"), SLOW)).extracting(Turn::first).containsOnlyNulls();
        assertThat(turns(List.of(request(A), request(B)), SLOW))
                .extracting(Turn::first)
                .containsOnlyNulls();
    }

    @Test
    void withoutACacheThatNeedsItNothingChanges() {
        for (PromptCache cache : new PromptCache[] {null, new PromptCache(10, false, false)}) {
            List<Turn> turns = turns(under(A, B), cache);
            assertThat(indices(turns)).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(turns).extracting(Turn::first).containsOnlyNulls();
        }
    }
}
