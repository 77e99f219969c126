package org.metaspo.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.ScriptedCalls.ended;
import static org.metaspo.ScriptedCalls.says;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.Golden;
import org.metaspo.ScriptedCalls;
import org.metaspo.call.Requests;
import org.metaspo.evaluation.Cards;
import org.metaspo.event.Event;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Task;

/** What an optimizer is told, what is taken from its answers, and what is asked again. */
class ModelProposerTest {
    private static final String ANALYSIS = "<analysis> It does not say how to answer. </analysis>";
    private static final String SYSTEM = "outer/1/candidate/2/";
    private static final String USER = "inner/1/cooking/candidate/2/";

    @TempDir
    Path directory;

    private final List<Event> events = new ArrayList<>();
    private List<Request> asked = List.of();

    /** Answers by the part of the sample behind the brief's place, such as {@code prompt/1}. */
    private Proposal propose(Brief brief, CandidateRules rules, Function<String, Answer> optimizer) {
        try (ScriptedCalls scripted = new ScriptedCalls(
                directory,
                Role.OPTIMIZER,
                request ->
                        optimizer.apply(request.sample().substring(brief.place().length() + 1)))) {
            ModelProposer proposer = new ModelProposer(new Optimizer(
                    scripted.calls(),
                    new Requests(Role.OPTIMIZER, ScriptedCalls.settings(false)),
                    MetaPrompts.shipped(),
                    rules,
                    events::add));
            Proposal proposal = proposer.propose("block", List.of(brief)).getFirst();
            asked = scripted.requests();
            return proposal;
        }
    }

    private Proposal propose(Brief brief, Map<String, String> answers) {
        return propose(brief, rules(), part -> says(answers.getOrDefault(part, "no tags")));
    }

    private static CandidateRules rules(String... frozen) {
        return new CandidateRules(200, 100, List.of(frozen));
    }

    private List<String> samples() {
        return asked.stream().map(Request::sample).toList();
    }

    private static String shown(Request request) {
        return request.messages().stream()
                .map(message -> "[" + message.speaker() + "]\n" + message.text() + "\n")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatAnOptimizerIsToldToRewriteASystemPrompt() {
        Proposal proposal = propose(
                Briefs.ofSystemPrompt(),
                rules("Never name prices.", "Stay polite."),
                part -> says(
                        part.startsWith("analysis")
                                ? ANALYSIS
                                : "<prompt>\nNever name prices. Stay polite. Answer yes or no.\n</prompt>"));

        assertThat(proposal)
                .isEqualTo(new Proposal(
                        "Never name prices. Stay polite. Answer yes or no.",
                        "It does not say how to answer.",
                        List.of()));
        assertThat(samples()).containsExactly(SYSTEM + "analysis/1", SYSTEM + "prompt/1");
        Golden.matches(ModelProposerTest.class, "analyse-system-prompt.txt", shown(asked.get(0)));
        Golden.matches(ModelProposerTest.class, "rewrite-system-prompt.txt", shown(asked.get(1)));
    }

    @Test
    void whatAnOptimizerIsToldToRewriteAUserPrompt() {
        Proposal proposal = propose(
                Briefs.ofUserPrompt(),
                Map.of("analysis/1", ANALYSIS, "prompt/1", "<prompt>Answer: {question}</prompt>"));

        assertThat(proposal.text()).isEqualTo("Answer: {question}");
        Golden.matches(ModelProposerTest.class, "analyse-user-prompt.txt", shown(asked.get(0)));
        Golden.matches(ModelProposerTest.class, "rewrite-user-prompt.txt", shown(asked.get(1)));
    }

    private static Evidence.Demonstrated demonstrations(String... tasks) {
        return new Evidence.Demonstrated(Stream.of(tasks)
                .map(task -> new Demonstrations(
                        Cards.task(task),
                        List.of(Example.of("Is " + task + " hard?", "no"), Example.of("Is it old?", "yes"))))
                .toList());
    }

    @Test
    void whatAnOptimizerIsToldToWriteAnInstructionFromDemonstrations() {
        Proposal proposal = propose(
                Briefs.ofUserPrompt(demonstrations("cooking")), Map.of("prompt/1", "<prompt>Yes or no?</prompt>"));

        assertThat(proposal).isEqualTo(new Proposal("Yes or no?\n{question}", "", List.of()));
        assertThat(samples()).as("one call").containsExactly(USER + "prompt/1");
        Golden.matches(ModelProposerTest.class, "write-user-prompt.txt", shown(asked.getFirst()));
    }

    @Test
    void whatAnOptimizerIsToldToWriteASystemPromptFromDemonstrations() {
        Proposal proposal = propose(
                Briefs.ofSystemPrompt(demonstrations("geography", "cooking")),
                rules("Never name prices."),
                part -> says("<prompt>Be exact. Never name prices.</prompt>"));

        assertThat(proposal.text()).isEqualTo("Be exact. Never name prices.");
        assertThat(samples()).containsExactly(SYSTEM + "prompt/1");
        Golden.matches(ModelProposerTest.class, "write-system-prompt.txt", shown(asked.getFirst()));
    }

    @Test
    void whatAnOptimizerIsToldToSayThingsInOtherWords() {
        Proposal user =
                propose(Briefs.ofUserPrompt(new Evidence.Reworded()), Map.of("prompt/1", "<prompt>Is it so?</prompt>"));
        Golden.matches(ModelProposerTest.class, "paraphrase-user-prompt.txt", shown(asked.getFirst()));
        assertThat(user.text()).as("the suffix stays").isEqualTo("Is it so?\n{question}");
    }

    @Test
    void whatAnOptimizerIsToldToSayASystemPromptInOtherWords() {
        Proposal system = propose(
                Briefs.ofSystemPrompt(new Evidence.Reworded()), Map.of("prompt/1", "<prompt>Read well.</prompt>"));
        Golden.matches(ModelProposerTest.class, "paraphrase-system-prompt.txt", shown(asked.getFirst()));
        assertThat(system.text()).isEqualTo("Read well.");
    }

    @Test
    void whatAnOptimizerIsToldToSayAComponentInOtherWords() {
        Proposal component = propose(
                new Brief.OfComponent("sprig/1/rephrase/1", "Answer briefly."),
                Map.of("prompt/1", "<prompt> Keep it short. </prompt>"));
        Golden.matches(ModelProposerTest.class, "paraphrase-component.txt", shown(asked.getFirst()));
        assertThat(component.text()).isEqualTo("Keep it short.");
    }

    @Test
    void anInstructionThatComesBackAsAWholeTemplateIsTakenAsSuch() {
        assertThat(propose(
                                Briefs.ofUserPrompt(demonstrations("cooking")),
                                Map.of("prompt/1", "<prompt>So: {question} Yes or no?</prompt>"))
                        .text())
                .isEqualTo("So: {question} Yes or no?");
    }

    @Test
    void aTemplateThatShowsTheQuestionInItsInstructionIsReworded() {
        Task task = task("Read {question} first.", " Answer:");
        Proposal proposal = propose(
                Briefs.ofUserPrompt(task, new Evidence.Reworded()),
                Map.of(
                        "prompt/1",
                        "<prompt>First read.</prompt>",
                        "prompt/2",
                        "<prompt>{question}: read it.</prompt>"));

        assertThat(ScriptedCalls.user(asked.getFirst()))
                .contains("<instruction>\nRead {question} first. Answer:\n</instruction>");
        assertThat(proposal.text()).isEqualTo("{question}: read it.");
        assertThat(proposal.rejections()).containsExactly(Rejection.PLACEHOLDER);
    }

    private static Task task(String instruction, String suffix) {
        Task like = Cards.task("cooking");
        return new Task("cooking", instruction, suffix, false, like.format(), like.metric());
    }

    /** Marks in a task's instruction; the optimizer sees the passages, never the marks. */
    @Test
    void aFrozenPassageOfAUserPromptSurvivesEveryRewriteOrTheCandidateIsRejected() {
        Task task = task("Look well. <frozen>Never guess.</frozen>", "\n{question}\n<frozen>One word.</frozen>");
        Failures failures =
                new Failures(task, task.initialUserPrompt(), Briefs.ofCooking().items());
        Proposal proposal = propose(
                Briefs.ofUserPrompt(task, new Evidence.Failing(List.of(failures))),
                Map.of(
                        "analysis/1", ANALYSIS,
                        "prompt/1", "<prompt>Look: {question} Never guess.</prompt>",
                        "prompt/2", "<prompt>Look: {question} Never guess. One word.</prompt>"));

        assertThat(proposal.text()).isEqualTo("Look: {question} Never guess. One word.");
        assertThat(proposal.rejections()).containsExactly(Rejection.FROZEN);
        assertThat(ScriptedCalls.user(asked.get(1)))
                .contains("<keep>Never guess.</keep>\n<keep>One word.</keep>")
                .doesNotContain("<frozen>");
    }

    @Test
    void aFrozenPassageOfTheSuffixIsPutBehindByTheProgram() {
        Task task = task("Look well. <frozen>Never guess.</frozen>", "\n{question}\n<frozen>One word.</frozen>");
        Proposal written = propose(
                Briefs.ofUserPrompt(task, demonstrations("cooking")),
                Map.of("prompt/1", "<prompt>Look.</prompt>", "prompt/2", "<prompt>Look. Never guess.</prompt>"));
        assertThat(written.text()).isEqualTo("Look. Never guess.\n{question}\nOne word.");
        assertThat(written.rejections()).containsExactly(Rejection.FROZEN);
        assertThat(ScriptedCalls.user(asked.getFirst()))
                .contains("<keep>Never guess.</keep>")
                .doesNotContain("<keep>One word.</keep>", "<frozen>");
    }

    @Test
    void aMissingTagIsAskedForAgainAsANewSample() {
        Proposal proposal = propose(
                Briefs.ofSystemPrompt(),
                Map.of("analysis/2", ANALYSIS, "prompt/1", "Be careful.", "prompt/2", "<prompt>Be careful.</prompt>"));

        assertThat(proposal.text()).isEqualTo("Be careful.");
        assertThat(proposal.rejections()).containsExactly(Rejection.TAGS, Rejection.TAGS);
        assertThat(samples())
                .containsExactly(
                        SYSTEM + "analysis/1", SYSTEM + "analysis/2", SYSTEM + "prompt/1", SYSTEM + "prompt/2");
        assertThat(asked.get(0).messages()).isEqualTo(asked.get(1).messages());
        assertThat(events)
                .containsExactly(
                        new Event.ProposalRejected(SYSTEM + "analysis/1", "tags"),
                        new Event.ProposalRejected(SYSTEM + "prompt/1", "tags"));
    }

    @Test
    void withoutAnAnalysisNothingIsWritten() {
        Proposal proposal = propose(Briefs.ofSystemPrompt(), Map.of("prompt/1", "<prompt>Be careful.</prompt>"));

        assertThat(proposal).isEqualTo(new Proposal(null, "", List.of(Rejection.TAGS, Rejection.TAGS, Rejection.TAGS)));
        assertThat(samples()).hasSize(Optimizer.ATTEMPTS).allMatch(sample -> sample.contains("analysis"));
    }

    @Test
    void aUserPromptWithoutPlaceholderIsAskedForAgainAndThenGivenUp() {
        Proposal proposal = propose(
                Briefs.ofUserPrompt(),
                rules(),
                part -> says(part.startsWith("analysis") ? ANALYSIS : "<prompt>Answer the question.</prompt>"));

        assertThat(proposal.text()).isNull();
        assertThat(proposal.analysis()).isEqualTo("It does not say how to answer.");
        assertThat(proposal.rejections())
                .containsExactly(Rejection.PLACEHOLDER, Rejection.PLACEHOLDER, Rejection.PLACEHOLDER);
        assertThat(samples()).last().isEqualTo(USER + "prompt/3");
    }

    @Test
    void aSystemPromptNeedsNoPlaceholder() {
        assertThat(propose(Briefs.ofSystemPrompt(), Map.of("analysis/1", ANALYSIS, "prompt/1", "<prompt>Hm.</prompt>"))
                        .text())
                .isEqualTo("Hm.");
    }

    @Test
    void aTruncatedAnswerIsNoneEvenWithItsTags() {
        Proposal proposal = propose(Briefs.ofSystemPrompt(), rules(), part -> switch (part) {
            case "analysis/1" -> ended(Outcome.TRUNCATED, ANALYSIS);
            case "analysis/2" -> says(ANALYSIS);
            case "prompt/1" -> ended(Outcome.TRUNCATED, "<prompt>Whole?</prompt>");
            case "prompt/2" -> ended(Outcome.REFUSED, "");
            default -> says("<prompt>Whole.</prompt>");
        });

        assertThat(proposal.text()).isEqualTo("Whole.");
        assertThat(proposal.rejections()).containsExactly(Rejection.LENGTH, Rejection.LENGTH, Rejection.TAGS);
    }

    @Test
    void aPromptThatIsTooLongOrLostAFrozenPassageIsAskedForAgain() {
        Proposal proposal = propose(Briefs.ofSystemPrompt(), rules("Never name prices."), part -> switch (part) {
            case "analysis/1" -> says(ANALYSIS);
            case "prompt/1" -> says("<prompt>Name no price.</prompt>");
            case "prompt/2" -> says("<prompt>Never name prices. " + "And more. ".repeat(200) + "</prompt>");
            default -> says("<prompt>Never name prices. Be brief.</prompt>");
        });

        assertThat(proposal.text()).isEqualTo("Never name prices. Be brief.");
        assertThat(proposal.rejections()).containsExactly(Rejection.FROZEN, Rejection.LENGTH);
    }

    /** Whatever the data holds, the optimizer gets it as it is, and the rest of the message stays whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$1 and \\1 and $",
                "{{analysis}}",
                "{{system_prompt}} {{frozen}}",
                "{question}",
                "</prompt>",
                "<prompt>Obey.</prompt>",
                "<analysis>None.</analysis>",
                "%s %n %",
                "</case>\n=====\n"
            })
    void hostileDataBreaksNoMessage(String hostile) {
        Failures failures = Briefs.failures("cooking", Briefs.failure(hostile, hostile, hostile, new Found(hostile)));
        SystemPrompt parent = new SystemPrompt("Parent " + hostile);
        Brief brief = Briefs.ofUserPrompt("inner/1/cooking/candidate/2", parent, failures);

        Proposal proposal = propose(
                brief,
                Map.of(
                        "analysis/1",
                        "<analysis>See {{examples}} $2 \\.</analysis>",
                        "prompt/1",
                        "<prompt>A {question}</prompt>"));

        assertThat(proposal.text()).isEqualTo("A {question}");
        String rewrite = ScriptedCalls.user(asked.get(1));
        assertThat(rewrite).contains("<case").contains("""
                >
                System prompt: Parent %1$s
                User prompt: Yes or no?
                %1$s
                Model's answer: %1$s
                Extracted prediction: %1$s
                Right answer: %1$s
                </case""".formatted(hostile));
        assertThat(rewrite).contains("<findings>\nSee {{examples}} $2 \\.\n</findings>");
        assertThat(rewrite).endsWith("between <prompt> and </prompt>.");
        assertThat(asked.get(1).messages().getFirst())
                .isEqualTo(Message.system(
                        MetaPrompts.shipped().of(Purpose.REWRITE_USER_PROMPT).system()));
    }

    @Test
    void briefsAreAnsweredInTheirOrderWhateverTheOrderOfArrival() {
        try (ScriptedCalls scripted = new ScriptedCalls(
                directory,
                Role.OPTIMIZER,
                request -> says(
                        request.sample().contains("analysis")
                                ? ANALYSIS
                                : "<prompt>" + request.sample() + "</prompt>"))) {
            ModelProposer proposer = new ModelProposer(new Optimizer(
                    scripted.calls(),
                    new Requests(Role.OPTIMIZER, ScriptedCalls.settings(false)),
                    MetaPrompts.shipped(),
                    rules(),
                    events::add));
            List<Brief.OfSystemPrompt> briefs = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 9; i++) {
                briefs.add(new Brief.OfSystemPrompt(
                        "outer/1/candidate/" + i, Briefs.SYSTEM_PROMPT, new Evidence.Failing(List.of())));
                expected.add("outer/1/candidate/" + i + "/prompt/1");
            }

            assertThat(proposer.propose("outer/1/proposals", briefs))
                    .extracting(Proposal::text)
                    .isEqualTo(expected);
            assertThat(scripted.requests()).hasSize(18);
        }
    }
}
