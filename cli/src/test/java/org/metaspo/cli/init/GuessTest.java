package org.metaspo.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.problem.BadInputException;

/** What a data file seems to hold. */
class GuessTest {
    @TempDir
    Path directory;

    private DataLook look(String header, List<String> rows) throws IOException {
        return DataLook.at(
                Files.writeString(directory.resolve("data.csv"), header + "\n" + String.join("\n", rows) + "\n"));
    }

    private Guess guess(String... answers) throws IOException {
        List<String> rows = IntStream.range(0, 30)
                .mapToObj(i -> "Question number " + i + "?," + answers[i % answers.length])
                .toList();
        return Guess.of(look("question,answer", rows), null, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes|No|{form: yes-no}|accuracy
            A|C|{form: option-letter, options: 3}|accuracy
            1|5|{form: integer, min: 1, max: 5}|accuracy
            1.5|200|{form: number}|accuracy
            billing|account|{form: label, labels: ["account", "billing"]}|accuracy
            """)
    void readsTheFormOffTheAnswers(String one, String other, String form, String metric) throws IOException {
        Guess guess = guess(one, other);

        assertThat(guess.answer()).isEqualTo(form);
        assertThat(guess.metric()).isEqualTo(metric);
    }

    @Test
    void manyShortAnswersAreTextsAndLongOnesAreJudged() throws IOException {
        String[] names = IntStream.range(0, 30).mapToObj(i -> "name " + i).toArray(String[]::new);
        assertThat(guess(names).answer()).isEqualTo("{form: text}");

        String[] essays = IntStream.range(0, 30)
                .mapToObj(i -> "because of the " + i + " many things that were said and done on that very long day")
                .toArray(String[]::new);
        Guess guess = guess(essays);
        assertThat(guess.metric()).isEqualTo("judge");
        assertThat(guess.isJudged()).isTrue();
    }

    @Test
    void findsColumnsByTheirNamesThenByWhatTheyHold() throws IOException {
        List<String> rows = IntStream.range(0, 20)
                .mapToObj(i -> i + ",A customer wrote a long message number " + i + ",team " + i % 2)
                .toList();

        Guess named = Guess.of(look("id,Message,team", rows), null, null);
        assertThat(named.question()).isEqualTo("Message");
        assertThat(named.gold()).isEqualTo("team");

        Guess nameless = Guess.of(look("a,b,c", rows), null, null);
        assertThat(nameless.question()).isEqualTo("b");
        assertThat(nameless.gold()).isEqualTo("c");
    }

    @Test
    void columnsCanBeNamedAndASlipIsMended() throws IOException {
        DataLook look = look(
                "title,message,team",
                IntStream.range(0, 20).mapToObj(i -> "t" + i + ",m" + i + ",x").toList());

        assertThat(Guess.of(look, "title", "team").question()).isEqualTo("title");
        assertThatThrownBy(() -> Guess.of(look, "titel", "team"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--question titel")
                .hasMessageContaining("`title`");
    }

    @Test
    void emptyFilesAndFilesOfOneColumnAreRefused() throws IOException {
        assertThatThrownBy(() -> look("question,answer", List.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no rows");
        DataLook one = look("question", List.of("a", "b").stream().collect(Collectors.toList()));
        assertThatThrownBy(() -> Guess.of(one, null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("one column");
    }
}
