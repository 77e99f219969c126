package org.metaspo.task.source.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.statistics.Randomness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What rows of each source become. */
class RowRuleTest {
    private static final Randomness RANDOMNESS = new Randomness(42);

    private static RowRule rule(String task) {
        return Catalogue.shipped().get(task, "test").rows();
    }

    private static RowOutcome made(String task, String... rows) {
        return made(rule(task), RANDOMNESS, rows);
    }

    private static RowOutcome made(RowRule rule, Randomness randomness, String... rows) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String row : rows) {
            nodes.add(JsonMapper.shared().readTree(row.replace('\'', '"')));
        }
        return rule.make(nodes, randomness);
    }

    private static RowItem item(String task, String... rows) {
        return ((RowOutcome.Items) made(task, rows)).items().get(0);
    }

    /** A row, what is asked, what is right: one line for each source. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            beauty      | {'rating': 5.0, 'title': 'Nice', 'text': 'So<br />soft'}            | title: Nice\\ntext: So<br />soft | 5
            tweet_eval  | {'text': '@user hello', 'label': 0}                                 | @user hello                | no
            tweet_eval  | {'text': '@user fool', 'label': 1}                                  | @user fool                 | yes
            hatecheck   | {'case_id': 7, 'templ_id': 3, 'test_case': 'x', 'label_gold': 'hateful'} | x                     | yes
            ethos       | {'comment': 'x', 'isHate': '0.5'}                                   | x                          | yes
            ethos       | {'comment': 'x', 'isHate': '0.49'}                                  | x                          | no
            ethos       | {'comment': 'x', 'isHate': 1}                                       | x                          | yes
            gsm8k       | {'question': 'How many?', 'answer': '#### is not it <<1+1=2>>\\n#### 1,250'} | How many?              | 1,250
            object_counting | {'input': 'How many?', 'target': ['three', '3']}                | How many?                  | 3
            object_counting | {'input': 'How many?', 'target': '4'}                           | How many?                  | 4
            logic_grid_puzzle | {'input': 'Which?', 'target_scores': {'1': 0, '2': 1}}        | Which?                     | 2
            navigate    | {'input': 'Back?', 'target_scores': {'True': 0, 'False': 1}}        | Back?                      | no
            epistemic   | {'input': 'P. H.', 'task_prefix': 'Does it follow?', 'target_scores': {'entailment': 0, 'non-entailment': 1}} | Does it follow?\\nP. H.\\nOptions:\\n- entailment\\n- non-entailment | non-entailment
            anatomy     | {'id': 'a', 'question': 'Q', 'opa': 'w', 'opb': 'x', 'opc': 'y', 'opd': 'z', 'cop': 3} | Q\\nOptions:\\n(A) w\\n(B) x\\n(C) y\\n(D) z | D
            squad       | {'context': '[TLE] Title [PAR] One. [DOC] Two.', 'qas': [{'qid': '1', 'question': 'Q?', 'answers': ['One', 'One']}]} | Context: Title\\nOne.\\nTwo.\\nQuestion: Q? | One
            squad       | {'subset': 'SQuAD', 'context': 'One.', 'qid': '1', 'question': 'Q?', 'answers': ['One']} | Context: One.\\nQuestion: Q? | One
            """)
    void aRowBecomesAnItem(String task, String row, String question, String answer) {
        RowItem item = item(task, row);
        assertThat(item.question()).isEqualTo(question.replace("\\n", "\n"));
        assertThat(item.answers()).containsExactly(answer);
    }

    /** Rows that are no items, and the reason that a manifest counts them by. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            beauty      | {'rating': 5.0, 'title': '', 'text': null}                          | empty question
            liar        | {'id': '1', 'label': 'half-true', 'statement': 's', 'job_title': '', 'state_info': '', 'party_affiliation': '', 'context': ''} | label not used
            gsm8k       | {'question': 'How many?', 'answer': 'no mark'}                      | no answer
            object_counting | {'input': 'How many?', 'target': ['three']}                     | no target in digits
            temporal_sequences | {'input': 'x', 'target_scores': {'a': 1, 'b': 1}}            | not exactly one right option
            anatomy     | {'id': 'a', 'question': 'Q', 'opa': 'w', 'opb': 'x', 'opc': 'y', 'opd': 'z', 'cop': -1} | no label
            squad       | {'context': 'One.', 'qas': [{'qid': '1', 'question': 'Q?', 'answers': []}]} | no answer in the context
            anthropic_harmless | {'chosen': 'same', 'rejected': 'same'}                       | no two different dialogues
            algebra     | {'Q': 'Find the roots of the polynomial.', 'A': 'a', 'meta': {'url': 'https://physics.example/1', 'source': 'x', 'language': 'en'}} | another site
            algebra     | {'Q': 'What is the derivative of x?', 'A': '1', 'meta': {'url': 'https://math.stackexchange.com/1', 'source': 'x', 'language': 'en'}} | another topic
            """)
    void aRowIsDroppedForAReason(String task, String row, String reason) {
        assertThat(made(task, row)).isEqualTo(RowOutcome.dropped(reason));
    }

    @Test
    void aLiesStatementKeepsItsHeadingsWhereCellsAreEmpty() {
        RowItem item = item(
                "liar",
                "{'id': '1', 'label': 'false', 'statement': 'We won.', 'job_title': 'Mayor', 'state_info': '',"
                        + " 'party_affiliation': 'none', 'context': ''}");
        assertThat(item.question()).isEqualTo("Statement: We won.\nJob title: Mayor\nState: \nParty: none\nContext:");
        assertThat(item.answers()).containsExactly("yes");
    }

    @Test
    void optionsAreShuffledBySeedAndItemAndTheLetterFollows() {
        Set<String> letters = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            String row = "{'input': 'Puzzle " + i + "', 'target_scores': {'right': 1, 'b': 0, 'c': 0, 'd': 0}}";
            RowItem item = item("temporal_sequences", row);
            letters.add(item.answers().get(0));
            assertThat(item).isEqualTo(item("temporal_sequences", row));
            assertThat(item.question()).contains("(" + item.answers().get(0) + ") right");
            assertThat(((RowOutcome.Items) made(rule("temporal_sequences"), new Randomness(7), row))
                            .items()
                            .get(0)
                            .id())
                    .as("the id does not depend on the shuffle")
                    .isEqualTo(item.id());
        }
        assertThat(letters).containsExactlyInAnyOrder("A", "B", "C", "D");
    }

    @Test
    void questionsOfOnePuzzlePassageOrTemplateShareAGroup() {
        String puzzle = "{'input': 'Three cups.', 'target_scores': {'red first': 1, 'blue first': 0}}";
        String same = "{'input': 'Three cups.', 'target_scores': {'red last': 0, 'blue last': 1}}";
        assertThat(item("logical_deduction", puzzle).group())
                .isEqualTo(item("logical_deduction", same).group());
        assertThat(item("logical_deduction", puzzle).id())
                .isNotEqualTo(item("logical_deduction", same).id());
        RowOutcome.Items passage = (RowOutcome.Items) made(
                "squad",
                "{'context': 'One, two.', 'qas': [{'qid': '1', 'question': 'Q?', 'answers': ['One']},"
                        + " {'qid': '2', 'question': 'R?', 'answers': ['two']}]}");
        assertThat(passage.items())
                .hasSize(2)
                .extracting(RowItem::group)
                .containsOnly(passage.items().get(0).group());
        String template = "{'case_id': 1, 'templ_id': 3, 'test_case': 'x', 'label_gold': 'hateful'}";
        assertThat(item("hatecheck", template).group()).isEqualTo("3");
    }

    @Test
    void oneSideOfAPairIsTakenAndBothOccur() {
        Set<List<String>> answers = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            RowItem item = item("anthropic_harmless", "{'chosen': 'good " + i + "', 'rejected': 'bad " + i + "'}");
            assertThat(item.answers()).containsExactly(item.question().startsWith("bad") ? "yes" : "no");
            answers.add(item.answers());
        }
        assertThat(answers).hasSize(2);
    }

    @Test
    void aLongReviewIsCutAndCounted() {
        RowItem item = item("beauty", "{'rating': 1.0, 'title': 't', 'text': '" + "x".repeat(9000) + "'}");
        assertThat(item.question()).hasSize(6000);
        assertThat(item.cut()).isTrue();
    }

    @Test
    void aDilemmaIsTwoNeighbouringRowsWithoutARightAnswer() {
        RowItem item = item(
                "airiskdilemmas",
                "{'dilemma': 'D', 'action': 'Action 1: go'}",
                "{'dilemma': 'D', 'action': 'Action 2: stay'}");
        assertThat(item.question()).isEqualTo("D\nAction 1: go\nAction 2: stay");
        assertThat(item.answers()).isEmpty();
        assertThatThrownBy(() -> made(
                        "airiskdilemmas",
                        "{'dilemma': 'D', 'action': 'Action 1: go'}",
                        "{'dilemma': 'E', 'action': 'Action 1: stay'}"))
                .isInstanceOf(RowShapeException.class);
    }

    @Test
    void anotherColumnThanExpectedIsSaid() {
        assertThatThrownBy(() -> made("tweet_eval", "{'tweet': 'x', 'label': 0}"))
                .isInstanceOf(RowShapeException.class)
                .hasMessage("There is no column `text`; the row has: tweet, label.");
    }

    @ParameterizedTest
    @CsvSource({
        "Prove that the roots of this quadratic polynomial are real, ALGEBRA",
        "Two circles and a triangle share a tangent, GEOMETRY",
        "Evaluate \\int_0^1 x dx, CALCULUS",
        "What is the probability that two dice agree?, PROBABILITY"
    })
    void aTopicIsFoundByItsWords(String question, MathTopic topic) {
        assertThat(MathTopic.of(question)).contains(topic);
    }

    @ParameterizedTest
    @CsvSource({"What is a ring?", "The integral over a triangle", "Delimited and unintegrated words"})
    void noTopicOrTwoAreNone(String question) {
        assertThat(MathTopic.of(question)).isEmpty();
    }
}
