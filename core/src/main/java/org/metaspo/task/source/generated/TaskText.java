package org.metaspo.task.source.generated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The task file of a generated task: how it was made, and how it is put to a model. */
final class TaskText {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    /** What a reader of the file looks for first. */
    private static final List<String> FIRST = List.of("instruction", "suffix", "answer", "metric");

    private TaskText() {}

    static String of(Generation generation, String data) {
        String name = generation.generator().name();
        ObjectNode keys = MAPPER.createObjectNode();
        keys.put("name", name);
        ObjectNode known = keys(name);
        FIRST.stream().filter(known::has).forEach(key -> keys.set(key, known.get(key)));
        keys.setAll(known);
        keys.putObject("data").put("file", data);
        return heading(generation) + MAPPER.writeValueAsString(keys);
    }

    private static String heading(Generation generation) {
        return "# Generated (version " + generation.generator().version() + " of the generator) by\n"
                + "#   metaspo tasks generate " + generation.generator().name()
                + " --seed " + generation.seed()
                + " --level " + generation.levels()
                + " --train " + generation.sizes().train()
                + " --validation " + generation.sizes().validation()
                + " --test " + generation.sizes().test() + "\n";
    }

    /** As the catalogue has it, for a task that is there too; the skill and the form of the answer are the same. */
    private static ObjectNode keys(String name) {
        return Catalogue.shipped().find(name).map(CatalogueEntry::task).orElseGet(() -> own(name));
    }

    private static ObjectNode own(String name) {
        try (InputStream in = TaskText.class.getResourceAsStream("tasks.yaml")) {
            JsonNode keys = MAPPER.readTree(in).path(name);
            if (!(keys instanceof ObjectNode found)) {
                throw new IllegalStateException("tasks.yaml has no " + name);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
