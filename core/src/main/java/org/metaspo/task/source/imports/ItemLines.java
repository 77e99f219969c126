package org.metaspo.task.source.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.metaspo.task.source.catalogue.DataSource.Part;
import org.metaspo.task.source.catalogue.RowItem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes picked items as JSON Lines. Their texts are read in a second pass, so that no more than these are ever held. */
final class ItemLines {
    private final Map<Candidate.Spot, String> lines = new HashMap<>();
    private final Map<Candidate.Spot, Part> wanted = new HashMap<>();
    private final List<Part> order;
    private final Selection.Picked picked;

    /** @param order the parts in the order in which they are written */
    ItemLines(Selection.Picked picked, List<Part> order) {
        this.picked = picked;
        this.order = order;
        picked.parts().forEach((part, items) -> items.forEach(item -> wanted.put(item.spot(), part)));
    }

    void on(LocalFile file, Candidate.Spot spot, RowItem item) {
        Part part = wanted.get(spot);
        if (part != null) {
            lines.put(spot, line(part, file, spot, item));
        }
    }

    private static String line(Part part, LocalFile file, Candidate.Spot spot, RowItem item) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("id", item.id()).put("part", part.key()).put("question", item.question());
        ArrayNode answers = line.putArray("answers");
        item.answers().forEach(answers::add);
        if (!item.options().isEmpty()) {
            ArrayNode options = line.putArray("options");
            item.options().forEach(options::add);
        }
        line.put("group", item.group());
        line.putObject("source").put("file", file.path()).put("row", spot.row());
        return line.toString();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : order) {
            for (Candidate item : picked.parts().getOrDefault(part, List.of())) {
                text.append(Objects.requireNonNull(lines.get(item.spot()))).append('\n');
            }
        }
        return text.toString();
    }

    List<Manifest.Picked> items() {
        return order.stream()
                .flatMap(part -> picked.parts().getOrDefault(part, List.of()).stream()
                        .map(item -> new Manifest.Picked(
                                part, item.id(), item.spot().file(), item.spot().row())))
                .toList();
    }
}
