package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.judge.Calibration;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CalibrationResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calibrations that {@code models.judge.calibration} names: directories of {@code judge calibrate}, or their results. */
final class CalibrationFiles {
    private final Path file;
    private final Path directory;

    CalibrationFiles(Path file, Path directory) {
        this.file = file;
        this.directory = directory;
    }

    /** @param named a path or a list of them, null for none */
    List<Calibration> read(@Nullable JsonNode named) {
        List<Calibration> calibrations = new ArrayList<>();
        if (named != null) {
            for (JsonNode path : named.isArray() ? named : List.of(named)) {
                calibrations.add(read(path.isString() ? path.asString() : ""));
            }
        }
        return calibrations;
    }

    private Calibration read(String named) {
        Path path = directory.resolve(named);
        Path result = Files.isDirectory(path) ? path.resolve("result.json") : path;
        if (named.isBlank() || !Files.isRegularFile(result)) {
            throw bad(
                    "there is no calibration `" + named + "`.",
                    "Give the directory that `metaspo judge calibrate` made.");
        }
        try {
            CalibrationResult read = CalibrationResult.read(result);
            Calibration calibration = read.calibration();
            if (calibration == null) {
                throw bad("the calibration `" + named + "` was not completed.", "Go on with it by `metaspo resume`.");
            }
            if (calibration.trust().equals(Calibration.REFUSED)) {
                throw bad(
                        "the calibration `" + named + "` refused this judge: "
                                + String.join("; ", calibration.findings()) + ".",
                        "Mend the rubric or take another model, and calibrate again.");
            }
            return calibration;
        } catch (IOException | JacksonException e) {
            throw new BadInputException(
                    file + ", models.judge.calibration",
                    "`" + named + "` is no result of `metaspo judge calibrate`.",
                    "Give the directory that it made.",
                    e);
        }
    }

    private BadInputException bad(String what, String remedy) {
        return new BadInputException(file + ", models.judge.calibration", what, remedy);
    }
}
