package org.metaspo.task.source.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.WholeFile;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Where imported tasks are written: {@code NAME.jsonl}, its {@code NAME.manifest.json} and {@code NAME.yaml}. Each appears
 * in one step, the manifest before its data.
 *
 * @param folder made where it is missing
 * @param replace whether files that stand there may be replaced
 */
record TaskFolder(Path folder, boolean replace) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    Path data(String name) {
        return folder.resolve(name + ".jsonl");
    }

    Path manifest(String name) {
        return folder.resolve(name + ".manifest.json");
    }

    Path taskFile(String name) {
        return folder.resolve(name + ".yaml");
    }

    /**
     * The import that stands there with these settings.
     *
     * @throws BadInputException where something else stands there that may not be replaced
     */
    Optional<Manifest> standing(String name, long seed, SplitSizes sizes) {
        if (replace || !Files.exists(data(name))) {
            return Optional.empty();
        }
        if (!Files.exists(manifest(name))) {
            throw new BadInputException(
                    data(name).toString(),
                    "The file is there already, and no import made it.",
                    "Say --overwrite to replace it.");
        }
        Manifest there = Manifest.read(manifest(name));
        if (there.seed() != seed || !there.sizes().equals(sizes)) {
            throw new BadInputException(
                    data(name).toString(),
                    "The task was imported with other settings (seed " + there.seed() + ", "
                            + there.sizes().train() + " + " + there.sizes().validation() + " + "
                            + there.sizes().test() + " items).",
                    "Say --overwrite to replace it, or name another folder by --to.");
        }
        return Optional.of(there);
    }

    /** Writes data and manifest; a file with other bytes is only replaced where that is allowed. */
    void write(String name, String text, Manifest manifest) {
        try {
            Files.createDirectories(folder);
            // A manifest without data is what an import leaves that was ended here, and nobody's work.
            put(manifest(name), manifest.json(), replace || !Files.exists(data(name)));
            put(data(name), text, replace);
        } catch (IOException e) {
            throw new BadInputException(
                    folder.toString(), "It cannot be written to (" + e + ").", "Name another folder by --to.", e);
        }
    }

    /** Writes the task file, where none stands there yet: people edit them. */
    Path describe(CatalogueEntry entry) {
        Path file = taskFile(entry.name());
        if (Files.exists(file) && !replace) {
            return file;
        }
        ObjectNode keys = YAML.createObjectNode().put("name", entry.name());
        keys.setAll(entry.task());
        if (entry.judged()) {
            keys.put("metric", "judge");
        }
        keys.putObject("data").put("file", data(entry.dataName()).getFileName().toString());
        keys.putObject("columns").put("part", "part");
        try {
            put(file, YAML.writeValueAsString(keys), replace);
        } catch (IOException e) {
            throw new BadInputException(
                    file.toString(), "It cannot be written (" + e + ").", "Name another folder by --to.", e);
        }
        return file;
    }

    private void put(Path file, String text, boolean overwrite) throws IOException {
        if (!overwrite && Files.exists(file) && !Files.readString(file).equals(text)) {
            throw new BadInputException(
                    file.toString(),
                    "Another file stands there.",
                    "Say --overwrite to replace it, or name another folder.");
        }
        WholeFile.write(file, text);
    }

    static Manifest.Output output(Path file, String text) {
        return new Manifest.Output(
                String.valueOf(file.getFileName()), Sha256.hex(text), text.getBytes(StandardCharsets.UTF_8).length);
    }
}
