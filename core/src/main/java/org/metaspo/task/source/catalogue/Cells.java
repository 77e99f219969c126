package org.metaspo.task.source.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A row's cells by column.
 *
 * @param row an object
 */
record Cells(JsonNode row) {
    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    Cells {
        if (!row.isObject()) {
            throw new RowShapeException("A row is no object with columns.");
        }
    }

    /** The node of a column; it may be null in the sense of JSON, but must be there. */
    JsonNode node(String column) {
        JsonNode node = row.get(column);
        if (node == null) {
            throw new RowShapeException("There is no column `" + column + "`; the row has: "
                    + String.join(", ", row.propertyNames()) + ".");
        }
        return node;
    }

    /** The text of a column, trimmed; empty where the cell is empty. Whole numbers lose their fraction of zeros. */
    String text(String column) {
        JsonNode node = node(column);
        if (node.isContainer()) {
            throw new RowShapeException("The column `" + column + "` holds a list or an object, not a text.");
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue().stripTrailingZeros();
            return number.scale() <= 0 ? number.toBigInteger().toString() : number.toPlainString();
        }
        return node.asString("").strip();
    }

    /** The texts of a column that holds a list of texts. */
    List<String> texts(String column) {
        JsonNode node = node(column);
        if (!node.isArray()) {
            throw new RowShapeException("The column `" + column + "` must hold a list.");
        }
        return node.valueStream()
                .map(text -> text.asString("").strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A template with every {@code {column}} replaced by its cell. */
    String fill(String template) {
        Matcher slots = SLOT.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (slots.find()) {
            slots.appendReplacement(filled, Matcher.quoteReplacement(text(slots.group(1))));
        }
        return slots.appendTail(filled).toString();
    }
}
