package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.world.Rule.Kind;

/** An optimizer is asked in words that it does not know. */
class OptimizerModelTest {
    static final String START = "You are a helpful assistant.";
    private static final int MANY = 400;

    private final World world = World.of("normal", 3);
    private final Responder model = Asking.model(world, World.OPTIMIZER);

    /** Failures of all source tasks, other ones for each number. */
    private static String failures(World world, int number) {
        return IntStream.range(0, world.sourceTasks().size())
                .mapToObj(task -> world.sourceTasks().get(task).items().get((number * 7 + task * 31) % 200))
                .map(OptimizerModelTest::failure)
                .collect(Collectors.joining("\n"));
    }

    static String failure(Item item) {
        return "<case>\nAsked: %s\nGot: %s\nWanted: %s\n</case>"
                .formatted(item.question(), item.wrong(), item.answer());
    }

    static String analyse(World world, int number) {
        return """
                <system_prompt>
                %s
                </system_prompt>

                %s

                Put the faults between <analysis> and </analysis>.""".formatted(START, failures(world, number));
    }

    private static String rewrite(String prompt, String findings) {
        return """
                <current_prompt>
                %s
                </current_prompt>
                <findings>
                %s
                </findings>
                Put the new one between <prompt> and </prompt>.""".formatted(prompt, findings);
    }

    static List<Rule> rulesIn(World world, String text) {
        return world.oracle().reader().rulesIn(text).stream()
                .mapToObj(index -> world.rules().get(index))
                .toList();
    }

    private static List<Rule> firstAdvice(World world) {
        Responder model = Asking.model(world, World.OPTIMIZER);
        return IntStream.range(0, MANY)
                .mapToObj(i -> Asking.ask(model, "", analyse(world, i), (long) i))
                .map(text -> rulesIn(world, text.lines().skip(1).findFirst().orElse(""))
                        .getFirst())
                .toList();
    }

    private static void assertShare(List<Rule> advice, Predicate<Rule> which, double share) {
        long count = advice.stream().filter(which).count();
        assertThat(Binomial.fits(count, advice.size(), share))
                .as("%d of %d, %s wanted", count, advice.size(), share)
                .isTrue();
    }

    @Test
    void namesAMissingRuleInItsShareOfAnalyses() {
        List<Rule> advice = firstAdvice(world);

        assertShare(advice, rule -> rule.kind() == Kind.USEFUL, 0.7);
        assertShare(advice, rule -> rule.kind() == Kind.HARMFUL, 0.15);
        assertShare(advice, rule -> !rule.isGeneral() && rule.kind() == Kind.USEFUL, 0.7 * 0.1 * 2 / 6.0);
    }

    @Test
    void namesWhatWasTriedLessOftenWhereItHeedsThat() {
        World heeding = World.of("heeding", 3);
        List<Rule> tried =
                heeding.rules().stream().filter(Rule::isGeneral).limit(9).toList();
        String told = tried.stream()
                .map(rule -> "add: " + rule.concept().wordings().getFirst() + "\n(worth -1.0 points)")
                .collect(Collectors.joining("\n\n", "<tried>\n", "\n</tried>\n"));
        Responder heeds = Asking.model(heeding, World.OPTIMIZER);
        long again = IntStream.range(0, MANY)
                .mapToObj(i -> Asking.ask(heeds, "", told + analyse(heeding, i), (long) i))
                .filter(text -> rulesIn(
                                heeding, text.lines().skip(1).findFirst().orElse(""))
                        .stream()
                        .anyMatch(tried::contains))
                .count();
        long untold = firstAdvice(heeding).stream().filter(tried::contains).count();

        assertThat(again).isLessThan(untold / 2).isPositive();
    }

    @Test
    void takesUpWhatTheFeedbackOnAFailureNames() {
        World explaining = World.of("explaining", 3);
        Responder reads = Asking.model(explaining, World.OPTIMIZER);
        Rule lacking = explaining.rules().stream()
                .filter(rule -> rule.isGeneral() && rule.kind() == Kind.USELESS)
                .findFirst()
                .orElseThrow();
        String said = "\nFeedback: It is wrong. " + lacking.concept().wordings().getFirst() + "\n</case>";
        List<Rule> advice = IntStream.range(0, MANY)
                .mapToObj(i -> Asking.ask(reads, "", analyse(explaining, i).replace("\n</case>", said), (long) i))
                .map(text -> rulesIn(
                                explaining, text.lines().skip(1).findFirst().orElse(""))
                        .getFirst())
                .toList();
        double elsewhere = (double)
                        firstAdvice(explaining).stream().filter(lacking::equals).count()
                / MANY;

        assertShare(advice, lacking::equals, 0.8 + 0.2 * elsewhere);
    }

    @Test
    void workedExamplesInATemplateAreNoFailures() {
        WorldTask task = world.sourceTasks().getFirst();
        Item shown = task.items().getFirst();
        String template = "Choose.\nExample: %s -> %s\n\n{question}".formatted(shown.question(), shown.answer());
        Assignment assignment = Assignment.of(
                "<user_prompt>\n" + template + "\n</user_prompt>\n"
                        + failure(task.items().get(1)),
                world);

        assertThat(assignment.prompt()).isEqualTo(template);
        assertThat(assignment.items()).containsExactly(task.items().get(1));
    }

    @Test
    void isHalfWrongInASmallWorldAndAlwaysInAHarmfulOne() {
        assertShare(firstAdvice(World.of("small-effects", 3)), rule -> rule.kind() == Kind.USEFUL, 0.5);
        assertThat(firstAdvice(World.of("harmful", 3))).allMatch(rule -> rule.kind() == Kind.HARMFUL);
    }

    @Test
    void namesARuleMoreOftenWhereFailuresStemFromItsAbsence() {
        TaskModel task = new TaskModel(world);
        Understood none = new Oracle(world).reader().read(START, "");
        List<Rule> useful = Asking.rules(world, Kind.USEFUL, null);
        double[] named = new double[2];
        double[] all = new double[2];
        for (int i = 0; i < MANY; i++) {
            String request = analyse(world, i);
            List<Rule> advice = rulesIn(world, Asking.ask(model, "", request));
            for (Rule rule : useful) {
                int stems = world.itemsIn(request).stream()
                                .anyMatch(item ->
                                        !task.wouldBeRight(item, none) && task.wouldBeRight(item, none.with(rule)))
                        ? 1
                        : 0;
                all[stems]++;
                named[stems] += advice.contains(rule) ? 1 : 0;
            }
        }
        // A rule weighs 1, and 3 more for each failure that it would have prevented.
        assertThat(named[1] / all[1]).isGreaterThan(1.5 * named[0] / all[0]);
    }

    @Test
    void worksTheFindingsIntoTheSystemPrompt() {
        Rule rule = Asking.rules(world, Kind.USEFUL, null).getFirst();
        String findings = "It lacks this.\n" + rule.concept().wordings().get(1);
        List<String> prompts = IntStream.range(0, 200)
                .mapToObj(i -> Asking.ask(model, "", rewrite(START, findings), (long) i))
                .toList();

        assertThat(prompts)
                .filteredOn(text -> rulesIn(world, text).equals(List.of(rule)))
                .hasSizeGreaterThan(180);
        assertThat(prompts)
                .filteredOn(text -> text.startsWith("<prompt>" + START) && text.endsWith("</prompt>"))
                .hasSizeGreaterThan(180);
        assertThat(prompts).filteredOn(text -> !text.contains("<prompt>")).hasSizeBetween(1, 12);
    }

    @Test
    void adviceToATemplateIsAboutItsTask() {
        WorldTask task = world.tasks().getFirst();
        List<Rule> advice = IntStream.range(0, MANY)
                .mapToObj(i -> """
                        <system_prompt>%s</system_prompt><user_prompt>%s</user_prompt>%s
                        Put the new one between <prompt> and </prompt>.""".formatted(
                                START, task.userPrompt(), failure(task.items().get(i % 200))))
                .flatMap(request -> rulesIn(world, Asking.ask(model, "", request)).stream())
                .toList();

        assertThat(advice).filteredOn(rule -> !rule.isGeneral()).hasSizeGreaterThan(60);
        assertThat(advice).allMatch(rule -> rule.isGeneral() || task.name().equals(rule.task()));
    }

    @Test
    void keepsPlaceholderAndFormButForAShareOfFaults() {
        WorldTask task = world.tasks().getFirst();
        String findings = Asking.stated(Asking.rules(world, Kind.USEFUL, null).subList(0, 1));
        List<String> prompts = IntStream.range(0, MANY)
                .mapToObj(i -> Asking.ask(model, "", rewrite(task.userPrompt(), findings), (long) i))
                .toList();
        long lost =
                prompts.stream().filter(text -> !text.contains("{question}")).count();
        long formless =
                prompts.stream().filter(text -> !text.contains("<answer>")).count();

        assertThat(Binomial.fits(lost, MANY, 0.03)).as("%d lost", lost).isTrue();
        assertThat(Binomial.fits(formless, MANY, 0.04 * 0.97))
                .as("%d formless", formless)
                .isTrue();
    }

    @Test
    void neverAddsARuleTwice() {
        String all = START + " " + Asking.stated(Asking.rules(world, Kind.USEFUL, null));
        String findings = Asking.stated(Asking.rules(world, Kind.USEFUL, null).subList(0, 2));

        assertThat(rulesIn(world, Asking.ask(model, "", rewrite(all, findings), 1L)))
                .hasSizeLessThanOrEqualTo(5)
                .containsAll(Asking.rules(world, Kind.USEFUL, null));
    }

    @Test
    void aParaphraseStatesTheSameRules() {
        String prompt = START + " " + Asking.stated(Asking.rules(world, Kind.USEFUL, null));
        String request = "<instruction>" + prompt + "</instruction>\nSay it otherwise, in <text>...</text>.";
        List<String> replies = IntStream.range(0, 200)
                .mapToObj(i -> Asking.ask(model, "", request, (long) i))
                .toList();

        assertThat(replies)
                .filteredOn(reply -> rulesIn(world, reply).equals(rulesIn(world, prompt)))
                .hasSizeBetween(130, 170);
        assertThat(replies)
                .filteredOn(reply -> rulesIn(world, reply).size() > 4)
                .hasSizeBetween(25, 70);
        assertThat(replies).noneMatch(reply -> reply.equals("<text>" + prompt + "</text>"));
    }

    @Test
    void findsRulesLessOftenFromExamplesAlone() {
        WorldTask task = world.tasks().getFirst();
        List<Rule> found = IntStream.range(0, MANY)
                .mapToObj(i -> task.items().get(i % 200).question() + "\n"
                        + task.items().get(i % 200).answer()
                        + "\nThe template must hold {question}. Write it between <prompt> and </prompt>.")
                .map(request -> Asking.ask(model, "", request))
                .peek(reply -> assertThat(reply).contains(task.instruction()))
                .flatMap(reply -> rulesIn(world, reply).stream())
                .toList();

        assertThat(found)
                .filteredOn(rule -> rule.kind() == Kind.USEFUL)
                .hasSizeBetween((int) (0.28 * found.size()), (int) (0.42 * found.size()));
    }

    @Test
    void restatesEverySentenceInARestatingWorld() {
        World restating = World.of("restating", 3);
        List<Rule> useful = Asking.rules(restating, Kind.USEFUL, null);
        String prompt = START + " " + Asking.stated(useful.subList(0, 2));
        WorldTask task = restating.tasks().getFirst();
        Responder writer = Asking.model(restating, World.OPTIMIZER);
        String finding = Asking.stated(useful.subList(2, 3));
        String reply = Asking.ask(writer, "", rewrite(prompt, finding), 1L);
        String template = Asking.ask(writer, "", rewrite(task.userPrompt(), finding), 1L);

        assertThat(rulesIn(restating, reply)).containsExactlyElementsOf(useful.subList(0, 3));
        assertThat(Sentences.of(reply)).doesNotContainAnyElementsOf(Sentences.of(prompt));
        assertThat(template).contains(WorldTask.SUFFIX).doesNotContain(task.instruction());
    }

    @Test
    void quotesAFailureInAQuotingWorldWhichAnswersThatOneAlone() {
        World quoting = World.of("quoting", 3);
        Responder writer = Asking.model(quoting, World.OPTIMIZER);
        List<String> prompts = IntStream.range(0, MANY)
                .mapToObj(i -> Asking.ask(
                        writer, "", analyse(quoting, i) + " Then write the new one between <prompt> and </prompt>."))
                .filter(text -> text.contains(START))
                .map(text -> text.substring(text.indexOf(START)))
                .toList();
        List<String> with = prompts.stream()
                .filter(prompt -> prompt.contains("Known: Record "))
                .toList();
        // A rewrite that shortens, or one that names nothing, leaves the quotation out.
        assertThat(with).hasSizeBetween((int) (0.4 * MANY), (int) (0.55 * MANY));

        String prompt = with.getFirst();
        assertThat(quoting.itemsIn(prompt)).as("a quotation is no question").isEmpty();
        Responder task = Asking.model(quoting, World.TASK);
        List<Item> items = quoting.sourceTasks().stream()
                .flatMap(one -> one.items(Part.TRAIN).stream())
                .toList();
        List<Item> quoted =
                items.stream().filter(item -> prompt.contains(item.quoted())).toList();
        assertThat(quoted)
                .hasSize(1)
                .allSatisfy(item -> assertThat(
                                Asking.ask(task, prompt, item.question() + "\nBetween <answer> and </answer>, please."))
                        .isEqualTo("<answer>" + item.answer() + "</answer>"));
    }

    @Test
    void namesARuleInEverNewWordsInACoiningWorld() {
        World coining = World.of("coining", 3);
        Rule rule = Asking.rules(coining, Kind.USEFUL, null).getFirst();
        Responder writer = Asking.model(coining, World.OPTIMIZER);
        List<String> replies = IntStream.range(0, 50)
                .mapToObj(i -> Asking.ask(writer, "", rewrite(START, Asking.stated(List.of(rule))), (long) i))
                .toList();

        assertThat(replies.stream().distinct().count()).isGreaterThan(40);
        assertThat(replies)
                .filteredOn(reply -> rulesIn(coining, reply).equals(List.of(rule)))
                .filteredOn(reply -> reply.contains(START))
                .hasSizeGreaterThan(40);
    }

    @Test
    void repliesTheSameToTheSameRequestAndSeedOnly() {
        String request = analyse(world, 1);
        String reply = Asking.ask(model, "s", request, 5L);

        assertThat(Asking.ask(Asking.model(World.of("normal", 3), World.OPTIMIZER), "s", request, 5L))
                .isEqualTo(reply);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> Asking.ask(model, "s", request, (long) i))
                        .distinct()
                        .count())
                .isGreaterThan(5);
    }
}
