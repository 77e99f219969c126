package org.metaspo.task.source.imports;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.DataSource.Part;
import org.metaspo.task.source.rows.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that an import rests on: with it the same items can be made again, byte for byte.
 *
 * @param schemaVersion of this file
 * @param task the task's name
 * @param dataset the data set, repository or site
 * @param config the data set's configuration, null where there is none
 * @param split how the data set's own splits feed the parts: the parts that have files of their own
 * @param revision what was asked for, null at a site
 * @param commit what that meant then, null at a site
 * @param licence as the catalogue states it
 * @param licenceAsRead as the source stated it at the time; null where it stated none
 * @param date of the import, yyyy-mm-dd
 * @param importer the program's version
 * @param seed of every draw
 * @param sizes most items of each part
 * @param fillTest whether test is filled up from training items
 * @param files that were read
 * @param source how the rows lie in them, as the catalogue said then
 * @param rules how rows became items, as the catalogue said then
 * @param picking how items were picked, in words
 * @param counts rows, items, and what was left out
 * @param items the picked ones, in the order of the written file
 * @param output the written file
 */
public record Manifest(
        int schemaVersion,
        String task,
        String dataset,
        @Nullable String config,
        List<Part> split,
        @Nullable String revision,
        @Nullable String commit,
        String licence,
        @Nullable String licenceAsRead,
        String date,
        String importer,
        long seed,
        SplitSizes sizes,
        boolean fillTest,
        List<SourceFile> files,
        JsonNode source,
        JsonNode rules,
        String picking,
        Counts counts,
        List<Picked> items,
        Output output) {
    static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What may be missing in a file that is none of ours is an error as it is read, not later. */
    public Manifest {
        require(task, dataset, split, licence, date, importer, sizes, files, source, rules, picking, counts, items);
        require(output);
    }

    private static void require(@Nullable Object... values) {
        if (Arrays.asList(values).contains(null)) {
            throw new IllegalArgumentException("Something is missing.");
        }
    }

    /**
     * A file that was read.
     *
     * @param sha256 of the file; of the drawn lines where it was sampled
     * @param size in bytes, of the whole file
     * @param drawn lines that were drawn at seeded offsets, 0: the file was read whole
     */
    public record SourceFile(
            Part part, String path, @Nullable String member, String address, String sha256, long size, int drawn) {
        /** Requires an address that a file can have come from. */
        public SourceFile {
            require(part, path, address, sha256);
            URI uri = URI.create(address);
            boolean plain = uri.normalize().equals(uri) && uri.getHost() != null;
            if (!address.startsWith("file:") && !(address.startsWith("https://") && plain)) {
                throw new IllegalArgumentException("No file comes from there.");
            }
        }
    }

    /**
     * What was found and left out.
     *
     * @param picked the size of each part
     * @param dropped rows that gave no item, by reason
     */
    public record Counts(
            long rows,
            long items,
            Map<String, Long> dropped,
            long duplicates,
            long conflicting,
            long cut,
            Map<String, Integer> picked) {
        /** Requires all of them. */
        public Counts {
            require(dropped, picked);
        }
    }

    /**
     * A picked item.
     *
     * @param file the file's number, from 0
     * @param row the row's number in it, from 0; in a sampled file the offset of its line
     */
    public record Picked(Part part, String id, int file, long row) {
        /** Requires a part and an id. */
        public Picked {
            require(part, id);
        }
    }

    /** The written file. */
    public record Output(String file, String sha256, long size) {
        /** Requires a name and a digest. */
        public Output {
            require(file, sha256);
        }
    }

    /** As it is written. */
    String json() {
        return MAPPER.writeValueAsString(this) + "\n";
    }

    /**
     * Reads a manifest.
     *
     * @throws BadInputException where it is none, or of another version
     */
    public static Manifest read(Path file) {
        try {
            Manifest manifest = MAPPER.readValue(Utf8.text(file), Manifest.class);
            if (manifest.schemaVersion() != SCHEMA) {
                throw new BadInputException(
                        file.toString(),
                        "The manifest has version " + manifest.schemaVersion() + ", this program reads " + SCHEMA + ".",
                        "Use the MetaSPO that wrote it (" + manifest.importer() + ").");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(), "This is no manifest of an import.", "Give a NAME.manifest.json.", e);
        }
    }
}
