package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static Map<String, RunResult> byModel() {
        Map<String, RunResult> byModel = new LinkedHashMap<>();
        byModel.put("own", Runs.completed());
        byModel.put("other", Runs.completed());
        return byModel;
    }

    @Test
    void everyModelMeetsEveryTask() {
        Transfer transfer = Transfer.of(byModel(), List.of("tea"), Map.of(), "own");

        assertThat(transfer.cells()).extracting(Transfer.Cell::task).containsExactly("tea", "coffee", "tea", "coffee");
        assertThat(transfer.cells())
                .extracting(Transfer.Cell::role)
                .containsExactly("source", "target", "source", "target");
        assertThat(transfer.models())
                .hasSize(2)
                .allSatisfy(model -> assertThat(model.p())
                        .as("adjusted for two models")
                        .isCloseTo(2 * Runs.BETTER.p(), within(1e-12)));
    }

    @Test
    void ofFurtherTasksNothingIsClaimed() {
        Transfer transfer = Transfer.of(byModel(), List.of("tea", "coffee"), Map.of("tea", Runs.completed()), "own");

        assertThat(transfer.leftOut()).hasSize(2);
        assertThat(String.join("\n", transfer.lines())).contains("ahead on 2 of 2 tasks", "nothing is claimed");
    }

    @Test
    void theDocumentFitsItsSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schemas/transfer.schema.json")), InputFormat.JSON);
        String json = Transfer.of(byModel(), List.of("tea"), Map.of("tea", Runs.completed()), "own")
                .json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"source\"", "\"sauce\""), InputFormat.JSON))
                .isNotEmpty();
    }
}
