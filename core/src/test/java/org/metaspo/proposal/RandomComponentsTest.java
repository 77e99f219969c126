package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.statistics.Randomness;

class RandomComponentsTest {
    private static final List<String> CORPUS = List.of("A.", "B.", "C.", "D.", "E.", "F.", "G.");

    private static RandomComponents drawn(long seed, String... frozen) {
        return new RandomComponents(CORPUS, new Randomness(seed), new CandidateRules(50, 50, List.of(frozen)));
    }

    private static List<Brief> briefs(String parent) {
        return IntStream.range(0, 40)
                .<Brief>mapToObj(i -> new Brief.OfSystemPrompt(
                        "outer/1/candidate/" + i, new SystemPrompt(parent), new Evidence.Nothing()))
                .toList();
    }

    @Test
    void oneToFiveComponentsWhateverWasThere() {
        List<Proposal> proposals = drawn(1).propose("p", briefs("Be kind."));

        assertThat(proposals).isEqualTo(drawn(1).propose("p", briefs("Be careful.")));
        assertThat(proposals)
                .extracting(proposal -> List.of(String.valueOf(proposal.text()).split(" ", -1)))
                .allSatisfy(parts -> assertThat(CORPUS).containsAll(parts))
                .extracting(List::size)
                .contains(1, 2, 3, 4, 5)
                .allMatch(size -> size <= 5);
        assertThat(drawn(2).propose("p", briefs(""))).isNotEqualTo(proposals);
    }

    @Test
    void frozenPassagesComeFirst() {
        assertThat(drawn(1, "Never guess.").propose("p", briefs("Never guess. Be kind.")))
                .allSatisfy(proposal -> assertThat(proposal.text()).startsWith("Never guess. "));
    }

    @Test
    void inAUserPromptTheyFollowTheTasksOwnInstruction() {
        assertThat(drawn(1).propose("p", List.of(Briefs.ofUserPrompt(new Evidence.Nothing())))
                        .getFirst()
                        .text())
                .matches("Yes or no\\?( [A-G]\\.){1,5}\n\\{question}");
    }
}
