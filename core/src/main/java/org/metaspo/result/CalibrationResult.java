package org.metaspo.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.judge.Calibration;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.Timings;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code result.json} of {@code judge calibrate}. All but {@link #timings} is a function of configuration, labels, seed
 * and recorded answers. The JSON schema is {@code docs/schemas/calibration.schema.json}.
 *
 * @param schemaVersion of this file
 * @param command judge calibrate
 * @param status completed, budget, interrupted or failed
 * @param reason why it ended early; null where it was completed
 * @param seed of the intervals
 * @param programVersion of the program that wrote this
 * @param searchVersion raised when the judge's prompts change
 * @param calibration null where it ended early
 * @param usage of the judge
 * @param timings what the clock and the wire saw
 */
public record CalibrationResult(
        int schemaVersion,
        String command,
        String status,
        @Nullable String reason,
        long seed,
        String programVersion,
        int searchVersion,
        @Nullable Calibration calibration,
        Map<String, RoleUse> usage,
        @Nullable Timings timings) {
    /** What {@link #command} says. */
    public static final String COMMAND = "judge calibrate";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The text of the file. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** Reads a file. @throws tools.jackson.core.JacksonException it is no such result */
    public static CalibrationResult read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), CalibrationResult.class);
    }

    /** The same with other timings. */
    public CalibrationResult withTimings(@Nullable Timings other) {
        return new CalibrationResult(
                schemaVersion, command, status, reason, seed, programVersion, searchVersion, calibration, usage, other);
    }
}
