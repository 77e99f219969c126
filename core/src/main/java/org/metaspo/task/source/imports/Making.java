package org.metaspo.task.source.imports;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.SplitSizes;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.task.source.catalogue.DataSource.Part;
import org.metaspo.task.source.catalogue.RowRule;

/**
 * From files that lie here to the text of the item file: a pure function of the files, the rule, the sizes and the seed.
 *
 * @param text the item file
 * @param items the picked ones, in its order
 * @param counts what was found and left out
 */
record Making(String text, List<Manifest.Picked> items, Manifest.Counts counts) {
    static final String PICKING =
            "by SHA-256(seed, id); groups stay in one part; train, then validation from the front of"
                    + " the order, test from the back where it has no file of its own; options shuffled by seed and id where the"
                    + " rule says letters";

    private static final List<Part> ORDER = List.of(Part.TRAIN, Part.VALIDATION, Part.TEST);

    static Making of(
            List<LocalFile> files, DataSource source, RowRule rule, boolean fillTest, SplitSizes sizes, long seed) {
        Randomness randomness = new Randomness(seed);
        RowScan scan = new RowScan(source, rule, randomness);
        List<Candidate> all = new ArrayList<>();
        RowScan.Tally tally = scan.over(
                files,
                (file, spot, item) -> all.add(new Candidate(
                        file.part(),
                        HexFormat.of().formatHex(randomness.digest(item.id())),
                        item.id(),
                        item.group(),
                        Sha256.hex(item.question().strip()),
                        Sha256.hex(String.join("\n", item.answers())),
                        spot)));
        Selection.Picked picked = Selection.of(all, sizes, fillTest);
        ItemLines lines = new ItemLines(picked, ORDER);
        scan.over(files, lines::on);
        Map<String, Integer> sizesPicked = new LinkedHashMap<>();
        ORDER.forEach(part -> sizesPicked.put(part.key(), picked.size(part)));
        return new Making(
                lines.text(),
                lines.items(),
                new Manifest.Counts(
                        tally.rows(),
                        tally.items(),
                        tally.dropped(),
                        picked.duplicates(),
                        picked.conflicts(),
                        tally.cut(),
                        sizesPicked));
    }

    int size() {
        return items.size();
    }
}
