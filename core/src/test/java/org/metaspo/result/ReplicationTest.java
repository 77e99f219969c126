package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicationTest {
    private static Replication.Run run(String varies, double difference) {
        return new Replication.Run(
                varies, varies, difference, difference - 0.1, difference + 0.1, difference > 0.1, "0.5000");
    }

    private static final Replication OF_EIGHT = Replication.of(List.of(
            run(Replication.SEED, 0.10),
            run(Replication.SEED, 0.14),
            run(Replication.SEED, -0.02),
            run(Replication.SEED, 0.12),
            run(Replication.SEED, 0.06),
            run(Replication.DATA, 0.20),
            run(Replication.DATA, 0.00),
            run(Replication.REPEAT, 0.12)));

    @Test
    void theSeedsAreWhatIsSummedUp() {
        assertThat(OF_EIGHT.mean()).isCloseTo(0.08, within(1e-12));
        assertThat(OF_EIGHT.worst()).isEqualTo(-0.02);
        assertThat(OF_EIGHT.belowStart()).isEqualTo(0.2);
        assertThat(OF_EIGHT.improved()).isEqualTo(0.4);
        // Squares of .02 .06 .10 .04 .02 over 4: .004; t of 4 degrees of freedom is 2.776.
        assertThat(OF_EIGHT.spread()).isCloseTo(Math.sqrt(0.004), within(1e-12));
        assertThat(OF_EIGHT.high() - OF_EIGHT.mean()).isCloseTo(2.776 * Math.sqrt(0.004 / 5), within(1e-4));
    }

    @Test
    void theNoiseOfTheModelsIsTakenOutOfTheOtherParts() {
        // .10 and .12: a variance of .0002.
        assertThat(OF_EIGHT.split().modelNoise()).isCloseTo(Math.sqrt(0.0002), within(1e-12));
        assertThat(OF_EIGHT.split().searchSeed()).isCloseTo(Math.sqrt(0.004 - 0.0002), within(1e-12));
        // .20, .00 and the first run's .10: a variance of .01.
        assertThat(OF_EIGHT.split().dataSample()).isCloseTo(Math.sqrt(0.01 - 0.0002), within(1e-12));
    }

    @Test
    void whatWasNotVariedIsNotMeasured() {
        Replication seeds = Replication.of(List.of(run(Replication.SEED, 0.1), run(Replication.SEED, 0.2)));

        assertThat(seeds.split().dataSample()).isNull();
        assertThat(seeds.split().modelNoise()).isNull();
        assertThat(seeds.lines()).anySatisfy(line -> assertThat(line).contains("data sample not measured"));
        assertThatIllegalArgumentException().isThrownBy(() -> Replication.of(List.of(run(Replication.SEED, 0.1))));
    }

    @Test
    void theVerdictComesFirst() {
        assertThat(OF_EIGHT.lines().getFirst())
                .startsWith("Over 5 search seeds the candidate does +8.0 points against the start")
                .contains("the worst is -2.0", "20 % of the runs end below the start", "40 % are confirmed better");
    }

    @Test
    void theDocumentFitsItsSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schemas/replicate.schema.json")), InputFormat.JSON);

        assertThat(schema.validate(OF_EIGHT.json(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(OF_EIGHT.json().replace("\"spread\"", "\"sprad\""), InputFormat.JSON))
                .isNotEmpty();
    }
}
