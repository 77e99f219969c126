package org.metaspo.task.source.rows;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parquet values as JSON: dates and times as ISO 8601 writes them, bytes as text where they are UTF-8. */
final class ParquetCells {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ParquetCells() {}

    static ObjectNode row(StructAccessor cells) {
        ObjectNode row = JSON.objectNode();
        for (int i = 0; i < cells.getFieldCount(); i++) {
            row.set(cells.getFieldName(i), cells.isNull(i) ? JSON.nullNode() : node(cells.getValue(i)));
        }
        return row;
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.stringNode(text);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case Float number -> decimal(number.toString());
            case Double number -> decimal(number.toString());
            case BigDecimal number -> JSON.numberNode(number);
            case byte[] bytes -> bytes(bytes);
            case PqStruct struct -> row(struct);
            case PqList list -> list(list);
            case PqMap map -> map(map);
            default -> JSON.stringNode(value.toString());
        };
    }

    /** As JSON files give them; what is no number there (NaN) is a text. */
    private static JsonNode decimal(String digits) {
        return Character.isLetter(digits.charAt(digits.length() - 1))
                ? JSON.stringNode(digits)
                : JSON.numberNode(new BigDecimal(digits));
    }

    /** Some writers leave out the mark that a column is text. */
    private static JsonNode bytes(byte[] bytes) {
        try {
            return JSON.stringNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return JSON.binaryNode(bytes); // no text: JSON has base64 for it
        }
    }

    private static ArrayNode list(PqList list) {
        ArrayNode array = JSON.arrayNode(list.size());
        for (int i = 0; i < list.size(); i++) {
            array.add(list.isNull(i) ? JSON.nullNode() : node(list.get(i)));
        }
        return array;
    }

    private static ObjectNode map(PqMap map) {
        ObjectNode object = JSON.objectNode();
        for (PqMap.Entry entry : map.getEntries()) {
            object.set(String.valueOf(entry.getKey()), entry.isValueNull() ? JSON.nullNode() : node(entry.getValue()));
        }
        return object;
    }
}
