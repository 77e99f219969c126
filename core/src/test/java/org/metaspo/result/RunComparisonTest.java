package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.problem.BadInputException;

class RunComparisonTest {
    private static final String BAD = "+---------";
    private static final String GOOD = "+++++++++-";

    private static TestedRun run(String name, String... marksOfTeaAndCoffee) {
        Map<String, List<Scorecard>> tasks = new LinkedHashMap<>();
        List<String> names = List.of("tea", "coffee");
        for (int i = 0; i < marksOfTeaAndCoffee.length; i++) {
            tasks.put(names.get(i), List.of(Cards.card(names.get(i), marksOfTeaAndCoffee[i])));
        }
        return new TestedRun(name, 42, tasks, List.of());
    }

    private static String verdict(TestedRun first, TestedRun later) {
        return RunComparison.of(List.of(first, later)).verdict();
    }

    @Test
    void laterRunsAreHeldAgainstTheFirst() {
        RunComparison comparison = RunComparison.of(List.of(run("a", BAD, BAD), run("b", GOOD, BAD)));

        assertThat(comparison.runs()).containsExactly("a", "b");
        assertThat(comparison.tasks()).extracting(RunComparison.Task::name).containsExactly("tea", "coffee");
        assertThat(comparison.tasks().getFirst()).satisfies(tea -> {
            assertThat(tea.difference()).isCloseTo(0.8, within(1e-12));
            assertThat(tea.n()).isEqualTo(10);
            // McNemar: 8 against 0 is 2 / 256; of two tasks twice that.
            assertThat(tea.p()).isCloseTo(4 / 256.0, within(1e-12));
        });
        assertThat(comparison.overall())
                .isNotNull()
                .satisfies(all -> assertThat(all.difference()).isCloseTo(0.4, within(1e-12)));
        assertThat(comparison.verdict()).isEqualTo("better");
        assertThat(comparison.anyWorse()).isFalse();
    }

    @Test
    void theVerdictIsTheIntervals() {
        assertThat(verdict(run("a", GOOD, GOOD), run("b", BAD, BAD))).isEqualTo("worse");
        assertThat(verdict(run("a", GOOD, BAD), run("b", BAD, GOOD))).isEqualTo("indistinguishable");
        assertThat(verdict(run("a", GOOD, GOOD), run("b", GOOD, GOOD))).isEqualTo("indistinguishable");
    }

    @Test
    void aJudgeThatCarriesNoClaimHidesNoHarm() {
        TestedRun judged = new TestedRun("b", 42, run("b", GOOD, GOOD).tasks(), List.of("not calibrated"));
        TestedRun harmful = new TestedRun("c", 42, run("c", BAD, BAD).tasks(), List.of("not calibrated"));

        assertThat(verdict(run("a", BAD, BAD), judged)).isEqualTo("indistinguishable");
        assertThat(verdict(judged, harmful)).isEqualTo("worse");
        assertThat(ComparisonReport.of(RunComparison.of(List.of(run("a", BAD, BAD), judged))))
                .contains("No improvement is claimed: not calibrated.");
    }

    @Test
    void severalLaterRunsAreSeveralStatements() {
        RunComparison one = RunComparison.of(List.of(run("a", BAD, BAD), run("b", GOOD, GOOD)));
        RunComparison two =
                RunComparison.of(List.of(run("a", BAD, BAD), run("b", GOOD, GOOD), run("c", "----------", BAD)));

        assertThat(one.overall()).isNotNull();
        assertThat(two.overall())
                .isNotNull()
                .satisfies(all -> assertThat(all.p())
                        .isCloseTo(2 * Objects.requireNonNull(one.overall()).p(), within(1e-12)));
        assertThat(two.others()).singleElement().satisfies(other -> {
            assertThat(other.run()).isEqualTo("c");
            assertThat(other.verdict()).isEqualTo("indistinguishable");
        });
        assertThat(String.join("\n", ComparisonReport.of(two)))
                .contains(
                        "**b against a: better.**",
                        "**c against a: not distinguishable.**",
                        "adjusted for 2 comparisons");
    }

    @Test
    void itemsArePairedByIdWhateverTheirOrder() {
        Scorecard card = Cards.card("tea", BAD);
        List<Scored> turned = new ArrayList<>(card.items());
        Collections.reverse(turned);
        TestedRun other =
                new TestedRun("b", 42, Map.of("tea", List.of(new Scorecard(card.pairing(), turned))), List.of());

        RunComparison comparison = RunComparison.of(List.of(run("a", BAD), other));

        assertThat(comparison.tasks().getFirst().difference()).isZero();
        assertThat(comparison.tasks().getFirst().p()).isEqualTo(1);
    }

    @Test
    void anItemThatOneRunGotNoAnswerToLeavesBoth() {
        RunComparison comparison = RunComparison.of(List.of(run("a", "?+--------"), run("b", "++++++++++")));

        assertThat(comparison.tasks().getFirst().n()).isEqualTo(9);
    }

    @Test
    void theDocumentFitsItsSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schemas/compare.schema.json")), InputFormat.JSON);
        RunComparison two = RunComparison.of(List.of(run("a", BAD, BAD), run("b", GOOD, GOOD)));
        RunComparison three = RunComparison.of(List.of(run("a", BAD, BAD), run("b", GOOD, GOOD), run("c", BAD, BAD)));

        assertThat(schema.validate(two.json(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(three.json(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(two.json().replace("\"better\"", "\"good\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void otherItemsOrTasksAreRefusedInWords() {
        assertThatThrownBy(() -> RunComparison.of(List.of(run("a", BAD), run("b", BAD + "+"))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("other items of tea than a: 11 and 10, 10 of them in common");
        assertThatThrownBy(() -> RunComparison.of(List.of(run("a", BAD), run("b", BAD, BAD))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("was tested on tea, coffee, a on tea");
    }
}
