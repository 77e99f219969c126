package org.metaspo.task.source.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON: a list of objects, which is read one by one; or a document that holds one, read whole. */
final class JsonRows implements Rows {
    static final String REMEDY = "With an object a line the file's name ends in .jsonl.";

    private final String place;
    private final Iterator<? extends JsonNode> rows;
    private final JsonParser parser;
    private long number;

    private JsonRows(String place, Iterator<? extends JsonNode> rows, JsonParser parser) {
        this.place = place;
        this.rows = rows;
        this.parser = parser;
    }

    static JsonRows open(InputStream in, String place, Layout layout) throws IOException {
        boolean streamed = layout.records().isEmpty() && layout.carry().isEmpty();
        JsonParser parser = Json.MAPPER.createParser(streamed ? new Utf8Reader(in, place) : Reader.nullReader());
        try {
            return new JsonRows(
                    place,
                    streamed
                            ? new Elements(parser, place)
                            : within(Json.parse(Utf8.text(in, place), place, REMEDY), place, layout),
                    parser);
        } catch (RuntimeException | IOException e) {
            parser.close();
            throw e;
        }
    }

    private static Iterator<JsonNode> within(JsonNode document, String place, Layout layout) {
        JsonNode list = document.at(JsonPointer.compile(layout.records()));
        if (!list.isArray()) {
            throw noList(place + ", " + layout.records());
        }
        for (JsonNode row : list) {
            if (row instanceof ObjectNode object) {
                layout.carry().stream().filter(document::has).forEach(key -> object.set(key, document.path(key)));
            }
        }
        return list.iterator();
    }

    private static BadInputException noList(String place) {
        return new BadInputException(
                place, "The file must hold a list of items.", "A file with parts goes under `data.file`.");
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        JsonNode row = rows.next();
        return new Row(number, place + ", item " + ++number, row);
    }

    @Override
    public void close() {
        parser.close();
    }

    /** The elements of a list, none of which is held longer than its turn. */
    private static final class Elements implements Iterator<JsonNode> {
        private static final JsonMapper ELEMENT = Json.MAPPER
                .rebuild()
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private final JsonParser parser;
        private final String place;
        private boolean atElement;
        private boolean ended;

        Elements(JsonParser parser, String place) {
            this.parser = parser;
            this.place = place;
            JsonToken first = token();
            if (first != JsonToken.START_ARRAY) {
                throw first == null
                        ? new BadInputException(place, "The file is empty.", "Put something into it.")
                        : noList(place);
            }
        }

        private @Nullable JsonToken token() {
            try {
                return parser.nextToken();
            } catch (JacksonException e) {
                throw Json.malformed(Json.lined(place, e), e, REMEDY);
            }
        }

        @Override
        public boolean hasNext() {
            if (!atElement && !ended) {
                ended = token() == JsonToken.END_ARRAY;
                atElement = !ended;
                if (ended && token() != null) {
                    throw new BadInputException(place, "This is not JSON: something follows the list.", REMEDY);
                }
            }
            return atElement;
        }

        @Override
        public JsonNode next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            atElement = false;
            try {
                return ELEMENT.readTree(parser);
            } catch (JacksonException e) {
                throw Json.malformed(Json.lined(place, e), e, REMEDY);
            }
        }
    }
}
