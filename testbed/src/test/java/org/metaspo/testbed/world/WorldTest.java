package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.testbed.world.Rule.Kind;

/** What each variant promises, by the oracle and over many seeds. */
class WorldTest {
    private static final String START = "You are a helpful assistant.";

    private static final Map<String, List<World>> WORLDS = new ConcurrentHashMap<>();

    private static List<World> worlds(String variant) {
        return WORLDS.computeIfAbsent(variant, WorldTest::drawn);
    }

    private static List<World> drawn(String variant) {
        return IntStream.range(0, 8).mapToObj(seed -> World.of(variant, seed)).toList();
    }

    private static List<String> variants() {
        return World.variants();
    }

    private static double best(World world, WorldTask task, Part part) {
        List<Rule> own = Asking.rules(world, Kind.USEFUL, task.name());
        return world.oracle().accuracy(general(world, Kind.USEFUL), Asking.template(task, own), task, part);
    }

    private static String general(World world, Kind kind) {
        return START + " " + Asking.stated(Asking.rules(world, kind, null));
    }

    private static double mean(List<WorldTask> tasks, ToDoubleFunction<WorldTask> value) {
        return tasks.stream().mapToDouble(value).average().orElseThrow();
    }

    @Test
    void startsAt38AndEndsAt79WithRulesWorthAbout7Points() {
        List<Double> worth = new ArrayList<>();
        for (World world : worlds("normal")) {
            for (List<WorldTask> tasks : List.of(world.sourceTasks(), world.targetTasks())) {
                assertThat(tasks).hasSize(4);
                assertThat(world.oracle().accuracy(START, tasks)).isCloseTo(0.38, within(1e-9));
                assertThat(mean(tasks, task -> best(world, task, Part.TEST))).isCloseTo(0.79, within(1e-9));
            }
            for (Rule rule : Asking.rules(world, Kind.USEFUL, null)) {
                String prompt = START + " " + Asking.stated(List.of(rule));
                worth.add(world.oracle().accuracy(prompt, world.tasks()) - 0.38);
            }
        }
        assertThat(worth).allMatch(gain -> gain > 0.02 && gain < 0.13);
        assertThat(worth.stream().mapToDouble(gain -> gain).average().orElseThrow())
                .isCloseTo(0.07, within(0.01));
    }

    @Test
    void generalRulesReachTasksThatNobodyLearnedFrom() {
        for (World world : worlds("normal")) {
            assertThat(world.oracle().accuracy(general(world, Kind.USEFUL), world.targetTasks()))
                    .isCloseTo(0.38 + 0.27, within(1e-9));
        }
    }

    @Test
    void aRuleCountsOnceWhereverItStands() {
        World world = World.of("normal", 1);
        WorldTask task = world.tasks().getFirst();
        List<Rule> rule = Asking.rules(world, Kind.USEFUL, null).subList(0, 1);
        String system = START + " " + Asking.stated(rule);
        String user = Asking.template(task, rule);
        double inSystem = world.oracle().accuracy(system, task.userPrompt(), task);

        assertThat(inSystem).isGreaterThan(world.oracle().accuracy(START, task.userPrompt(), task));
        assertThat(world.oracle().accuracy(START, user, task)).isEqualTo(inSystem);
        assertThat(world.oracle().accuracy(system, user, task)).isEqualTo(inSystem);
    }

    @Test
    void aTaskRuleBelongsToItsTaskAndItsUserPrompt() {
        World world = World.of("normal", 2);
        WorldTask task = world.tasks().getFirst();
        WorldTask other = world.tasks().get(1);
        List<Rule> rule = Asking.rules(world, Kind.USEFUL, task.name()).subList(0, 1);
        String system = START + " " + Asking.stated(rule);
        double start = world.oracle().accuracy(START, task.userPrompt(), task);
        double inUser = world.oracle().accuracy(START, Asking.template(task, rule), task) - start;

        assertThat(inUser).isPositive();
        assertThat(world.oracle().accuracy(system, task.userPrompt(), task) - start)
                .isCloseTo(inUser / 2, within(1e-9));
        assertThat(world.oracle().accuracy(system, other.userPrompt(), other))
                .isEqualTo(world.oracle().accuracy(START, other.userPrompt(), other));
        assertThat(world.oracle().accuracy(START, Asking.template(other, rule), other))
                .isEqualTo(world.oracle().accuracy(START, other.userPrompt(), other));
    }

    @Test
    void systemAndUserPromptOverlap() {
        World world = World.of("normal", 3);
        WorldTask task = world.tasks().getFirst();
        Rule own = Asking.rules(world, Kind.USEFUL, task.name()).getFirst();
        String partner = START + " " + Asking.stated(List.of(world.rules().get(own.overlap())));
        String user = Asking.template(task, List.of(own));
        double alone =
                world.oracle().accuracy(START, user, task) - world.oracle().accuracy(START, task.userPrompt(), task);
        double beside = world.oracle().accuracy(partner, user, task)
                - world.oracle().accuracy(partner, task.userPrompt(), task);

        assertThat(beside).isCloseTo(0.8 * alone, within(1e-9));
    }

    @Test
    void longPromptsCostALittle() {
        World world = World.of("normal", 4);
        String padded = START + " blue".repeat(400);

        assertThat(world.oracle().accuracy(padded, world.tasks()))
                .isLessThan(world.oracle().accuracy(START, world.tasks()) - 0.01)
                .isGreaterThan(world.oracle().accuracy(START, world.tasks()) - 0.02);
    }

    @Test
    void harmfulRulesHarm() {
        for (World world : worlds("normal")) {
            for (Rule rule : Asking.rules(world, Kind.HARMFUL, null)) {
                assertThat(world.oracle().accuracy(START + " " + Asking.stated(List.of(rule)), world.tasks()))
                        .isLessThan(0.37);
            }
            List<Rule> useless = Asking.rules(world, Kind.USELESS, null).subList(0, 3);
            assertThat(world.oracle().accuracy(START + " " + Asking.stated(useless), world.tasks()))
                    .isCloseTo(0.38, within(1e-9));
        }
    }

    @Test
    void inASmallWorldRulesAreWorthLessAndAdviceIsHalfWrong() {
        for (World world : worlds("small-effects")) {
            assertThat(world.oracle().accuracy(general(world, Kind.USEFUL), world.targetTasks()))
                    .isCloseTo(0.48, within(1e-9));
            assertThat(world.parameters().advice().right()).isEqualTo(0.5);
        }
    }

    @Test
    void inANullWorldNothingMatters() {
        for (World world : worlds("null")) {
            for (Kind kind : Kind.values()) {
                assertThat(world.oracle().accuracy(general(world, kind) + " blue".repeat(900), world.tasks()))
                        .isCloseTo(0.38, within(1e-9));
            }
        }
    }

    @Test
    void inAMemorisingWorldRulesHelpOnTrainingItemsOnly() {
        for (World world : worlds("memorising")) {
            assertThat(mean(world.tasks(), task -> best(world, task, Part.TRAIN)))
                    .isCloseTo(0.79, within(1e-9));
            assertThat(mean(world.tasks(), task -> best(world, task, Part.VALIDATION)))
                    .isCloseTo(0.38, within(1e-9));
            assertThat(mean(world.tasks(), task -> best(world, task, Part.TEST)))
                    .isCloseTo(0.38, within(1e-9));
        }
    }

    @Test
    void ofTwoRulesThatCancelOneIsWorthMoreThanBoth() {
        for (World world : worlds("interacting")) {
            List<Rule> useful = Asking.rules(world, Kind.USEFUL, null);
            double start = world.oracle().accuracy(START, world.tasks());
            assertThat(gain(world, useful.subList(0, 2))).isCloseTo(0, within(1e-9));
            for (Rule rule : useful.subList(0, 4)) {
                assertThat(gain(world, List.of(rule))).isPositive();
            }
            double all = world.oracle().accuracy(general(world, Kind.USEFUL), world.targetTasks());
            assertThat(world.oracle().best(world.targetTasks())).isBetween(all + 0.02, start + 0.36);
        }
    }

    @Test
    void aDependentRuleHelpsBesideAnotherOnly() {
        for (World world : worlds("interacting")) {
            List<Rule> useful = Asking.rules(world, Kind.USEFUL, null);
            double support = gain(world, useful.subList(4, 5));
            assertThat(support).isPositive();
            assertThat(gain(world, useful.subList(5, 6))).isCloseTo(0, within(1e-9));
            assertThat(gain(world, useful.subList(4, 6))).isGreaterThan(support + 0.02);
        }
    }

    private static double gain(World world, List<Rule> rules) {
        return world.oracle().accuracy(START + " " + Asking.stated(rules), world.tasks())
                - world.oracle().accuracy(START, world.tasks());
    }

    @Test
    void theBestIsWhatAllRulesComeToWhereNoneIsInTheWay() {
        for (World world : worlds("normal")) {
            assertThat(world.oracle().best(world.targetTasks())).isCloseTo(0.65, within(1e-9));
            assertThat(world.oracle().bestOfEach(world.sourceTasks())).isCloseTo(0.79, within(1e-9));
        }
        World nothing = worlds("memorising").getFirst();
        assertThat(nothing.oracle().bestOfEach(nothing.sourceTasks())).isCloseTo(0.38, within(1e-9));
    }

    @Test
    void variantsCanBeMixed() {
        Parameters mixed = World.of("small-effects+interacting+coining", 0).parameters();

        assertThat(mixed.effects().harm())
                .isEqualTo(World.of("small-effects", 0).parameters().effects().harm());
        assertThat(mixed.effects().cancelling()).isEqualTo(1);
        assertThat(mixed.rewriting().coins()).isEqualTo(1);
        assertThat(mixed.salt()).isEqualTo(2_006_008);
        assertThatThrownBy(() -> World.of("normal+paradise", 0)).hasMessageContaining("\"paradise\"");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theSameSeedIsTheSameWorld(String variant) {
        World world = World.of(variant, 5);

        assertThat(World.of(variant, 5).tasks()).isEqualTo(world.tasks());
        assertThat(World.of(variant, 5).rules()).isEqualTo(world.rules());
        assertThat(World.of(variant, 6).rules()).isNotEqualTo(world.rules());
        assertThat(world.tasks().stream().flatMap(task -> task.items().stream()).map(Item::question))
                .doesNotHaveDuplicates();
        assertThat(world.tasks()).allSatisfy(task -> {
            assertThat(task.items(Part.TRAIN)).hasSize(200);
            assertThat(task.items(Part.TEST)).hasSize(500);
        });
    }

    @Test
    void heldOutVariantsDifferFromThoseTunedOn() {
        assertThat(World.variants())
                .filteredOn(name -> name.endsWith("-held-out"))
                .allSatisfy(name -> {
                    Parameters own = World.of(name, 0).parameters();
                    Parameters tuned =
                            World.of(name.replace("-held-out", ""), 0).parameters();
                    assertThat(own.salt()).isNotEqualTo(tuned.salt());
                    assertThat(own.effects()).isNotEqualTo(tuned.effects());
                });
        assertThat(World.variants()).hasSize(24);
    }

    @Test
    void saysWhatIsUnknown() {
        assertThatThrownBy(() -> World.of("paradise", 0))
                .hasMessageContaining("\"paradise\"")
                .hasMessageContaining("null");
        assertThatThrownBy(() -> World.of("normal", 0).task("moon")).hasMessageContaining("\"moon\"");
    }
}
