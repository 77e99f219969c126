package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.AnswerFormat;
import org.metaspo.task.AnswerPlace;
import org.metaspo.task.ExactMatch;
import org.metaspo.task.Example;
import org.metaspo.task.Task;
import org.metaspo.task.YesNoForm;

class ComponentProposerTest {
    private static final List<String> CORPUS =
            List.of("You are a critic.", "Answer in one word.", "Think first.", "Check your answer.");
    private static final List<Example> EXAMPLES = List.of(
            Example.of("Is water wet?", "yes"), Example.of("Is fire cold?", "no"), Example.of("Is ice warm?", "no"));

    private static ComponentProposer proposer(long seed, CandidateRules rules, List<Example> examples) {
        return new ComponentProposer(
                CORPUS, Map.of("cooking", examples, "geography", examples), new Randomness(seed), rules);
    }

    private static ComponentProposer proposer(long seed) {
        return proposer(seed, new CandidateRules(2000, 500, List.of()), EXAMPLES);
    }

    private static List<Brief.OfSystemPrompt> systemBriefs(String parent, int count) {
        List<Brief.OfSystemPrompt> briefs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            briefs.add(new Brief.OfSystemPrompt(
                    "outer/1/candidate/" + i,
                    new SystemPrompt(parent),
                    new Evidence.Failing(List.of(Briefs.ofCooking(), Briefs.ofGeography()))));
        }
        return briefs;
    }

    private static List<Brief.OfUserPrompt> userBriefs(int count) {
        List<Brief.OfUserPrompt> briefs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            briefs.add(Briefs.ofUserPrompt("inner/1/cooking/candidate/" + i, Briefs.SYSTEM_PROMPT, Briefs.ofCooking()));
        }
        return briefs;
    }

    @Test
    void theSameSeedAndPlacesGiveTheSameProposals() {
        List<Proposal> first = proposer(1).propose("p", systemBriefs("Start.", 20));

        assertThat(proposer(1).propose("p", systemBriefs("Start.", 20))).isEqualTo(first);
        assertThat(proposer(2).propose("p", systemBriefs("Start.", 20))).isNotEqualTo(first);
        assertThat(proposer(1).propose("p", systemBriefs("Start.", 5)))
                .as("others in the block change nothing")
                .isEqualTo(first.subList(0, 5));
    }

    @Test
    void proposalsAreEditsOfTheParentThatSayWhatWasDone() {
        List<Proposal> proposals = proposer(1).propose("p", systemBriefs("Start.", 60));

        assertThat(proposals).allSatisfy(proposal -> {
            assertThat(proposal.text()).isNotBlank().isNotEqualTo("Start.");
            assertThat(proposal.analysis()).matches("(?s)(added|removed|replaced|reordered).*");
        });
        Set<String> kinds = new HashSet<>();
        proposals.forEach(proposal -> kinds.add(proposal.analysis().replaceFirst(":.*", "")));
        assertThat(kinds).contains("added", "added worked examples", "replaced");
    }

    @Test
    void theChildOfAChildKeepsItsPartsApart() {
        ComponentProposer proposer = proposer(3);
        String parent = proposer.propose("p", systemBriefs("Start.", 30)).stream()
                .filter(proposal -> proposal.analysis().startsWith("added: "))
                .findFirst()
                .map(Proposal::text)
                .orElseThrow();

        List<Proposal> children = proposer.propose("p", systemBriefs(parent, 80));

        assertThat(children)
                .filteredOn(child -> child.analysis().startsWith("removed: "))
                .isNotEmpty()
                .allSatisfy(child -> assertThat(parent).contains(String.valueOf(child.text())));
        assertThat(children)
                .filteredOn(child -> child.analysis().equals("reordered"))
                .isNotEmpty()
                .allSatisfy(
                        child -> assertThat(child.text()).isNotEqualTo(parent).hasSize(parent.length()));
    }

    @Test
    void fromAnEmptyPromptPartsCanOnlyBeAdded() {
        assertThat(proposer(1).propose("p", systemBriefs("", 30)))
                .allMatch(proposal -> proposal.analysis().startsWith("added"));
    }

    @Test
    void aUserPromptKeepsItsInstructionInFrontAndItsSuffixAtTheEnd() {
        Task task = new Task(
                "cooking",
                "Does it need water?",
                "\n\n{question}\n\nAnswer:",
                false,
                new AnswerFormat(new YesNoForm(), AnswerPlace.WHOLE),
                new ExactMatch());
        Failures failures =
                new Failures(task, task.initialUserPrompt(), Briefs.ofCooking().items());
        List<Brief.OfUserPrompt> briefs = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            briefs.add(Briefs.ofUserPrompt("inner/1/cooking/candidate/" + i, Briefs.SYSTEM_PROMPT, failures));
        }

        assertThat(proposer(1).propose("p", briefs))
                .allSatisfy(proposal -> assertThat(proposal.text())
                        .startsWith("Does it need water?")
                        .endsWith("\n\n{question}\n\nAnswer:")
                        .isNotEqualTo(task.initialUserPrompt().template()))
                .anySatisfy(proposal -> assertThat(proposal.text())
                        .startsWith("Does it need water?\nExample: ")
                        .contains("Is water wet? -> yes"));
    }

    @Test
    void aTemplateThatNobodyTookApartStaysAtTheEnd() {
        UserPrompt template = new UserPrompt("Written elsewhere: {question}");
        Failures failures = new Failures(
                Briefs.ofCooking().task(), template, Briefs.ofCooking().items());
        Brief brief = Briefs.ofUserPrompt("inner/1/cooking/candidate/1", Briefs.SYSTEM_PROMPT, failures);

        assertThat(proposer(1).propose("p", List.of(brief)))
                .allSatisfy(proposal -> assertThat(proposal.text()).endsWith("\n" + template.template()));
    }

    @Test
    void aFrozenPassageSurvivesOrTheEditIsDrawnAgain() {
        CandidateRules rules = new CandidateRules(2000, 500, List.of("Start."));

        List<Proposal> proposals = proposer(1, rules, EXAMPLES).propose("p", systemBriefs("Start.", 60));

        assertThat(proposals).allSatisfy(proposal -> assertThat(proposal.text()).contains("Start."));
        assertThat(proposals.stream().flatMap(proposal -> proposal.rejections().stream()))
                .contains(Rejection.FROZEN);
    }

    @Test
    void whereNothingFitsThereIsNoText() {
        CandidateRules rules = new CandidateRules(1, 1, List.of());

        assertThat(proposer(1, rules, EXAMPLES).propose("p", systemBriefs("A prompt of some length.", 3)))
                .allSatisfy(proposal -> {
                    assertThat(proposal.text()).isNull();
                    assertThat(proposal.rejections()).contains(Rejection.LENGTH);
                });
    }

    /** In a template a {question} of the data would show the question at hand in the place of an example. */
    @Test
    void examplesThatReadAsSlotsStayOut() {
        List<Example> hostile = List.of(Example.of("Fill {question} in", "yes"), Example.of("Say {{name}}", "no"));
        CandidateRules rules = new CandidateRules(2000, 500, List.of());

        assertThat(proposer(1, rules, hostile).propose("p", userBriefs(40)))
                .allSatisfy(proposal -> assertThat(proposal.text()).doesNotContain("Fill", "{{name}}"));
    }

    @Test
    void workedExamplesShowEachAnswerEquallyOften() {
        Randomness random = new Randomness(1);

        assertThat(WorkedExamples.draw(EXAMPLES, 1, random, "here").split("\n"))
                .hasSize(2)
                .contains("Example: Is water wet? -> yes");
        assertThat(WorkedExamples.draw(EXAMPLES, 2, random, "here").split("\n")).hasSize(3);
        assertThat(WorkedExamples.draw(EXAMPLES, 1, random, "here"))
                .isEqualTo(WorkedExamples.draw(EXAMPLES, 1, random, "here"));
    }

    @Test
    void newExamplesTakeThePlaceOfOldOnes() {
        Composition composition = new Composition("Instruction.", List.of("Think."), "\n\n{question}");

        assertThat(composition
                        .withExamples("Example: a -> b")
                        .withExamples("Example: c -> d")
                        .text())
                .isEqualTo("Instruction. Think.\nExample: c -> d\n\n{question}");
    }

    @Test
    void aLongQuestionIsNoExample() {
        List<Example> examples = List.of(Example.of("long ".repeat(100), "yes"), Example.of("short", "no"));

        assertThat(WorkedExamples.draw(examples, 1, new Randomness(1), "here")).isEqualTo("Example: short -> no");
    }

    @Test
    void aTaskUnknownToTheTrainingSplitGetsComponentsOnly() {
        Brief.OfUserPrompt brief = Briefs.ofUserPrompt(
                "inner/1/other/candidate/1",
                Briefs.SYSTEM_PROMPT,
                new Failures(
                        Cards.task("other"),
                        Briefs.USER_PROMPT,
                        Briefs.ofCooking().items()));

        assertThat(proposer(1).propose("p", List.of(brief)).getFirst().analysis())
                .startsWith("added: ");
    }
}
