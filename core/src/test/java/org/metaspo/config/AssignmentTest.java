package org.metaspo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.problem.BadInputException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code --set path.to.key=value}. */
class AssignmentTest {
    @TempDir
    Path directory;

    private static ObjectNode tree() {
        return (ObjectNode) new YAMLMapper().readTree("""
                name: old
                system-prompt: default
                tasks: {source: [a.yaml, b.yaml]}
                method: {iterations: 3}
                """);
    }

    private static ObjectNode set(String... assignments) {
        ObjectNode tree = tree();
        for (String assignment : assignments) {
            ConfigTree.set(tree, assignment);
        }
        return tree;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name=new                        | /name                    | new
            name=a=b                        | /name                    | a=b
            name=                           | /name                    | ''
            seed=7                          | /seed                    | 7
            method.iterations=5             | /method/iterations       | 5
            method.system-candidates=2      | /method/system-candidates | 2
            budget.roles.task.calls=9       | /budget/roles/task/calls | 9
            baselines=[majority]            | /baselines/0             | majority
            'budget={calls: 5, usd: 1.5}'   | /budget/usd              | 1.5
            models.task.temperature=none    | /models/task/temperature | none
            system-prompt.text=Be brief.    | /system-prompt/text      | Be brief.
            system-prompt=cot               | /system-prompt           | cot
            """)
    void valuesAreYamlAndGroupsAreMadeOnTheWay(String assignment, String pointer, String value) {
        assertThat(set(assignment).at(pointer).asString()).isEqualTo(value);
    }

    @Test
    void otherKeysStay() {
        ObjectNode tree = set("method.system-candidates=2");

        assertThat(tree.at("/method/iterations").asInt()).isEqualTo(3);
        assertThat(tree.at("/name").asString()).isEqualTo("old");
    }

    /** On the command line a path starts where the user is, in the file where the file is. */
    @Test
    void relativePathsStartAtTheCurrentDirectory() {
        String here = Path.of("").toAbsolutePath() + "/";

        assertThat(set("data.directory=x/../y").at("/data/directory").asString())
                .isEqualTo(here + "y");
        assertThat(set("data={directory: y}").at("/data/directory").asString()).isEqualTo(here + "y");
        assertThat(set("system-prompt.file=p.txt").at("/system-prompt/file").asString())
                .isEqualTo(here + "p.txt");
        assertThat(set("system-prompt.run=runs/1").at("/system-prompt/run").asString())
                .isEqualTo(here + "runs/1");
        assertThat(set("tasks.source=[c.yaml, /d.yaml]").at("/tasks/source").toString())
                .isEqualTo("[\"" + here + "c.yaml\",\"/d.yaml\"]");
        assertThat(set("tasks.source.1=c.yaml").at("/tasks/source").toString())
                .isEqualTo("[\"a.yaml\",\"" + here + "c.yaml\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing                  | --set nothing: This is no assignment. Write --set path.to.key=value.
            =3                       | --set =3: This is no assignment. Write --set path.to.key=value.
            method.iteratons=3       | --set method.iteratons: Unknown key `method.iteratons`. Maybe you meant `iterations`.
            seed=many                | --set seed: The value of `seed` must be a whole number. Compare it with the examples in the documentation.
            name.first=a             | --set name.first: The value of `name` must be a text. Compare it with the examples in the documentation.
            tasks.source.2=c.yaml    | --set tasks.source.2: `2` is no item of a list of 2. Indices count from 0.
            tasks.source.-1=c.yaml   | --set tasks.source.-1: `-1` is no item of a list of 2. Indices count from 0.
            tasks.source.first=c.yaml | --set tasks.source.first: `first` is no item of a list of 2. Indices count from 0.
            tasks.source.0.name=c    | --set tasks.source.0.name: There is nothing under `0`. Check the path.
            name=[a                  | --set name: The value is no YAML. Put it in quotes.
            """)
    void wrongAssignments(String assignment, String message) {
        assertThatThrownBy(() -> set(assignment))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    @Test
    void theyComeBeforeTheFileAndAfterEachOther() {
        Project project = new Project(directory);

        assertThat(project.plan(Project.MINIMAL, "seed=1", "data.train=3", "data.train=4")
                        .tasks())
                .singleElement()
                .satisfies(planned -> assertThat(planned.splits().train()).hasSize(4));
        assertThat(project.refusal(Project.MINIMAL, "seed=null")).startsWith("metaspo.yaml, seed: has no value.");
    }
}
